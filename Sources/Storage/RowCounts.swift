import Comments
import GRDB

/// Lists say nothing of a row that is lost, unless what they hold is counted: in a file in which damage was found.
extension Reading {
    /// Throws where a thread has another number of rows than the index by time of its comments has entries.
    ///
    /// For a part of a thread: the whole of one is counted by itself.
    func checkRows(of thread: ThreadID) throws {
        guard health == .damaged else { return }
        // Only the rows themselves have names.
        try compare(
            """
            SELECT (SELECT count(name) FROM comment WHERE thread = ?1 AND root >= 0)
                = (SELECT count(*) FROM comment INDEXED BY commentByThread WHERE thread = ?1)
            """,
            [thread.rawValue],
            "the number of comments of a thread",
        )
    }

    /// Throws where there are more or fewer comments than the index of their numbers has entries.
    func checkRows() throws {
        guard health == .damaged else { return }
        try compare(
            """
            SELECT (SELECT count(name) FROM comment)
                = (SELECT count(id) FROM comment INDEXED BY sqlite_autoindex_comment_1)
            """,
            [],
            "the number of comments",
        )
    }

    private func compare(_ sql: String, _ arguments: StatementArguments, _ what: String) throws {
        let isSame = try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: arguments)
        guard isSame == true else { throw StoreFailure.damaged(what) }
    }
}
