package import Comments
import GRDB

extension Reading {
    /// Reads the row itself: where another table's page stands in the place of this one's, its rows look like pins.
    package func isPinned(_ comment: CommentID, in thread: ThreadID) throws -> Bool {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT \(SummedTable.pin.selection) FROM pin WHERE thread = ? AND comment = ?"
            ),
            arguments: [thread.rawValue, comment.rawValue],
        )
        return try row.map(SummedTable.pin.checked) != nil
    }
}

extension Transaction {
    /// Pins a comment or takes its pin off; readers see that, so the thread's revision rises.
    ///
    /// - Parameter act: Complete but for what follows from the comment, which stays where it stands.
    package func setPinned(
        _ isPinned: Bool,
        _ comment: StoredComment,
        as act: LogEntry,
    ) throws -> StoredComment {
        if isPinned {
            // Later than the last, also where the clock was put back or stands: pins keep the order of their making.
            let last = try Int64.fetchOne(
                database.cachedStatement(sql: "SELECT max(at) FROM pin WHERE thread = ?"),
                arguments: [comment.thread.rawValue],
            )
            let at = max(act.at.rawValue, (last ?? 0) + 1)
            try SummedTable.pin.insert(
                [comment.thread.rawValue, comment.id.rawValue, at],
                into: database,
            )
        } else {
            try unpin(comment)
        }
        var entry = act
        (entry.to, entry.toPublic) = (comment.state, comment.publicRevision)
        let changed = try record(entry, on: comment)
        try touch(comment.thread, publicBy: 0)
        return changed
    }

    /// What readers do not see stands first nowhere; published again, it stands in its place alone.
    func unpin(_ comment: StoredComment) throws {
        try database.cachedStatement(sql: "DELETE FROM pin WHERE thread = ? AND comment = ?")
            .execute(arguments: [comment.thread.rawValue, comment.id.rawValue])
    }
}
