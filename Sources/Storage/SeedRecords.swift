package import Comments
import FoundationEssentials
import GRDB

/// A page with its whole conversation, to be stored at once.
package struct SeededThread: Sendable {
    package struct Item: Sendable {
        /// Index of the comment it answers, which stands before it.
        package var parent: Int?
        package var name: String
        package var source: String
        package var facts: TextFacts
        package var created: Timestamp
        package var isPublic: Bool

        package init(
            parent: Int?,
            name: String,
            source: String,
            facts: TextFacts,
            created: Timestamp,
            isPublic: Bool,
        ) {
            self.parent = parent
            self.name = name
            self.source = source
            self.facts = facts
            self.created = created
            self.isPublic = isPublic
        }
    }
    package var key: PageKey
    package var items: [Item]

    package init(key: PageKey, items: [Item]) {
        self.key = key
        self.items = items
    }
}

extension Reading {
    /// Nothing was ever posted here.
    package func isEmpty() throws -> Bool {
        try !(Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM comment)") ?? true)
    }
}

extension Transaction {
    /// Stores a conversation with every row that posting it comment by comment would have left: texts, link domains,
    /// decisions in the log, counts above each comment, the thread's own.
    ///
    /// Counts are known before the first row is written, so nothing is written twice.
    ///
    /// - Parameter actor: What the log says decided.
    package func seed(_ seeded: SeededThread, on site: SiteName, by actor: String) throws {
        guard let start = seeded.items.first?.created else { return }
        let thread = try openThread(site, seeded.key, url: nil, at: start)
        var comments: [StoredComment] = []
        var news: [NewComment] = []
        for item in seeded.items {
            let new = newComment(item, in: thread, under: item.parent.map { comments[$0] })
            let id = CommentID(try nextNumber())
            let verdict = entry(item, on: id, by: actor)
            let comment = StoredComment(
                new,
                at: CommentPlace(id: id, parent: new.parent),
                id: id,
                entry: verdict,
                version: try append(verdict),
                created: item.created,
            )
            news.append(new)
            comments.append(comment)
        }
        countBelow(&comments)
        for (comment, new) in zip(comments, news) {
            try insertRows(of: comment, new, decidedBy: .policy)
        }
        try touch(thread.id, publicBy: comments.count { $0.publicRevision != nil })
    }

    private func newComment(
        _ item: SeededThread.Item,
        in thread: CommentThread,
        under parent: StoredComment?,
    ) -> NewComment {
        let outcome: Outcome = item.isPublic ? .approve : .hold
        var new = NewComment(
            thread: thread.id,
            submission: Submission(
                site: thread.site,
                page: thread.key,
                author: TypedAuthor(name: item.name),
                body: item.source,
            ),
            facts: item.facts,
            verdict: Verdict(
                outcome: outcome,
                policy: PolicyStamp(name: "none", hash: "", engine: ""),
            ),
        )
        new.parent = parent
        return new
    }

    private func entry(
        _ item: SeededThread.Item,
        on id: CommentID,
        by actor: String,
    ) -> LogEntry {
        var entry = LogEntry(
            at: item.created,
            subject: .comment,
            subjectID: id.rawValue,
            act: "verdict",
            actorKind: .policy,
            actor: actor,
        )
        entry.to = item.isPublic ? .approved : .held
        entry.toPublic = item.isPublic ? 1 : nil
        entry.revision = 1
        if !item.isPublic { entry.why = "held: made up, so that there is something to decide" }
        return entry
    }

    /// How many public comments stand below each; parents come before their replies.
    private func countBelow(_ comments: inout [StoredComment]) {
        var places: [CommentID: Int] = [:]
        for (index, comment) in comments.enumerated() { places[comment.id] = index }
        for comment in comments where comment.publicRevision != nil {
            var next = comment.parent
            while let place = next.flatMap({ places[$0] }) {
                comments[place].publicBelow += 1
                next = comments[place].parent
            }
        }
    }
}
