package import Comments
import GRDB

extension Reading {
    /// Whether the author asked for mail about replies; nil where no address is kept to write to.
    package func wantsReplies(_ id: CommentID) throws -> Bool? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(SummedTable.comment.selection) FROM comment
                    WHERE id = ? AND EXISTS (SELECT 1 FROM sealedAddress WHERE comment = id)
                    """
            ),
            arguments: [id.rawValue],
        )
        return try row.map { try SummedTable.comment.checked($0).value("wantsReplies") }
    }
}

extension Transaction {
    /// Keeps what the author chose; the address itself is confirmed by a first mail, which no version sends yet.
    package func setWantsReplies(_ wants: Bool, of id: CommentID) throws {
        try database.execute(
            sql: "UPDATE comment SET wantsReplies = ? WHERE id = ?",
            arguments: [wants, id.rawValue],
        )
        try SummedTable.comment.seal(id.rawValue, in: database)
    }
}
