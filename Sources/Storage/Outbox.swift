package import Comments
import GRDB

extension Transaction {
    /// Notes something to be told to somebody later; ids only, never a text or an address.
    package func post(_ kind: String, about comment: CommentID, at now: Timestamp) throws {
        try SummedTable.outbox.insert(
            [now.rawValue, kind, comment.rawValue, nil],
            beside: [nil],
            into: database,
        )
    }
}
