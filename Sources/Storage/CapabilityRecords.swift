package import Comments
import FoundationEssentials
import GRDB

/// What a secret link lets its holder do.
package enum CapabilityKind: String, Sendable {
    /// See, edit for a while and withdraw one's own comment.
    case receipt
    /// Read one held comment on its page, for ten minutes.
    case glimpse

    /// Seconds for which one is good (SETTLED 2); nil for ever.
    var lifetime: Int? { self == .glimpse ? 600 : nil }
}

extension Reading {
    /// The comment that a secret link opens; only the secret's hash is stored.
    package func comment(
        behind secret: String,
        kind: CapabilityKind,
        at now: Timestamp,
    ) throws
        -> StoredComment?
    {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(SummedTable.capability.selection) FROM capability
                    WHERE hash = ? AND kind = ? AND (expires IS NULL OR expires > ?)
                    """
            ),
            arguments: [Data(storedHash(secret)), kind.rawValue, now.rawValue],
        )
        guard let row = try row.map(SummedTable.capability.checked) else { return nil }
        let expires: Int64 = try row.value("expires") ?? 0
        // One that ends later than it can was given before the clock was put back.
        guard expires <= now.adding(seconds: kind.lifetime ?? 0).rawValue else { return nil }
        return try comment(CommentID(row.value("comment")))
    }
}

extension Transaction {
    package func grant(
        _ kind: CapabilityKind,
        secret: String,
        to comment: CommentID,
        at now: Timestamp,
    ) throws {
        let expires = kind.lifetime.map { now.adding(seconds: $0) }
        try SummedTable.capability.insert(
            [
                Data(storedHash(secret)), kind.rawValue, comment.rawValue, expires?.rawValue,
            ],
            into: database,
        )
    }
}
