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
    /// The comment that a secret link opens; only the hash of its token is stored.
    package func comment(
        behind token: String,
        kind: CapabilityKind,
        at now: Timestamp,
    ) throws
        -> StoredComment?
    {
        guard let row = try capability(token, kind, at: now) else { return nil }
        let expires: Int64 = try row.value("expires") ?? 0
        // One that ends later than it can was given before the clock was put back.
        guard expires <= now.adding(seconds: kind.lifetime ?? 0).rawValue else { return nil }
        return try comment(CommentID(row.value("comment")))
    }

    private func capability(
        _ token: String,
        _ kind: CapabilityKind,
        at now: Timestamp,
    ) throws -> Row? {
        let number = CapabilityToken.comment(of: token)
        let place = number == nil ? "isNumbered = 0" : "comment = ?"
        var arguments: StatementArguments = number.map { [$0] } ?? []
        arguments += [Data(storedHash(token)), kind.rawValue, now.rawValue]
        return try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(SummedTable.capability.selection) FROM capability
                    WHERE \(place) AND hash = ? AND kind = ? AND (expires IS NULL OR expires > ?)
                    """
            ),
            arguments: arguments,
        ).map(SummedTable.capability.checked)
    }
}

extension Transaction {
    /// Gives the token of a new secret link to a comment.
    ///
    /// - Parameter secret: Random, so that nobody finds the link who was not given it.
    package func grant(
        _ kind: CapabilityKind,
        secret: String,
        to comment: CommentID,
        at now: Timestamp,
    ) throws -> String {
        let token = CapabilityToken.text(comment, secret)
        let expires = kind.lifetime.map { now.adding(seconds: $0) }
        try SummedTable.capability.insert(
            [Data(storedHash(token)), kind.rawValue, comment.rawValue, expires?.rawValue],
            beside: [true],
            into: database,
        )
        return token
    }
}

/// What stands in a secret link: the number of its comment, a dot, and the secret.
///
/// The number keeps links in the file where their comments are, and tells their holder nothing that the comment's own
/// number does not.
private enum CapabilityToken {
    static func text(_ comment: CommentID, _ secret: String) -> String {
        "\(comment.rawValue).\(secret)"
    }

    /// Nil for a token from before they told it.
    static func comment(of token: String) -> Int64? {
        token.firstIndex(of: ".").flatMap { Int64(token[..<$0]) }
    }
}
