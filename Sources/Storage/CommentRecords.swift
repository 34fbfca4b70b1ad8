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
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT \(SummedTable.comment.selection) FROM comment WHERE id = ?"
            ),
            arguments: [id.rawValue],
        )
        return try (row ?? missing(id)).map(StoredComment.init(row:))
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
            sql: """
                SELECT \(SummedTable.comment.selection) FROM comment
                WHERE thread = ? AND parent = ? ORDER BY id LIMIT 50
                """,
            arguments: [thread.rawValue, id.rawValue],
        ).map(StoredComment.init(row:))
    }

    /// The comments right before and right after one in the order in which readers see them.
    package func neighbours(of comment: StoredComment, each count: Int) throws -> [StoredComment] {
        try [("<", "DESC"), (">", "ASC")].flatMap { comparison, order in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT \(SummedTable.comment.selection) FROM comment
                        WHERE thread = ? AND (root, path) \(comparison) (?, ?)
                        ORDER BY root \(order), path \(order) LIMIT ?
                        """
                ),
                arguments: [
                    comment.thread.rawValue, comment.root.rawValue, Data(comment.path), count,
                ],
            ).map(StoredComment.init(row:))
        }
    }

    /// A comment of the same thread, parent, name and text that is still somewhere (SETTLED 8).
    package func hasTwin(
        _ submission: Submission,
        facts: TextFacts,
        thread: ThreadID,
        parent: CommentID?,
    ) throws -> Bool {
        try database.first(
            """
            SELECT 1 FROM comment INDEXED BY commentByText
            JOIN commentRevision ON commentRevision.comment = comment.id
                AND commentRevision.number = comment.revision
            WHERE exactText = ? AND thread = ? AND parent IS ? AND name = ?
                AND state IN ('approved', 'held', 'spam') AND source = ?
            """,
            [
                facts.exact, thread.rawValue, parent?.rawValue, submission.author.name,
                submission.body,
            ],
        ) { _ in true } ?? false
    }
}

extension Transaction {
    /// Stores a comment with the verdict on it, in effect at once.
    ///
    /// - Parameter verdict: Complete but for what follows from the comment: its number, and that nothing was before.
    package func insert(
        _ new: NewComment,
        decided verdict: LogEntry,
        at now: Timestamp,
    ) throws -> StoredComment {
        let id = CommentID(try nextNumber())
        let place = CommentPlace(id: id, parent: new.parent)
        var entry = verdict
        (entry.subjectID, entry.revision) = (id.rawValue, 1)
        (entry.from, entry.fromPublic) = (nil, nil)
        let comment = StoredComment(
            new,
            at: place,
            id: id,
            entry: entry,
            version: try append(entry),
            created: now,
        )
        try insertRows(of: comment, new, decidedBy: entry.actorKind)
        try show(comment, after: entry)
        return comment
    }

    /// The comment itself, its text, and where its links lead.
    func insertRows(
        of comment: StoredComment,
        _ new: NewComment,
        decidedBy: LogEntry.ActorKind,
    ) throws {
        try insertRow(comment, new, decidedBy: decidedBy)
        newestTexts.add(new.facts, on: new.submission.site, at: comment.created)
        try insertRevision(1, of: comment.id, source: new.submission.body, at: comment.created)
        try insertLinkDomains(new.facts, of: comment.id, at: comment.created)
    }

    private func insertRow(
        _ comment: StoredComment,
        _ new: NewComment,
        decidedBy: LogEntry.ActorKind,
    ) throws {
        let submission = new.submission
        // One for each of the table's columns, in their order.
        try SummedTable.comment.insert(
            [
                comment.thread.rawValue, comment.root.rawValue, Data(comment.path),
                comment.id.rawValue, comment.parent?.rawValue, comment.name, comment.website,
                comment.badge, comment.state.rawValue, comment.priority.rawValue,
                comment.isCovered, comment.isQuarantined, comment.tags.joined(separator: " "),
                comment.created.rawValue, comment.edited?.rawValue, comment.revision,
                comment.publicRevision, comment.version.rawValue, decidedBy.rawValue,
                comment.provenAuthor, comment.typedAuthor, new.facts.exact,
                Int64(bitPattern: new.facts.similar), new.facts.length, submission.notify,
                submission.title,
            ],
            beside: [comment.publicBelow],
            into: database,
        )
    }

    /// Where the links of one revision lead; the rates of link domains count them.
    func insertLinkDomains(_ facts: TextFacts, of id: CommentID, at now: Timestamp) throws {
        for domain in facts.linkDomains.prefix(20) {
            try SummedTable.linkDomain.insert([domain, now.rawValue, id.rawValue], into: database)
        }
    }

    /// The comment as it stands now.
    package func found(_ id: CommentID) throws -> StoredComment {
        guard let comment = try reading.comment(id) else { throw Refusal.notFound("comment") }
        return comment
    }

    /// One more than the newest comment, which is asked for once a commit.
    func nextNumber() throws -> Int64 {
        let last =
            try newest.comment
            ?? Int64.fetchOne(
                database.cachedStatement(sql: "SELECT coalesce(max(id), 0) FROM comment")
            ) ?? 0
        newest.comment = last + 1
        return last + 1
    }
}

/// Where a new comment goes in its thread; too deep attaches to the deepest allowed ancestor.
struct CommentPlace {
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
    /// A comment as it is stored for the first time.
    init(
        _ new: NewComment,
        at place: CommentPlace,
        id: CommentID,
        entry: LogEntry,
        version: LogEntryID,
        created: Timestamp,
    ) {
        self.init(
            id: id,
            thread: new.thread,
            root: place.root,
            path: place.path,
            parent: place.parent,
            name: new.submission.author.name,
            website: new.submission.author.website?.text,
            badge: new.badge,
            state: entry.to ?? .held,
            priority: new.verdict.priority,
            isCovered: new.isCovered,
            isQuarantined: new.verdict.quarantined,
            tags: new.verdict.tags,
            created: created,
            edited: nil,
            revision: 1,
            publicRevision: entry.toPublic,
            publicBelow: 0,
            version: version,
            provenAuthor: new.provenAuthor,
            typedAuthor: new.typedAuthor,
        )
    }

    /// - Parameter row: Begins with the selection of `SummedTable.comment`.
    init(row: Row) throws {
        let row = try SummedTable.comment.checked(row)
        guard let state = CommentState(rawValue: try row.value("state")),
            let priority = Priority(rawValue: try row.value("priority"))
        else { throw StoreFailure.damaged("a comment's state") }
        let path: Data = try row.value("path")
        let parent: Int64? = try row.value("parent")
        let edited: Int64? = try row.value("edited")
        let tags: String = try row.value("tags")
        self.init(
            id: CommentID(try row.value("id")),
            thread: ThreadID(try row.value("thread")),
            root: CommentID(try row.value("root")),
            path: Array(path),
            parent: parent.map(CommentID.init(_:)),
            name: try row.value("name"),
            website: try row.value("website"),
            badge: try row.value("badge"),
            state: state,
            priority: priority,
            isCovered: try row.value("covered"),
            isQuarantined: try row.value("quarantined"),
            tags: tags.split(separator: " ").map(String.init),
            created: Timestamp(rawValue: try row.value("created")),
            edited: edited.map(Timestamp.init(rawValue:)),
            revision: try row.value("revision"),
            publicRevision: try row.value("publicRevision"),
            publicBelow: try row.value("publicBelow"),
            version: LogEntryID(try row.value("version")),
            provenAuthor: try row.value("provenAuthor"),
            typedAuthor: try row.value("typedAuthor"),
        )
    }
}
