package import Comments
import FoundationEssentials
import GRDB

extension Reading {
    package func moderator(token: String) throws -> ModeratorToken? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(SummedTable.token.selection) FROM moderatorToken
                    WHERE hash = ? AND revoked IS NULL
                    """
            ),
            arguments: [Data(storedHash(token))],
        ).map(self.token(row:))
    }

    package func moderatorTokens() throws -> [ModeratorToken] {
        try Row.fetchAll(
            database,
            sql: "SELECT \(SummedTable.token.selection) FROM moderatorToken ORDER BY id",
        ).map(token(row:))
    }

    private func token(row: Row) throws -> ModeratorToken {
        var token = try ModeratorToken(row: row)
        token.reach = try reach(ofToken: token.id)
        return token
    }

    private func reach(ofToken id: Int64) throws -> TokenReach {
        let found = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT \(SummedTable.tokenReach.selection) FROM tokenReach WHERE token = ?"
            ),
            arguments: [id],
        )
        guard let found else { throw StoreFailure.damaged(SummedTable.tokenReach.noun) }
        let row = try SummedTable.tokenReach.checked(found)
        let (expires, sites): (Int64?, String?) = (
            try row.value("expires"), try row.value("sites"),
        )
        return TokenReach(
            expires: expires.map(Timestamp.init(rawValue:)),
            sites: sites.map {
                Set($0.split(separator: " ").compactMap { SiteName(rawValue: String($0)) })
            },
        )
    }
}

extension Transaction {
    package func insertToken(
        _ secret: String,
        name: String,
        role: Role,
        reach: TokenReach,
        at now: Timestamp,
    ) throws
        -> ModeratorToken
    {
        try SummedTable.token.insert(
            [name, role.rawValue, Data(storedHash(secret)), now.rawValue, nil],
            beside: [nil],
            into: database,
        )
        var token = ModeratorToken(
            id: database.lastInsertedRowID,
            name: name,
            role: role,
            created: now,
            revoked: nil,
        )
        token.reach = reach
        let sites = reach.sites.map { $0.map(\.rawValue).sorted().joined(separator: " ") }
        try SummedTable.tokenReach.insert(
            [token.id, reach.expires?.rawValue, sites],
            into: database,
        )
        return token
    }

    /// Ends a token; false when there is no such token in force.
    package func revokeToken(_ id: Int64, at now: Timestamp) throws -> Bool {
        try database.execute(
            sql: "UPDATE moderatorToken SET revoked = ? WHERE id = ? AND revoked IS NULL",
            arguments: [now.rawValue, id],
        )
        guard database.changesCount > 0 else { return false }
        try SummedTable.token.seal(id, in: database)
        return true
    }
}

extension ModeratorToken {
    fileprivate init(row: Row) throws {
        let row = try SummedTable.token.checked(row)
        guard let role = Role(rawValue: try row.value("role")) else {
            throw StoreFailure.damaged("a token's role")
        }
        let revoked: Int64? = try row.value("revoked")
        self.init(
            id: try row.value("id"),
            name: try row.value("name"),
            role: role,
            created: Timestamp(rawValue: try row.value("created")),
            revoked: revoked.map(Timestamp.init(rawValue:)),
        )
    }
}
