package import Comments
import GRDB

extension Reading {
    /// The thread of a page, also by a key that the page had before.
    package func thread(_ site: SiteName, _ key: PageKey) throws -> CommentThread? {
        let there = try database.first(
            """
            SELECT \(SummedTable.thread.selection) FROM thread
            WHERE site = ? AND key = ?
            """,
            [site.rawValue, key.text],
        ) { try CommentThread(row: &$0) }
        if let there { return there }
        if let moved = try thread(movedFrom: key, of: site) { return moved }
        try checkAbsence(of: key, on: site)
        return nil
    }

    /// Throws where it is not sure that a page has no thread: its index alone said so.
    ///
    /// Before the file was checked, which takes seconds after a start, all threads are looked through.
    private func checkAbsence(of key: PageKey, on site: SiteName) throws {
        let isThere: Bool? =
            switch health {
            case .whole: false
            case .damaged: true
            case .unchecked:
                try Bool.fetchOne(
                    database.cachedStatement(
                        sql: """
                            SELECT EXISTS (
                                SELECT 1 FROM thread NOT INDEXED
                                WHERE site = :site AND key = :key)
                                OR EXISTS (
                                    SELECT 1 FROM pageAlias WHERE +site = :site AND +key = :key)
                            """
                    ),
                    arguments: ["site": site.rawValue, "key": key.text],
                )
            }
        guard isThere == false else {
            throw StoreFailure.damaged("something, so that no page is known to have no comments")
        }
    }

    package func thread(_ id: ThreadID) throws -> CommentThread? {
        try database.first(
            "SELECT \(SummedTable.thread.selection) FROM thread WHERE id = ?",
            [id.rawValue],
        ) { try CommentThread(row: &$0) }
    }

    /// Public comments by page, for the pages that have any.
    package func counts(_ site: SiteName, _ keys: [PageKey]) throws -> [PageKey: Int] {
        var counts: [PageKey: Int] = [:]
        for key in Set(keys) {
            counts[key] = try thread(site, key)?.count ?? 0
        }
        return counts
    }

