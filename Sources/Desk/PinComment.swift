package import Comments
import Storage

extension ModerationDesk {
    /// Lets a public top-level comment stand first on its page as well, or takes that back.
    ///
    /// A comment that is hidden loses its pin for good. Saying again what is so already is no new entry. Throws
    /// `Refusal.conflict` for a comment that answers another, one that is not public, and above `Limits.pinned` a page.
    package func setPinned(
        _ isPinned: Bool,
        _ id: CommentID,
        by actor: Actor,
    ) async throws -> ChangedComment {
        var entry = LogEntry(
            at: now(),
            subject: .comment,
            subjectID: id.rawValue,
            act: isPinned ? "pin" : "unpin",
            actorKind: .moderator,
            actor: actor.name,
        )
        entry.batch = String(newSecret().prefix(12))
        let act = entry
        return try await store.write { transaction in
            let comment = try transaction.reading.seen(id, by: actor).comment
            let wasPinned = try transaction.reading.isPinned(id, in: comment.thread)
            guard wasPinned != isPinned else { return ChangedComment(comment: comment) }
            if isPinned { try transaction.reading.checkMayBePinned(comment) }
            let changed = try transaction.setPinned(isPinned, comment, as: act)
            return ChangedComment(comment: changed, batch: act.batch)
        }
    }
}

extension Reading {
    fileprivate func checkMayBePinned(_ comment: StoredComment) throws {
        let id = comment.id.rawValue
        guard comment.root == comment.id else {
            throw Refusal.conflict(
                "comment \(id) answers another: pin \(comment.root.rawValue), which it stands under"
            )
        }
        guard comment.publicRevision != nil else {
            throw Refusal.conflict("comment \(id) is not public: approve it first, then pin it")
        }
        let pinned = try pinnedComments(in: comment.thread)
        guard pinned.count < Limits.pinned else {
            let numbers = pinned.map { "\($0.id.rawValue)" }.joined(separator: ", ")
            throw Refusal.conflict(
                "\(Limits.pinned) comments are pinned on this page already: unpin one of \(numbers)"
            )
        }
    }
}
