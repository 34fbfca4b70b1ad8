package import Comments
import FoundationEssentials
import GRDB

/// A comment about to be stored.
package struct NewComment: Sendable {
    package var thread: ThreadID
    package var parent: StoredComment?
    package var submission: Submission
    package var facts: TextFacts
    package var verdict: Verdict
    package var isCovered: Bool
    package var badge: String?
    package var typedAuthor: Int64?
    package var provenAuthor: Int64?

    package init(thread: ThreadID, submission: Submission, facts: TextFacts, verdict: Verdict) {
        self.thread = thread
        self.submission = submission
        self.facts = facts
        self.verdict = verdict
        parent = nil
        isCovered = false
        badge = nil
        typedAuthor = nil
        provenAuthor = nil
    }
}

extension Reading {
    package func comment(_ id: CommentID) throws -> StoredComment? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM comment WHERE id = ?"),
            arguments: [id.rawValue],
        ).map(StoredComment.init(row:))
    }

    /// The parents of a comment, the nearest first.
    package func ancestors(of comment: StoredComment) throws -> [StoredComment] {
        var chain: [StoredComment] = []
        var next = comment.parent
        while let id = next, chain.count <= Limits.depth, let parent = try self.comment(id) {
            chain.append(parent)
            next = parent.parent
        }
        return chain
    }

    package func replies(to id: CommentID, thread: ThreadID) throws -> [StoredComment] {
        try Row.fetchAll(
            database,
            sql: "SELECT * FROM comment WHERE thread = ? AND parent = ? ORDER BY id LIMIT 50",
            arguments: [thread.rawValue, id.rawValue],
        ).map(StoredComment.init(row:))
    }

    /// A comment of the same thread, parent, name and text that is still somewhere (SETTLED 8).
    package func hasTwin(
        _ submission: Submission,
        facts: TextFacts,
        thread: ThreadID,
        parent: CommentID?,
    ) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM comment
                        JOIN commentRevision ON commentRevision.comment = comment.id
                            AND commentRevision.number = comment.revision
                        WHERE exactText = ? AND thread = ? AND parent IS ? AND name = ?
                            AND state IN ('approved', 'held', 'spam') AND source = ?)
                    """
            ),
            arguments: [
                facts.exact, thread.rawValue, parent?.rawValue, submission.author.name,
                submission.body,
            ],
        ) ?? false
    }
}

extension Transaction {
    /// Stores a comment, not public yet: `record(_:)` lets the decision take effect.
    package func insert(_ new: NewComment, at now: Timestamp) throws -> StoredComment {
        let id = CommentID(try nextNumber())
        let place = Place(id: id, parent: new.parent)
        let submission = new.submission
        try database.cachedStatement(sql: insertion).execute(arguments: [
            "thread": new.thread.rawValue, "root": place.root.rawValue, "path": Data(place.path),
            "id": id.rawValue, "parent": place.parent?.rawValue, "name": submission.author.name,
            "website": submission.author.website?.text, "badge": new.badge,
            "state": CommentState.held.rawValue, "priority": new.verdict.priority.rawValue,
            "covered": new.isCovered, "quarantined": new.verdict.quarantined,
            "tags": new.verdict.tags.joined(separator: " "), "created": now.rawValue,
            "proven": new.provenAuthor, "typed": new.typedAuthor, "exact": new.facts.exact,
            "similar": Int64(bitPattern: new.facts.similar), "length": new.facts.length,
            "wants": submission.notify, "title": submission.title,
        ])
        try insertRevision(1, of: id, source: submission.body, at: now)
        try insertLinkDomains(new.facts, of: id, at: now)
        return try found(id)
    }

    /// Where the links of one revision lead; the rates of link domains count them.
    func insertLinkDomains(_ facts: TextFacts, of id: CommentID, at now: Timestamp) throws {
        for domain in facts.linkDomains.prefix(20) {
            try database.cachedStatement(
                sql: "INSERT OR IGNORE INTO linkDomain (domain, created, comment) VALUES (?, ?, ?)"
            ).execute(arguments: [domain, now.rawValue, id.rawValue])
        }
    }

    /// The comment as it stands now.
    package func found(_ id: CommentID) throws -> StoredComment {
        guard let comment = try reading.comment(id) else { throw Refusal.notFound("comment") }
        return comment
    }

    private func nextNumber() throws -> Int64 {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT coalesce(max(id), 0) + 1 FROM comment")
        ) ?? 1
    }

    private var insertion: String {
        """
        INSERT INTO comment (thread, root, path, id, parent, name, website, badge, state, priority,
            covered, quarantined, tags, created, provenAuthor, typedAuthor, exactText, similarText,
            textLength, wantsReplies, pageTitle)
        VALUES (:thread, :root, :path, :id, :parent, :name, :website, :badge, :state, :priority,
            :covered, :quarantined, :tags, :created, :proven, :typed, :exact, :similar, :length,
            :wants, :title)
        """
    }
}

/// Where a new comment goes in its thread; too deep attaches to the deepest allowed ancestor.
private struct Place {
    var root: CommentID
    var parent: CommentID?
    var path: [UInt8]

    init(id: CommentID, parent: StoredComment?) {
        guard let parent else {
            (root, self.parent, path) = (id, nil, [])
            return
        }
        root = parent.root
        path = Array(parent.path.prefix((Limits.depth - 1) * 8))
        if path.count == parent.path.count {
            self.parent = parent.id
        } else {
            self.parent = CommentID(path.suffix(8).reduce(0) { $0 << 8 | Int64($1) })
        }
        path += unsafe withUnsafeBytes(of: id.rawValue.bigEndian) { unsafe Array($0) }
    }
}

extension StoredComment {
    init(row: Row) throws {
        guard let state = CommentState(rawValue: row["state"]),
            let priority = Priority(rawValue: row["priority"])
        else { throw StoreFailure.damaged("a comment's state") }
        let path: Data = row["path"]
        let parent: Int64? = row["parent"]
        let edited: Int64? = row["edited"]
        let tags: String = row["tags"]
        self.init(
            id: CommentID(row["id"]),
            thread: ThreadID(row["thread"]),
            root: CommentID(row["root"]),
            path: Array(path),
            parent: parent.map(CommentID.init(_:)),
            name: row["name"],
            website: row["website"],
            badge: row["badge"],
            state: state,
            priority: priority,
            isCovered: row["covered"],
            isQuarantined: row["quarantined"],
            tags: tags.split(separator: " ").map(String.init),
            created: Timestamp(rawValue: row["created"]),
            edited: edited.map(Timestamp.init(rawValue:)),
            revision: row["revision"],
            publicRevision: row["publicRevision"],
            publicBelow: row["publicBelow"],
            version: LogEntryID(row["version"]),
            provenAuthor: row["provenAuthor"],
            typedAuthor: row["typedAuthor"],
        )
    }
}