    /// Different names among the public comments of a thread.
    package func participants(in thread: ThreadID) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(DISTINCT name) FROM comment
                    WHERE thread = ? AND publicRevision IS NOT NULL
                    """
            ),
            arguments: [thread.rawValue],
        ) ?? 0
    }

    /// Comments that a thread got since a moment, of whatever state.
    package func comments(in thread: ThreadID, since: Timestamp) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM comment WHERE thread = ? AND created >= ?"
            ),
            arguments: [thread.rawValue, since.rawValue],
        ) ?? 0
    }

    /// When the first comment of a page came.
    package func beginning(of thread: ThreadID) throws -> Timestamp? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT created FROM thread WHERE id = ?"),
            arguments: [thread.rawValue],
        ).map(Timestamp.init(rawValue:))
    }

    /// Every page there is after one, in the order of their numbers, each earlier key of it as a page of its own.
    ///
    /// - Parameter limit: Threads; their earlier keys come with them.
    package func pages(
        sites: Set<SiteName>?,
        after thread: ThreadID,
        limit: Int,
    ) throws -> [PageRevision] {
        var threads: [CommentThread] = []
        let question = try database.cachedStatement(
            sql: """
                SELECT \(SummedTable.thread.selection) FROM thread
                WHERE id > :after AND \(isOfSites("site")) AND \(Reading.isNotParked)
                ORDER BY id LIMIT :limit
                """
        )
        let bounds: StatementArguments = [
            "after": thread.rawValue, "sites": sites?.json, "limit": limit,
        ]
        try walk(question, bounds) { row in
            threads.append(try CommentThread(row: &row))
            return true
        }
        return try threads.flatMap { thread in
            try ([thread.key] + aliases(of: thread.id)).map { key in
                PageRevision(
                    thread: thread.id,
                    site: thread.site,
                    key: key,
                    revision: thread.revision,
                    count: thread.count,
                )
            }
        }
    }

    /// Threads with how many of their comments wait, the one with the newest comment first.
    ///
    /// - Parameter page: Only that of this page, also by an earlier key.
    package func threads(
        sites: Set<SiteName>?,
        page: PageKey?,
        containing text: String?,
        limit: Int,
    ) throws
        -> [ThreadSummary]
    {
        let pattern = text.map { "%" + escapedForLike($0) + "%" }
        let question = try database.cachedStatement(
            sql: """
                SELECT \(SummedTable.thread.selection),
                    (SELECT count(*) FROM comment WHERE comment.thread = thread.id
                        AND comment.state = 'held') AS waiting,
                    (SELECT max(created) FROM comment WHERE comment.thread = thread.id) AS newest,
                    (SELECT max(id) FROM comment WHERE comment.thread = thread.id) AS last
                FROM thread
                WHERE \(isOfSites("site")) AND \(Reading.isNotParked)
                    AND (:page IS NULL OR key = :page OR id IN (
                        SELECT thread FROM pageAlias AS earlier
                        WHERE earlier.site = thread.site AND earlier.key = :page))
                    AND (:pattern IS NULL OR key LIKE :pattern ESCAPE '\\'
                        OR title LIKE :pattern ESCAPE '\\')
                ORDER BY last DESC, id DESC LIMIT :limit
                """
        )
        let bounds: StatementArguments = [
            "sites": sites?.json, "page": page?.text, "pattern": pattern, "limit": limit,
        ]
        var summaries: [ThreadSummary] = []
        try walk(question, bounds) { row in
            let more = SummedTable.thread.width
            let summary = ThreadSummary(
                thread: try CommentThread(row: &row),
                waiting: Int(try row.integer(more)),
                newest: try row.optionalInteger(more + 1).map(Timestamp.init(rawValue:)),
            )
            summaries.append(summary)
            return true
        }
        return summaries
    }
}

extension Transaction {
    /// The thread of a page, made when this is its first comment.
    ///
    /// - Parameter known: The thread, where it was looked up in this commit.
    package func openThread(
        _ site: SiteName,
        _ key: PageKey,
        url: String?,
        at now: Timestamp,
        known: CommentThread? = nil,
    ) throws -> CommentThread {
        if var thread = try known ?? reading.thread(site, key) {
            // An address of a page that it had before is not where it is. Until something is public, the last word
            // on where the page is counts: the first may be a stranger's.
            let isSettled = thread.url != nil && (thread.count > 0 || thread.url == url)
            guard !isSettled, thread.key == key, let url else { return thread }
            try database.execute(
                sql: "UPDATE thread SET url = ? WHERE id = ?",
                arguments: [url, thread.id.rawValue],
            )
            try SummedTable.thread.seal(thread.id.rawValue, in: database)
            try touch(thread.id, publicBy: 0)
            thread.url = url
            return thread
        }
        try SummedTable.thread.insert(
            [site.rawValue, key.text, url, nil, true, now.rawValue],
            beside: [nil, 1, 0],
            into: database,
        )
        guard let thread = try reading.thread(site, key) else {
            throw StoreFailure.damaged("a thread that was just made")
        }
        return thread
    }

    package func setOpen(_ isOpen: Bool, thread: ThreadID) throws {
        try database.execute(
            sql: "UPDATE thread SET isOpen = ? WHERE id = ?",
            arguments: [isOpen, thread.rawValue],
        )
        try SummedTable.thread.seal(thread.rawValue, in: database)
        try touch(thread, publicBy: 0)
    }

    /// Says that something a reader can see has changed, and by how many the public comments grew.
    func touch(_ thread: ThreadID, publicBy difference: Int) throws {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    UPDATE thread SET revision = revision + 1, publicCount = publicCount + ?
                    WHERE id = ? RETURNING site, key,
                        EXISTS (SELECT 1 FROM pageAlias WHERE pageAlias.thread = thread.id) AS moved
                    """
            ),
            arguments: [difference, thread.rawValue],
        )
        guard let row, let site = SiteName(rawValue: try row.value("site")) else {
            throw StoreFailure.damaged("a thread that was just there")
        }
        changes.pages.insert(ChangedPage(site: site, key: PageKey(stored: try row.value("key"))))
        if try row.value("moved") { try touchAliases(of: thread, site) }
    }

    /// Makes the title that came with this very comment the public one: a moderator approved both (SETTLED 11).
    func adoptTitle(of comment: StoredComment) throws {
        try database.execute(
            sql: """
                UPDATE thread SET title = (SELECT pageTitle FROM comment WHERE id = ?)
                WHERE id = ? AND title IS NULL
                """,
            arguments: [comment.id.rawValue, comment.thread.rawValue],
        )
        try SummedTable.thread.seal(comment.thread.rawValue, in: database)
    }
}

/// `%`, `_` and `\` as themselves in a LIKE pattern.
func escapedForLike(_ text: String) -> String {
    var escaped = ""
    for character in text {
        if "%_\\".contains(character) { escaped.append("\\") }
        escaped.append(character)
    }
    return escaped
}

extension CommentThread {
    /// - Parameter row: Begins with the selection of `SummedTable.thread`.
    init(row: inout StandingRow) throws {
        try SummedTable.thread.check(&row)
        guard let site = SiteName(rawValue: try row.text(0)) else {
            throw StoreFailure.damaged("a thread's site")
        }
        // In the order of the table's columns; the sum stands between those it covers and the others.
        self.init(
            id: ThreadID(try row.integer(7)),
            site: site,
            key: PageKey(stored: try row.text(1)),
            url: try row.optionalText(2),
            title: try row.optionalText(3),
            isOpen: try row.integer(4) != 0,
            revision: try row.integer(8),
            count: Int(try row.integer(9)),
        )
    }
}
