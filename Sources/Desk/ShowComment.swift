package import Comments
import Storage

/// Everything a moderator may know of one comment.
package struct CommentStory: Sendable {
    package var item: QueueItem
    /// Oldest first.
    package var decisions: [LogEntry]
    /// Parents, replies and the comments right before and after, in the order readers see them.
    package var around: [Neighbour]
    /// Readers' reports, answered ones too; oldest first.
    package var reports: [ReaderReport]
    package var now: Timestamp
    /// It stands first on its page as well.
    package var isPinned: Bool
    /// In force on whoever wrote it.
    package var ban: Ban?

    package struct Neighbour: Sendable {
        package var comment: StoredComment
        package var source: String
        /// It stands before the comment.
        package var isAbove: Bool
    }
    /// Comments before and after that are shown whatever they answer.
    static let neighbours = 3

    /// The newest verdict of a policy on the text that is shown, as it was stored; JSON.
    ///
    /// A moderator's own text was judged by nobody: the places that an earlier verdict marks are not in it.
    package var explanation: String? {
        let entry = decisions.last { $0.explanation != nil }
        return entry?.revision == item.comment.revision ? entry?.explanation : nil
    }
}

extension ModerationDesk {
    /// One comment with its decisions and the comments around it.
    package func show(_ id: CommentID, to actor: Actor) async throws -> CommentStory {
        let now = now()
        return try await store.read { reading in
            guard let comment = try reading.comment(id),
                try reading.shows(comment, to: actor),
                let item = try reading.queueItem(comment)
            else { throw Refusal.notFound("comment \(id.rawValue)") }
            let around = try reading.around(comment)
                .filter { try reading.shows($0, to: actor) }
                .map { neighbour in
                    CommentStory.Neighbour(
                        comment: neighbour,
                        source: try reading.source(of: neighbour.id, revision: neighbour.revision),
                        isAbove: neighbour.stands(before: comment),
                    )
                }
            return CommentStory(
                item: item,
                decisions: try reading.decisions(on: comment),
                around: around,
                reports: try reading.reports(on: comment.id),
                now: now,
                isPinned: try reading.isPinned(id, in: comment.thread),
                ban: try reading.bans(onAuthorOf: comment, at: now).first,
            )
        }
    }
}

extension Reading {
    /// What a moderator reads beside a comment, in the order readers see it.
    fileprivate func around(_ comment: StoredComment) throws -> [StoredComment] {
        let all =
            try ancestors(of: comment) + neighbours(of: comment, each: CommentStory.neighbours)
            + replies(to: comment.id, thread: comment.thread)
        let single = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
        return single.values.sorted { $0.stands(before: $1) }
    }
}

extension StoredComment {
    fileprivate func stands(before other: StoredComment) -> Bool {
        root == other.root ? path.lexicographicallyPrecedes(other.path) : root < other.root
    }
}
