package import Comments
import GRDB

extension Reading {
    /// The thread that was on a page before it was moved.
    func thread(movedFrom key: PageKey, of site: SiteName) throws -> CommentThread? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(SummedTable.pageAlias.selection) FROM pageAlias
                    WHERE site = ? AND key = ?
                    """
            ),
            arguments: [site.rawValue, key.text],
        )
        guard let row else { return nil }
        let id = ThreadID(try SummedTable.pageAlias.checked(row).value("thread"))
        guard let thread = try thread(id) else { throw StoreFailure.damaged("a thread") }
        return thread
    }

    /// The keys that a thread's page had before.
    func aliases(of thread: ThreadID) throws -> [PageKey] {
        try String.fetchAll(
            database.cachedStatement(
                sql: "SELECT key FROM pageAlias WHERE thread = ? ORDER BY key"
            ),
            arguments: [thread.rawValue],
        ).map(PageKey.init(stored:))
    }

    /// Somebody wrote here, whatever became of it.
    package func hasComments(in thread: ThreadID) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM comment WHERE thread = ?)"
            ),
            arguments: [thread.rawValue],
        ) ?? false
    }

    /// Pages that are a thread's own and another's earlier one.
    func ambiguousPages() throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM pageAlias
                JOIN thread ON thread.site = pageAlias.site AND thread.key = pageAlias.key
                """,
        ) ?? 0
    }
}

extension Transaction {
    /// Moves a thread to a page that has none; the earlier page leads to it from now on.
    ///
    /// - Parameter url: Where the page is now, if anybody knows.
    package func move(
        _ thread: CommentThread,
        to key: PageKey,
        url: String?,
    ) throws -> CommentThread {
        try database.execute(
            sql: "DELETE FROM pageAlias WHERE site = ? AND key = ? AND thread = ?",
            arguments: [thread.site.rawValue, key.text, thread.id.rawValue],
        )
        try setKey(key, of: thread.id, url: url)
        try SummedTable.pageAlias.insert(
            [thread.site.rawValue, thread.key.text, thread.id.rawValue],
            into: database,
        )
        try touch(thread.id, publicBy: 0)
        guard let moved = try reading.thread(thread.id) else {
            throw StoreFailure.damaged("a thread that was just moved")
        }
        return moved
    }

    func setKey(_ key: PageKey, of thread: ThreadID, url: String?) throws {
        try database.execute(
            sql: "UPDATE thread SET key = ?, url = ? WHERE id = ?",
            arguments: [key.text, url, thread.rawValue],
        )
        try SummedTable.thread.seal(thread.rawValue, in: database)
    }

    /// Whoever asks by an earlier page sees the same.
    func touchAliases(of thread: ThreadID, _ site: SiteName) throws {
        for key in try reading.aliases(of: thread) {
            changes.pages.insert(ChangedPage(site: site, key: key))
        }
    }
}
