package import Comments
import Storage

extension ModerationDesk {
    /// Closes a thread to new comments, or opens it again; what is there stays readable.
    package func setOpen(
        _ isOpen: Bool,
        thread id: ThreadID,
        by actor: Actor,
    ) async throws
        -> CommentThread
    {
        let now = now()
        return try await store.write { transaction in
            guard var thread = try transaction.reading.thread(id), actor.reaches(thread.site) else {
                throw Refusal.notFound("thread")
            }
            guard thread.isOpen != isOpen else { return thread }
            try transaction.setOpen(isOpen, thread: id)
            try transaction.append(
                LogEntry(
                    at: now,
                    subject: .thread,
                    subjectID: id.rawValue,
                    act: isOpen ? "open" : "close",
                    actorKind: .moderator,
                    actor: actor.name,
                )
            )
            thread.isOpen = isOpen
            return thread
        }
    }
}
