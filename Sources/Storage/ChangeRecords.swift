package import Comments
import GRDB

extension Reading {
    /// The decisions on comments after an entry of the log, oldest first.
    ///
    /// - Parameter showsQuarantined: Without it, what only seniors see is left out.
    package func changes(
        after entry: LogEntryID,
        showsQuarantined: Bool,
        limit: Int,
    ) throws -> [LogEntry] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM logEntry LEFT JOIN logSide ON entry = id
                    WHERE id > ? AND subject = 'comment' AND (? OR NOT EXISTS (
                        SELECT 1 FROM comment WHERE comment.id = subjectID AND quarantined))
                    ORDER BY id LIMIT ?
                    """
            ),
            arguments: [entry.rawValue, showsQuarantined, limit],
        ).map(checkedEntry)
    }

    /// The last entry of the log; 0 where there is none.
    package func newestEntry() throws -> LogEntryID {
        let newest = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT max(id) FROM logEntry")
        )
        return LogEntryID(newest ?? 0)
    }
}
