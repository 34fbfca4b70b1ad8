package import Comments
import FoundationEssentials
package import Storage
import Synchronization

/// A real store in a temporary folder that goes with it, and the words to fill it.
package final class StoreFixture: Sendable {
    package let folder: DataFolder
    package let store: Store
    package let lock: FolderLock
    package let site = SiteName.usual
    private let clock = Mutex(Int64(1_790_000_000_000))

    package init() async throws {
        let path = FileManager.default.temporaryDirectory.path + "/afterword-\(UUID().uuidString)"
        folder = DataFolder(path: path)
        try folder.prepare()
        lock = try FolderLock(of: folder, patience: 0, holder: "the tests")
        store = try Store(folder: folder, lock: lock, onFailedSync: {})
        let site = site
        try await store.write { try $0.save(Site(name: site)) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.path) }

    /// Moves the clock on without waiting.
    package func pass(seconds: Int) {
        clock.withLock { $0 += Int64(seconds) * 1_000 }
    }

    /// A moment later than every one before.
    package func now() -> Timestamp {
        clock.withLock {
            $0 += 1_000
            return Timestamp(rawValue: $0)
        }
    }

    /// Posts a comment that is held, as the desk will do it.
    ///
    /// - Parameter similar: Its SimHash.
    @discardableResult
    package func post(
        _ body: String,
        under parent: CommentID? = nil,
        on page: String = "/a",
        similar: UInt64 = 0,
    ) async throws
        -> StoredComment
    {
        let (site, now) = (site, now())
        return try await store.write { transaction in
            let key = PageKey(stored: page)
            let thread = try transaction.openThread(site, key, url: nil, at: now)
            let author = TypedAuthor(
                name: "Ada",
                email: EmailAddress("ada.canary@example.org", toASCII: { $0 }),
            )
            let submission = Submission(site: site, page: key, author: author, body: body)
            var new = NewComment(
                thread: thread.id,
                submission: submission,
                facts: StoreFixture.facts(body, similar),
                verdict: Verdict(
                    outcome: .hold,
                    policy: PolicyStamp(name: "test", hash: "sha256:0", engine: "1.0.0"),
                ),
            )
            new.parent = try parent.map { try transaction.found($0) }
            if let email = author.email {
                let index = self.store.index(of: email, on: site)
                let typed = try transaction.reading.typedAuthor(index)
                new.typedAuthor = try transaction.typedAuthor(typed, at: now)
            }
            var entry = LogEntry(
                at: now,
                subject: .comment,
                subjectID: 0,
                act: "verdict",
                actorKind: .policy,
                actor: "test",
            )
            entry.to = .held
            entry.why = "held: a person reads it first"
            let comment = try transaction.insert(new, decided: entry, at: now)
            if let email = author.email {
                try transaction.seal(email, of: comment.id, site: site)
            }
            return comment
        }
    }

    private static func facts(_ body: String, _ similar: UInt64) -> TextFacts {
        TextFacts(exact: body, similar: similar, length: 30, linkDomains: ["a.example"])
    }

    /// What the log says when an author takes a comment back.
    package func withdrawal(of id: CommentID, at now: Timestamp) -> LogEntry {
        var entry = LogEntry(
            at: now,
            subject: .comment,
            subjectID: id.rawValue,
            act: "withdraw",
            actorKind: .author,
            actor: "author",
        )
        entry.to = .withdrawn
        return entry
    }

    /// Decides as a moderator.
    @discardableResult
    package func decide(
        _ id: CommentID,
        _ choice: Choice,
        batch: String = "b1",
        reason: String? = nil,
        by actor: String = "mona",
    ) async throws
        -> StoredComment
    {
        let now = now()
        return try await store.write { transaction in
            let comment = try transaction.found(id)
            var entry = LogEntry(
                at: now,
                subject: .comment,
                subjectID: id.rawValue,
                act: choice.rawValue,
                actorKind: .moderator,
                actor: actor,
            )
            entry.to = choice.state
            entry.toPublic = choice == .approve ? comment.revision : nil
            (entry.batch, entry.reason) = (batch, reason)
            return try transaction.record(entry, on: comment)
        }
    }

    /// The listed comments of a page in document order, all parts of the walk put together.
    package func listed(
        _ page: String = "/a",
        order: ThreadOrder = .oldest,
        limit: Int = 100,
    ) async throws
        -> [Comment]
    {
        let site = site
        return try await store.read { reading in
            guard let thread = try reading.thread(site, PageKey(stored: page)) else { return [] }
            var comments: [Comment] = []
            var cursor: ThreadCursor?
            repeat {
                let part = try reading.listedComments(
                    thread,
                    order: order,
                    after: cursor,
                    limit: limit,
                )
                comments += part.comments
                cursor = part.next
            } while cursor != nil
            return comments
        }
    }
}
