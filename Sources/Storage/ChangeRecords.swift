package import Comments
import GRDB

extension Reading {
    /// The decisions on comments after an entry of the log, oldest first.
    ///
    /// - Parameters:
    ///   - showsQuarantined: Without it, what only seniors see is left out.
    ///   - last: How far to look; an answer walks no more of the log than that.
    ///   - sites: Nil for all.
    package func changes(
        after entry: LogEntryID,
        upTo last: LogEntryID,
        showsQuarantined: Bool,
        sites: Set<SiteName>?,
        limit: Int,
    ) throws -> [LogEntry] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM logEntry LEFT JOIN logSide ON entry = id
                    WHERE id > :after AND id <= :last AND subject = 'comment'
                        AND (:quarantined OR NOT EXISTS (
                            SELECT 1 FROM comment WHERE comment.id = subjectID AND quarantined))
                        AND \(isOfSites(siteOfComment("subjectID")))
                    ORDER BY id LIMIT :limit
                    """
            ),
            arguments: [
                "after": entry.rawValue, "last": last.rawValue,
                "quarantined": showsQuarantined, "sites": sites?.json, "limit": limit,
            ],
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
