package import Comments
import FoundationEssentials
import GRDB

extension Reading {
    package func moderator(token: String) throws -> ModeratorToken? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT * FROM moderatorToken WHERE hash = ? AND revoked IS NULL"
            ),
            arguments: [Data(storedHash(token))],
        ).map(ModeratorToken.init(row:))
    }

    package func moderatorTokens() throws -> [ModeratorToken] {
        try Row.fetchAll(database, sql: "SELECT * FROM moderatorToken ORDER BY id")
            .map(ModeratorToken.init(row:))
    }
}

extension Transaction {
    package func insertToken(
        _ secret: String,
        name: String,
        role: Role,
        at now: Timestamp,
    ) throws
        -> ModeratorToken
    {
        try database.execute(
            sql: "INSERT INTO moderatorToken (name, role, hash, created) VALUES (?, ?, ?, ?)",
            arguments: [name, role.rawValue, Data(storedHash(secret)), now.rawValue],
        )
        return ModeratorToken(
            id: database.lastInsertedRowID,
            name: name,
            role: role,
            created: now,
            revoked: nil,
        )
    }

    /// Ends a token; false when there is no such token in force.
    package func revokeToken(_ id: Int64, at now: Timestamp) throws -> Bool {
        try database.execute(
            sql: "UPDATE moderatorToken SET revoked = ? WHERE id = ? AND revoked IS NULL",
            arguments: [now.rawValue, id],
        )
        return database.changesCount > 0
    }
}

extension ModeratorToken {
    fileprivate init(row: Row) throws {
        guard let role = Role(rawValue: row["role"]) else {
            throw StoreFailure.damaged("a token's role")
        }
        let revoked: Int64? = row["revoked"]
        self.init(
            id: row["id"],
            name: row["name"],
            role: role,
            created: Timestamp(rawValue: row["created"]),
            revoked: revoked.map(Timestamp.init(rawValue:)),
        )
    }
}
