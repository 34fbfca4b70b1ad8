package import Comments
import FoundationEssentials
import GRDB

extension Reading {
    /// The author behind a key that we issued, if it is one of ours.
    package func provenAuthor(key: String, site: SiteName) throws -> Int64? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(SummedTable.provenAuthor.selection) FROM provenAuthor
                    WHERE keyHash = ? AND site = ?
                    """
            ),
            arguments: [Data(storedHash(key)), site.rawValue],
        )
        return try row.map { try SummedTable.provenAuthor.checked($0).value("id") }
    }

    /// What rules may know of an author: only a proven one has a past (DESIGN §1, invariant 8).
    package func authorSignals(
        proven: Int64?,
        typed: TypedAuthorRecord?,
        needs: SignalNeeds,
        at now: Timestamp,
    ) throws -> AuthorSignals {
        var signals = AuthorSignals()
        signals.banned = typed?.isBanned(at: now) ?? false
        guard let proven else { return signals }
        if try isBanned(provenAuthor: proven, at: now) { signals.banned = true }
        let counts = try counts(provenAuthor: proven)
        signals.proven = true
        (signals.approved, signals.held) = (counts.approved, counts.held)
        (signals.rejected, signals.spam) = (counts.rejected, counts.spam)
        signals.firstSeen = try firstSeen(proven).map { now.seconds(since: $0) }
        for window in needs.rejectionWindows {
            signals.rejectionRate[window] = try rejectionRate(
                of: proven,
                since: now.adding(seconds: -window),
            )
        }
        return signals
    }

    package func counts(provenAuthor: Int64) throws -> AuthorCounts {
        try counts("provenAuthor", provenAuthor)
    }

    package func counts(typedAuthor: Int64) throws -> AuthorCounts {
        try counts("typedAuthor", typedAuthor)
    }

    private func counts(_ column: String, _ author: Int64) throws -> AuthorCounts {
        var counts = AuthorCounts()
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT state, count(*) AS n FROM comment WHERE \(column) = ? GROUP BY state"
            ),
            arguments: [author],
        )
        for row in rows {
            switch CommentState(rawValue: try row.value("state")) {
            case .approved: counts.approved = try row.value("n")
            case .held: counts.held = try row.value("n")
            case .rejected: counts.rejected = try row.value("n")
            case .spam: counts.spam = try row.value("n")
            case .deleted, .withdrawn, nil: continue
            }
        }
        return counts
    }

    private func firstSeen(_ author: Int64) throws -> Timestamp? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT firstSeen FROM provenAuthor WHERE id = ?"),
            arguments: [author],
        ).map(Timestamp.init(rawValue:))
    }

    private func rejectionRate(of author: Int64, since: Timestamp) throws -> Double {
        try Double.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT coalesce(avg(state IN ('rejected', 'spam')), 0) FROM comment
                    WHERE provenAuthor = ? AND created >= ?
                        AND state IN ('approved', 'rejected', 'spam')
                    """
            ),
            arguments: [author, since.rawValue],
        ) ?? 0
    }

    /// The typed address of a stored comment is banned now.
    package func isBanned(typedAuthor: Int64?, at now: Timestamp) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM typedAuthor WHERE id = ? AND bannedUntil > ?)"
            ),
            arguments: [typedAuthor, now.rawValue],
        ) ?? false
    }

    /// What is stored of a typed address.
    package func typedAuthor(_ index: AddressIndex) throws -> TypedAuthorRecord {
        let known = try database.first(
            """
            SELECT \(SummedTable.typedAuthor.selection) FROM typedAuthor
            WHERE site = ? AND addressIndex = ?
            """,
            [index.site.rawValue, index.bytes],
        ) { row in
            try SummedTable.typedAuthor.check(&row)
            return TypedAuthorRecord(
                index: index,
                id: try row.integer(5),
                bannedUntil: try row.optionalInteger(3),
            )
        }
        return known ?? TypedAuthorRecord(index: index, id: nil, bannedUntil: nil)
    }
}

/// A typed address as the store knows it: counted and banned by, never trusted.
package struct TypedAuthorRecord: Sendable {
    let index: AddressIndex
    /// Nil where nobody typed it on this site before.
    let id: Int64?
    /// Milliseconds since 1970.
    let bannedUntil: Int64?

    func isBanned(at now: Timestamp) -> Bool { bannedUntil.map { $0 > now.rawValue } ?? false }
}

extension Transaction {
    /// The row by which comments of one typed address are counted; it grants nothing.
    package func typedAuthor(
        _ typed: TypedAuthorRecord,
        at now: Timestamp,
    ) throws -> Int64 {
        if let known = typed.id { return known }
        try SummedTable.typedAuthor.insert(
            [typed.index.site.rawValue, typed.index.bytes, now.rawValue, nil],
            beside: [nil],
            into: database,
        )
        return database.lastInsertedRowID
    }

    /// Makes the author to whom `key` was just given.
    package func newProvenAuthor(key: String, site: SiteName, at now: Timestamp) throws -> Int64 {
        try SummedTable.provenAuthor.insert(
            [site.rawValue, Data(storedHash(key)), now.rawValue],
            beside: [nil],
            into: database,
        )
        return database.lastInsertedRowID
    }
}
