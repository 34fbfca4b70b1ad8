package import Comments
import GRDB

extension Reading {
    /// True of threads that stand on a page: see `park`.
    static let isNotParked = "key NOT LIKE '/./%'"

    /// Open threads of a site that were begun up to a moment.
    package func openThreads(of site: SiteName, begunUntil end: Timestamp) throws -> [PageKey] {
        try String.fetchAll(
            database,
            sql: """
                SELECT key FROM thread
                WHERE site = ? AND isOpen AND created <= ? AND \(Reading.isNotParked)
                """,
            arguments: [site.rawValue, end.rawValue],
        ).map(PageKey.init(stored:))
    }

    /// Pages of a site that take no more comments.
    package func closedPages(of site: SiteName) throws -> Set<PageKey> {
        let keys = try String.fetchAll(
            database,
            sql: "SELECT key FROM thread WHERE site = ? AND NOT isOpen",
            arguments: [site.rawValue],
        )
        return Set(keys.map(PageKey.init(stored:)))
    }

    /// A person opened the thread at a moment or later.
    package func wasOpened(_ thread: ThreadID, since moment: Timestamp) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM logEntry INDEXED BY logBySubject
                        WHERE subject = 'thread' AND subjectID = ? AND act = 'open' AND at >= ?)
                    """
            ),
            arguments: [thread.rawValue, moment.rawValue],
        ) ?? false
    }
}

extension Transaction {
    /// Lets a thread without a comment make room for another on its page.
    ///
    /// Nothing is ever deleted from the table: the thread keeps its row under a key that no page can have, because
    /// `PageKey.canonical` resolves the dot. Earlier keys lead to it no more: nobody shall write there unseen.
    package func park(_ thread: CommentThread) throws {
        try touchAliases(of: thread.id, thread.site)
        try database.execute(
            sql: "DELETE FROM pageAlias WHERE thread = ?",
            arguments: [thread.id.rawValue],
        )
        try setKey(PageKey(stored: "/./\(thread.id.rawValue)"), of: thread.id, url: nil)
    }
}
