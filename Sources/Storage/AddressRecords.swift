package import Comments
import FoundationEssentials
import GRDB

extension Transaction {
    /// Keeps the address of a comment, sealed to its place.
    package func seal(_ address: EmailAddress, of comment: CommentID, site: SiteName) throws {
        let sealed = try sealing.seal(
            Array(address.clearText().utf8),
            for: .address,
            place: sealedPlace(of: comment, site: site),
        )
        try SummedTable.address.insert(
            [comment.rawValue, sealing.currentVersion, Data(sealed)],
            into: database,
        )
    }
}

extension Reading {
    /// The address of a comment's author; nil where none was typed, or it was taken back.
    package func address(of comment: StoredComment) throws -> EmailAddress? {
        let found = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(SummedTable.address.selection), thread.site FROM sealedAddress
                    JOIN comment ON comment.id = sealedAddress.comment
                    JOIN thread ON thread.id = comment.thread
                    WHERE sealedAddress.comment = ?
                    """
            ),
            arguments: [comment.id.rawValue],
        )
        guard let row = try found.map(SummedTable.address.checked) else { return nil }
        let text = String(decoding: try open(row), as: UTF8.self)
        // The domain was made ASCII before it was sealed.
        guard let address = EmailAddress(text, toASCII: { $0 }) else {
            throw StoreFailure.damaged(SummedTable.address.noun)
        }
        return address
    }

    /// Sealed addresses that the keys do not open.
    func lockedAddresses() throws -> (checked: Int, locked: Int) {
        var (checked, locked) = (0, 0)
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT sealedAddress.comment, keyVersion, sealed, thread.site FROM sealedAddress
                LEFT JOIN comment ON comment.id = sealedAddress.comment
                LEFT JOIN thread ON thread.id = comment.thread
                """,
        )
        while let row = try rows.next() {
            checked += 1
            if (try? open(row)) == nil { locked += 1 }
        }
        return (checked, locked)
    }

    private func open(_ row: Row) throws -> [UInt8] {
        let (id, name, sealed): (Int64, String, Data) = (
            try row.value("comment"), try row.value("site"), try row.value("sealed"),
        )
        guard let site = SiteName(rawValue: name) else {
            throw StoreFailure.damaged("a thread's site")
        }
        return try sealing.open(
            Array(sealed),
            for: .address,
            version: row.value("keyVersion"),
            place: sealedPlace(of: CommentID(id), site: site),
        )
    }
}

/// An address is sealed to its comment, so that rows cannot be swapped.
private func sealedPlace(of comment: CommentID, site: SiteName) -> String {
    "\(site.rawValue)/\(comment.rawValue)"
}
