package import Comments
import GRDB

extension Transaction {
    /// Lets a decision take effect: the log entry, the copied state, the counts above and the thread's revision.
    ///
    /// - Parameters:
    ///   - entry: Complete but for `subjectID`, `from`, `fromPublic` and `revision`, which are taken from the comment.
    ///   - comment: As it stands before.
    @discardableResult
    package func record(_ entry: LogEntry, on comment: StoredComment) throws -> StoredComment {
        var entry = entry
        entry.subjectID = comment.id.rawValue
        entry.from = comment.version.rawValue == 0 ? nil : comment.state
        entry.fromPublic = comment.publicRevision
        entry.revision = entry.revision ?? comment.revision
        let id = try append(entry)
        try database.cachedStatement(
            sql: """
                UPDATE comment SET state = ?, publicRevision = ?, version = ?, decidedBy = ?
                WHERE id = ?
                """
        ).execute(arguments: [
            (entry.to ?? comment.state).rawValue, entry.toPublic, id.rawValue,
            entry.actorKind.rawValue, comment.id.rawValue,
        ])
        try SummedTable.comment.seal(comment.id.rawValue, in: database)
        try show(comment, after: entry)
        return try found(comment.id)
    }

    /// Counts and revisions that follow from an entry for what readers see.
    ///
    /// - Parameter comment: As it stood before; a new one, as it stands.
    func show(_ comment: StoredComment, after entry: LogEntry) throws {
        let (was, will) = (entry.fromPublic != nil, entry.toPublic != nil)
        if was != will {
            try raisePublicBelow(of: comment, by: will ? 1 : -1)
        }
        if was && !will { try unpin(comment) }
        guard entry.fromPublic != entry.toPublic || (comment.publicBelow > 0 && will) else {
            return
        }
        try touch(comment.thread, publicBy: (will ? 1 : 0) - (was ? 1 : 0))
        if will, entry.actorKind == .moderator { try adoptTitle(of: comment) }
    }

    private func raisePublicBelow(of comment: StoredComment, by difference: Int) throws {
        for ancestor in try reading.ancestors(of: comment) {
            try database.cachedStatement(
                sql: "UPDATE comment SET publicBelow = publicBelow + ? WHERE id = ?"
            ).execute(arguments: [difference, ancestor.id.rawValue])
        }
    }
}
