package import Comments
import GRDB

extension Reading {
    /// The Markdown source of one revision, checked against its sum: damaged text is never served.
    package func source(of id: CommentID, revision: Int) throws -> String {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT * FROM commentRevision WHERE comment = ? AND number = ?"
            ),
            arguments: [id.rawValue, revision],
        )
        guard let row else { return try erasedSource(of: id) }
        return try checkedSource(row, of: id)
    }

    /// Nothing, of a comment whose author took it back; of any other the text is lost.
    private func erasedSource(of id: CommentID) throws -> String {
        let isErased = try Bool.fetchOne(
            database.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM comment WHERE id = ? AND state = 'withdrawn')"
            ),
            arguments: [id.rawValue],
        )
        guard isErased == true else {
            throw StoreFailure.damaged("the text of comment \(id.rawValue)")
        }
        return ""
    }

    func checkedSource(_ row: Row, of id: CommentID) throws -> String {
        try Reading.checkedSource(
            of: id,
            number: row.value("number"),
            row.value("source"),
            row.value("checksum"),
        )
    }

    static func checkedSource(
        of id: CommentID,
        number: Int,
        _ source: String,
        _ checksum: Int64,
    ) throws -> String {
        guard checksum == Checksum.of("\(id.rawValue)", "\(number)", source) else {
            throw StoreFailure.damaged("the text of comment \(id.rawValue)")
        }
        return source
    }
}

/// What a comment's newest text brings with it besides itself.
package struct RevisionMarks: Sendable {
    package var priority: Priority
    package var isCovered: Bool
    package var isQuarantined: Bool
    package var tags: [String]

    /// As they stand.
    package init(_ comment: StoredComment) {
        priority = comment.priority
        (isCovered, isQuarantined) = (comment.isCovered, comment.isQuarantined)
        tags = comment.tags
    }

    /// As a verdict says.
    package init(_ verdict: Verdict, isCovered: Bool) {
        priority = verdict.priority
        (self.isCovered, isQuarantined) = (isCovered, verdict.quarantined)
        tags = verdict.tags
    }
}

extension Transaction {
    func insertRevision(_ number: Int, of id: CommentID, source: String, at now: Timestamp) throws {
        try database.change(
            """
            INSERT INTO commentRevision (comment, number, source, created, checksum)
            VALUES (?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, number, source, now.rawValue,
                Checksum.of("\(id.rawValue)", "\(number)", source),
            ],
        )
    }

    /// Adds a newer text.
    ///
    /// - Parameter linkedAt: When its links count as sent, for the rates of link domains.
    ///
    /// What is public stays so until this one is approved.
    package func addRevision(
        to comment: StoredComment,
        source: String,
        facts: TextFacts,
        marks: RevisionMarks,
        at now: Timestamp,
        linkedAt: Timestamp,
    ) throws {
        let number = comment.revision + 1
        try insertRevision(number, of: comment.id, source: source, at: now)
        try insertLinkDomains(facts, of: comment.id, at: linkedAt)
        try database.execute(
            sql: """
                UPDATE comment SET revision = ?, exactText = ?, similarText = ?, textLength = ?,
                    priority = ?, covered = ?, quarantined = ?, tags = ?, edited = ?
                WHERE id = ?
                """,
            arguments: [
                number, facts.exact, Int64(bitPattern: facts.similar), facts.length,
                marks.priority.rawValue, marks.isCovered, marks.isQuarantined,
                marks.tags.joined(separator: " "), now.rawValue, comment.id.rawValue,
            ],
        )
        try SummedTable.comment.seal(comment.id.rawValue, in: database)
        newestTexts.forget()
        try findAnswersByKey(of: comment.id)
    }

    /// Overwrites the texts before the newest one with it, and erases what was said of them.
    ///
    /// Which rules met it stays known to the figures: their names are no words of it.
    package func eraseEarlierTexts(of comment: StoredComment, _ facts: TextFacts) throws {
        let id = comment.id
        let newest = try reading.source(of: id, revision: comment.revision)
        for number in 1..<comment.revision {
            try database.execute(
                sql: """
                    UPDATE commentRevision SET source = ?, checksum = ?
                    WHERE comment = ? AND number = ?
                    """,
                arguments: [
                    newest, Checksum.of("\(id.rawValue)", "\(number)", newest), id.rawValue, number,
                ],
            )
        }
        try database.execute(
            sql: "DELETE FROM linkDomain WHERE comment = ?",
            arguments: [id.rawValue],
        )
        try insertLinkDomains(facts, of: id, at: comment.created)
        try eraseSides(of: id, before: comment.version)
        try eraseReportNotes(on: id)
    }

    /// Erases what stands beside the log entries of a comment before one; they verify as erased.
    private func eraseSides(of id: CommentID, before entry: LogEntryID) throws {
        try database.execute(
            sql: """
                UPDATE logSide SET explanation = NULL, why = NULL, note = NULL WHERE entry IN
                    (SELECT id FROM logEntry
                        WHERE subject = 'comment' AND subjectID = ? AND id < ?)
                """,
            arguments: [id.rawValue, entry.rawValue],
        )
    }

    /// Erases why the author was banned, or their address revealed; that it was, and by whom, stays.
    private func eraseNotes(onAuthorOf id: CommentID) throws {
        try database.execute(
            sql: """
                UPDATE logSide SET note = NULL WHERE entry IN (
                    SELECT id FROM logEntry WHERE subject IN ('ban', 'reveal') AND subjectID = ?)
                """,
            arguments: [id.rawValue],
        )
    }

    /// Erases what the author wrote and who they said they were; their place stays for the replies.
    ///
    /// A second click finds no answer through the text any more, and what the key still finds is a withdrawn comment's.
    package func erase(_ comment: StoredComment, at now: Timestamp) throws {
        let id = comment.id.rawValue
        for table in ["commentRevision", "sealedAddress", "linkDomain"] {
            try database.execute(sql: "DELETE FROM \(table) WHERE comment = ?", arguments: [id])
        }
        try eraseSides(of: comment.id, before: LogEntryID(comment.version.rawValue + 1))
        try eraseNotes(onAuthorOf: comment.id)
        try eraseRules(ofComment: id)
        try settleReports(on: comment.id, by: comment.version)
        try eraseReportNotes(on: comment.id)
        try database.execute(
            sql: """
                UPDATE comment SET name = '', website = NULL, tags = '', exactText = '',
                    similarText = 0, textLength = 0, typedAuthor = NULL, provenAuthor = NULL,
                    covered = 0, quarantined = 0, edited = NULL, pageTitle = NULL,
                    wantsReplies = 0
                WHERE id = ?
                """,
            arguments: [id],
        )
        try SummedTable.comment.seal(id, in: database)
        newestTexts.forget()
        try eraseAuthor(comment.typedAuthor)
    }

    /// A typed author without a comment left, and without a ban, is nobody we need to know.
    func eraseAuthor(_ author: Int64?) throws {
        try database.execute(
            sql: """
                DELETE FROM typedAuthor WHERE id = ? AND bannedUntil IS NULL
                    AND NOT EXISTS (SELECT 1 FROM comment WHERE typedAuthor = typedAuthor.id)
                """,
            arguments: [author],
        )
    }
}
