package import Comments
import Storage

/// What a reader asks of a thread.
package struct ThreadQuestion: Sendable {
    package var order = ThreadOrder.oldest
    /// Comments, 1 to `Limits.pageOfComments`; stubs are not counted.
    package var limit = Limits.usualPageOfComments
    package var cursor: String?
    /// Repeats the ancestors of the first comment as stubs, so that a tree is whole.
    package var repeatsAncestors = true

    package init() {}

    /// Throws `Refusal.invalid` where the cursor is none.
    package func check() throws(Refusal) {
        if let cursor { _ = try ThreadCursor(text: cursor) }
    }
}

extension ModerationDesk {
    /// The public part of a page's conversation; an unknown page is an empty one.
    ///
    /// Asked by an earlier key, it answers under the one that the page has now.
    package func readThread(
        _ site: SiteName,
        _ key: PageKey,
        _ question: ThreadQuestion,
    )
        async throws -> ThreadReading
    {
        let cursor = try question.cursor.map { try ThreadCursor(text: $0) }
        return try await store.read { reading in
            var answer = ThreadReading(site: site, key: key)
            guard let thread = try reading.thread(site, key) else { return answer }
            answer.key = thread.key
            let part = try reading.listedComments(
                thread,
                order: question.order,
                after: cursor,
                limit: question.limit,
            )
            (answer.url, answer.title, answer.isOpen) = (thread.url, thread.title, thread.isOpen)
            (answer.count, answer.revision) = (thread.count, thread.revision)
            let pinned = part.hasPins ? try reading.pinnedComments(in: thread.id) : []
            if cursor == nil {
                answer.pinned = pinned.map {
                    PinnedComment($0, cursor: ThreadCursor(before: $0.id, question.order).text)
                }
            }
            answer.comments = part.comments.marking(pinned)
            answer.next = part.next?.text
            if question.repeatsAncestors, cursor != nil, let first = part.comments.first {
                answer.comments = try stubs(above: first, reading) + answer.comments
            }
            return answer
        }
    }

    private func stubs(above comment: Comment, _ reading: Reading) throws -> [Comment] {
        guard let stored = try reading.comment(comment.id) else { return [] }
        return try reading.ancestors(of: stored).reversed().map { ancestor in
            Comment(
                id: ancestor.id,
                parent: ancestor.parent,
                depth: ancestor.depth,
                name: "",
                shape: .stub,
                created: ancestor.created,
            )
        }
    }
}

extension [Comment] {
    fileprivate func marking(_ pinned: [Comment]) -> [Comment] {
        guard !pinned.isEmpty else { return self }
        let ids = Set(pinned.map(\.id))
        return map { comment in
            var comment = comment
            comment.isPinned = ids.contains(comment.id)
            return comment
        }
    }
}

extension ThreadCursor {
    /// After everything that stands before a top-level comment: no number begins with these bytes.
    init(before comment: CommentID, _ order: ThreadOrder) {
        let step: Int64 = order == .oldest ? -1 : 1
        self.init(root: comment.rawValue + step, path: [UInt8](repeating: 0xFF, count: 8))
    }

    /// Hex digits: 16 for the top-level comment, 16 for each step below it.
    var text: String {
        (bigEndianBytes(of: root) + path).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Throws `Refusal.invalid` for anything that no answer of ours gave.
    init(text: String) throws(Refusal) {
        let digits = Array(text.utf8)
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count - 1, by: 2) {
            let pair = String(decoding: digits[index...index + 1], as: UTF8.self)
            guard pair.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }),
                let byte = UInt8(pair, radix: 16)
            else { break }
            bytes.append(byte)
        }
        let isWhole = bytes.count * 2 == digits.count
        guard isWhole, bytes.count % 8 == 0, (1...(Limits.depth + 1)).contains(bytes.count / 8),
            bytes[0] < 0x80
        else {
            throw .invalid([
                FieldProblem("cursor", .invalid, "Use the cursor exactly as `next` gave it.")
            ])
        }
        self.init(
            root: bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) },
            path: Array(bytes.dropFirst(8)),
        )
    }

    private func bigEndianBytes(of number: Int64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }
}
