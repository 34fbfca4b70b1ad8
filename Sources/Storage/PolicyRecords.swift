package import Comments
import GRDB

extension Transaction {
    /// Keeps the text behind a policy's hash, so that any old decision can be run again.
    package func remember(_ stamp: PolicyStamp, source: String, at now: Timestamp) throws {
        try database.execute(
            sql: """
                INSERT INTO policyVersion (hash, name, source, firstUsed) VALUES (?, ?, ?, ?)
                ON CONFLICT (hash) DO NOTHING
                """,
            arguments: [stamp.hash, stamp.name, source, now.rawValue],
        )
    }
}

extension Reading {
    /// The text behind a hash that was once in force.
    package func policySource(_ hash: String) throws -> String? {
        try String.fetchOne(
            database,
            sql: "SELECT source FROM policyVersion WHERE hash = ?",
            arguments: [hash],
        )
    }
}
