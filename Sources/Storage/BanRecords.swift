package import Comments
import GRDB

extension Reading {
    /// The bans in force, the one that ends first before the others; at most `Ban.listed`.
    ///
    /// - Parameters:
    ///   - sites: Nil for all.
    ///   - showsQuarantined: Without it, bans for comments that only seniors see are left out.
    package func bans(
        at now: Timestamp,
        sites: Set<SiteName>?,
        showsQuarantined: Bool,
    ) throws -> [Ban] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(SummedTable.ban.selection) FROM ban
                    JOIN comment ON comment.id = ban.comment
                    WHERE ended IS NULL AND until > :now AND (:quarantined OR NOT quarantined)
                        AND \(isOfSites(siteOfComment("ban.comment")))
                    ORDER BY until, ban.id LIMIT \(Ban.listed)
                    """
            ),
            arguments: [
                "now": now.rawValue, "quarantined": showsQuarantined, "sites": sites?.json,
            ],
        ).map(ban(row:))
    }

    package func ban(_ id: Int64, at now: Timestamp) throws -> Ban? {
        try ban("id = :value", id, at: now)
    }

    /// The bans in force on whoever wrote a comment, that on their key before that on their address.
    ///
    /// Of a comment that was taken back nothing is known but the ban that named it.
    package func bans(onAuthorOf comment: StoredComment, at now: Timestamp) throws -> [Ban] {
        let known = [
            try comment.provenAuthor.flatMap { try ban(Ban.ofKey, $0, at: now) },
            try comment.typedAuthor.flatMap { try ban(Ban.ofAddress, $0, at: now) },
        ].compactMap(\.self)
        guard known.isEmpty else { return known }
        return try ban("comment = :value", comment.id.rawValue, at: now).map { [$0] } ?? []
    }

    fileprivate func ban(_ condition: String, _ value: Int64, at now: Timestamp) throws -> Ban? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(SummedTable.ban.selection) FROM ban
                    WHERE \(condition) AND ended IS NULL AND until > :now
                    """
            ),
            arguments: ["value": value, "now": now.rawValue],
        ).map(ban(row:))
    }

    private func ban(row: Row) throws -> Ban {
        let row = try SummedTable.ban.checked(row)
        let id = CommentID(try row.value("comment"))
        guard let comment = try comment(id), let thread = try thread(comment.thread),
            let entry = try logEntry(LogEntryID(try row.value("entry")))
        else { throw StoreFailure.damaged(SummedTable.ban.noun) }
        let key: Int64? = try row.value("provenAuthor")
        return Ban(
            id: try row.value("id"),
            comment: id,
            site: thread.site,
            page: thread.key,
            name: comment.name,
            isByKey: key != nil,
            until: Timestamp(rawValue: try row.value("until")),
            entry: entry.id,
            since: entry.at,
            by: entry.actor,
            reason: entry.note,
        )
    }

    /// Whoever has this key is banned now.
    package func isBanned(provenAuthor: Int64?, at now: Timestamp) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM ban WHERE provenAuthor = ? AND until > ?)"
            ),
            arguments: [provenAuthor, now.rawValue],
        ) ?? false
    }

    /// Bans in force that a typed author's row does not know, and the other way round.
    func strayBans() throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT (
                    SELECT count(*) FROM ban
                    JOIN typedAuthor ON typedAuthor.id = ban.typedAuthor
                    WHERE bannedUntil IS NOT until
                ) + (
                    SELECT count(*) FROM typedAuthor WHERE bannedUntil IS NOT NULL
                        AND id NOT IN (SELECT typedAuthor FROM ban WHERE typedAuthor IS NOT NULL))
                """,
        ) ?? 0
    }
}

extension Ban {
    fileprivate static let ofKey = "provenAuthor = :value"
    fileprivate static let ofAddress = "typedAuthor = :value"
}

extension Transaction {
    /// Bans whoever wrote a comment: by the key they kept, else by the address they typed, which is shown to nobody.
    ///
    /// An earlier ban on the same key or address ends with it. The comment has one or the other.
    package func ban(
        authorOf comment: StoredComment,
        until: Timestamp,
        as act: LogEntry,
    ) throws -> Ban {
        try endBans(at: act.at)
        let typed = comment.provenAuthor == nil ? comment.typedAuthor : nil
        let earlier = [
            try comment.provenAuthor.flatMap { try reading.ban(Ban.ofKey, $0, at: act.at) },
            try typed.flatMap { try reading.ban(Ban.ofAddress, $0, at: act.at) },
        ]
        for ban in earlier.compactMap(\.self) { try endBan(ban.id, at: act.at) }
        let last = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT coalesce(max(id), 0) FROM ban")
        )
        let id = (last ?? 0) + 1
        try SummedTable.ban.insert(
            [
                id, comment.id.rawValue, comment.provenAuthor, typed, until.rawValue,
                try append(act).rawValue, nil,
            ],
            into: database,
        )
        try setBanned(typed, until: until.rawValue)
        guard let ban = try reading.ban(id, at: act.at) else {
            throw StoreFailure.damaged(SummedTable.ban.noun)
        }
        return ban
    }

    /// Ends a ban and forgets whom it meant.
    package func endBan(_ id: Int64, at now: Timestamp) throws {
        let typed = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT typedAuthor FROM ban WHERE id = ?"),
            arguments: [id],
        )
        try database.cachedStatement(
            sql: "UPDATE ban SET provenAuthor = NULL, typedAuthor = NULL, ended = ? WHERE id = ?"
        ).execute(arguments: [now.rawValue, id])
        try SummedTable.ban.seal(id, in: database)
        try setBanned(typed, until: nil)
        try eraseAuthor(typed)
    }

    /// Ends the bans whose time is over; they have no effect since then.
    package func endBans(at now: Timestamp) throws {
        let over = try Int64.fetchAll(
            database,
            sql: "SELECT id FROM ban WHERE ended IS NULL AND until <= ?",
            arguments: [now.rawValue],
        )
        for id in over { try endBan(id, at: now) }
    }

    private func setBanned(_ author: Int64?, until: Int64?) throws {
        guard let author else { return }
        try database.cachedStatement(sql: "UPDATE typedAuthor SET bannedUntil = ? WHERE id = ?")
            .execute(arguments: [until, author])
        try SummedTable.typedAuthor.seal(author, in: database)
    }
}
