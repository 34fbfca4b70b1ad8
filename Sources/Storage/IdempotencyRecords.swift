package import Comments
import FoundationEssentials
import GRDB

/// A key with which a client may send the same thing again, and the hash of what it sent.
package struct IdempotencyKey: Sendable, Equatable {
    /// Bytes of a key.
    package static let limit = 255
    /// Seconds for which the first answer is kept (CONTRACT §2).
    package static let lifetime = 24 * 3_600
    /// Seconds in which the same thing from the same place is one click done twice (SETTLED 9).
    package static let doubleClick = 600

    /// What is stored and looked for; the key itself may hold what nobody should keep.
    let keyHash: [UInt8]
    let bodyHash: [UInt8]

    package init(key: String, body: [UInt8]) {
        keyHash = storedHash(key)
        bodyHash = storedHash(String(decoding: body, as: UTF8.self))
    }
}

extension Transaction {
    /// The answer that this key got before.
    ///
    /// Throws `Refusal.keyReused` when it came with another body.
    package func storedAnswer(
        _ key: IdempotencyKey,
        site: SiteName,
        at now: Timestamp,
    ) throws
        -> [UInt8]?
    {
        let hash = Data(key.keyHash)
        return try database.first(
            """
            SELECT bodyHash, keyVersion, sealed FROM idempotency
            WHERE keyHash = ? AND comment IS NULL AND site = ? AND expires > ?
            ORDER BY id DESC
            """,
            [hash, site.rawValue, now.rawValue],
        ) { try opened($0, key, site) }
    }

    /// The answer that this key got before with a comment of this text on this page.
    ///
    /// One that was declined or withdrawn since has none any more.
    package func storedAnswer(
        _ key: IdempotencyKey,
        with facts: TextFacts,
        thread: ThreadID,
        site: SiteName,
        at now: Timestamp,
    ) throws
        -> [UInt8]?
    {
        // No answer is kept longer than for a second click, so older comments have none.
        let oldest = now.adding(seconds: -IdempotencyKey.doubleClick)
        return try database.first(
            """
            SELECT bodyHash, keyVersion, sealed FROM comment INDEXED BY commentByText
            JOIN idempotency ON idempotency.comment = comment.id
            WHERE exactText = ? AND thread = ? AND comment.created >= ?
                AND state IN ('approved', 'held', 'spam')
                AND keyHash = ? AND site = ? AND expires > ?
            ORDER BY comment.created DESC
            """,
            [
                facts.exact, thread.rawValue, oldest.rawValue, Data(key.keyHash), site.rawValue,
                now.rawValue,
            ],
        ) { try opened($0, key, site) }
    }

    private func opened(
        _ row: StandingRow,
        _ key: IdempotencyKey,
        _ site: SiteName,
    ) throws -> [UInt8] {
        guard try row.blob(0) == key.bodyHash else { throw Refusal.keyReused }
        return try sealing.open(
            row.blob(2),
            for: .answer,
            version: Int(row.integer(1)),
            place: place(site, Data(key.keyHash)),
        )
    }

    /// Keeps an answer, sealed, in the same transaction as what it answers.
    ///
    /// - Parameter comment: The one through whose text it is found again, for no longer than a second click; nil where
    ///   the key alone finds it.
    package func keep(
        _ answer: [UInt8],
        for key: IdempotencyKey,
        to comment: CommentID? = nil,
        site: SiteName,
        until expires: Timestamp,
    ) throws {
        let hash = Data(key.keyHash)
        let sealed = try sealing.seal(answer, for: .answer, place: place(site, hash))
        try SummedTable.answer.insert(
            [
                site.rawValue, hash, Data(key.bodyHash), sealing.currentVersion, Data(sealed),
                expires.rawValue,
            ],
            beside: [nil, comment?.rawValue],
            into: database,
        )
    }

    /// Finds by its key what was found through the text of a comment, which is another from now on.
    func findAnswersByKey(of comment: CommentID) throws {
        try database.execute(
            sql: "UPDATE idempotency SET comment = NULL WHERE comment = ?",
            arguments: [comment.rawValue],
        )
    }

    /// Deletes what is past its time; until then it is not found any more.
    package func sweep(at now: Timestamp) throws {
        try database.execute(
            sql: "DELETE FROM idempotency WHERE expires <= ?",
            arguments: [now.rawValue],
        )
        try database.execute(
            sql: "DELETE FROM capability WHERE expires <= ?",
            arguments: [now.rawValue],
        )
        try endBans(at: now)
    }

    private func place(_ site: SiteName, _ hash: Data) -> String {
        site.rawValue + "/" + hash.base64EncodedString()
    }
}
