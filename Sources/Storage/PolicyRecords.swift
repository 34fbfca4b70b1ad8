package import Comments
import GRDB

extension Transaction {
    /// Keeps the text behind the hash of a policy that judged, so that any old decision can be run again.
    package func remember(_ stamp: PolicyStamp, source: String, at now: Timestamp) throws {
        // The text is long, and almost always there.
        let isKnown = try database.first(
            "SELECT 1 FROM policyVersion WHERE hash = ?",
            [stamp.hash],
        ) { _ in true }
        if isKnown == true { return }
        try SummedTable.policy.insert(
            [stamp.hash, stamp.name, source, now.rawValue],
            into: database,
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
