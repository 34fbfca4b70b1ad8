package import Comments
import GRDB

/// One part of the log.
package struct LoggedPart: Sendable {
    package var entries: [LogEntry]
    /// Where to go on; nil at the end.
    ///
    /// A part with few entries, or none, may have one: others had to be passed over.
    package var next: LogCursor?
}

extension Reading {
    /// Entries passed over in search of those asked for, so that a rare act in a long log does not take a reader's
    /// time.
    static let reach = 20_000

    /// Entries of the log as asked for, newest first, each compared with the chain.
    package func log(_ question: LogQuestion) throws -> LoggedPart {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT id, at, \(wanted) AS isWanted FROM logEntry \(source(question))
                WHERE \(range(question))
                    AND at >= :since AND at < :until AND (at, id) < (:lastAt, :lastID)
                ORDER BY at DESC, id DESC LIMIT :reach
                """,
            arguments: arguments(question),
        )
        var ids: [LogEntryID] = []
        var (last, seen) = (question.after, 0)
        while ids.count < question.limit, let row = try rows.next() {
            let (id, at): (Int64, Int64) = (try row.value(at: 0), try row.value(at: 1))
            last = LogCursor(at: Timestamp(rawValue: at), id: id)
            seen += 1
            if try row.value(at: 2) { ids.append(LogEntryID(id)) }
        }
        let isEnd = try ids.count < question.limit ? seen < Reading.reach : rows.next() == nil
        return LoggedPart(entries: try ids.compactMap(logEntry), next: isEnd ? nil : last)
    }

    /// Cheap questions come first: only what passes them is looked up.
    private var wanted: String {
        """
        CASE
            WHEN :act IS NOT NULL AND act <> :act
                AND substr(act, 1, length(:act) + 1) <> :act || ' ' THEN 0
            WHEN :subject IS NOT NULL AND subject <> :subject THEN 0
            WHEN :subjectID IS NOT NULL AND subjectID <> :subjectID THEN 0
            WHEN :actor IS NOT NULL AND actor <> :actor THEN 0
            WHEN NOT \(isOfSites(siteOfEntry)) THEN 0
            WHEN :quarantined OR subject NOT IN ('comment', 'ban', 'reveal') THEN 1
            ELSE NOT EXISTS (SELECT 1 FROM comment WHERE comment.id = subjectID AND quarantined)
        END
        """
    }

    /// What was done to tokens and policies is of no site.
    private var siteOfEntry: String {
        """
        CASE subject
            WHEN 'comment' THEN \(siteOfComment("subjectID"))
            WHEN 'ban' THEN \(siteOfComment("subjectID"))
            WHEN 'reveal' THEN \(siteOfComment("subjectID"))
            WHEN 'thread' THEN (SELECT site FROM thread WHERE thread.id = subjectID)
            WHEN 'site' THEN substr(act, length('set ') + 1)
            WHEN 'batch' THEN (SELECT \(siteOfComment("made.subjectID")) FROM logEntry AS made
                WHERE made.batch = logEntry.batch AND made.subject = 'comment' LIMIT 1)
        END
        """
    }

    /// The index that leads to the fewest entries.
    private func source(_ question: LogQuestion) throws -> String {
        if question.id != nil { return "INDEXED BY logBySubject" }
        return try isPerson(question.actor)
            ? "INDEXED BY logByPerson" : "INDEXED BY logByTime"
    }

    private func range(_ question: LogQuestion) throws -> String {
        if question.id != nil { return "subject = :subject AND subjectID = :subjectID" }
        return try isPerson(question.actor)
            ? "actor = :actor AND actorKind <> 'policy'" : "1"
    }

    /// A policy's name leads to nearly all entries, so those are walked by time.
    private func isPerson(_ name: String?) throws -> Bool {
        guard let name else { return false }
        return try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM logEntry INDEXED BY logByPerson
                        WHERE actor = ? AND actorKind <> 'policy')
                    """
            ),
            arguments: [name],
        ) ?? false
    }

    private func arguments(_ question: LogQuestion) -> StatementArguments {
        let after = question.after ?? LogCursor(at: Timestamp(rawValue: .max), id: .max)
        return [
            "act": question.act, "actor": question.actor,
            "subject": (question.subject ?? question.id.map { _ in .comment })?.rawValue,
            "subjectID": question.id, "quarantined": question.showsQuarantined,
            "sites": question.reach?.json,
            "since": question.since?.rawValue ?? .min, "until": question.until?.rawValue ?? .max,
            "lastAt": after.at.rawValue, "lastID": after.id, "reach": Reading.reach,
        ]
    }
}
