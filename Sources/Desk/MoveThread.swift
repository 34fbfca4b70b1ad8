package import Comments
import Storage

extension ModerationDesk {
    /// Moves a conversation to another page; whoever asks by the earlier one still gets it.
    ///
    /// Moving to a page that it had before is moving back. Throws `Refusal.conflict` for a page on which somebody
    /// wrote already, and for one that leads to another conversation.
    package func move(
        _ id: ThreadID,
        to key: PageKey,
        by actor: Actor,
    ) async throws -> CommentThread {
        try actor.needs(.senior)
        let now = now()
        return try await store.write { transaction in
            guard let thread = try transaction.reading.thread(id), actor.reaches(thread.site) else {
                throw Refusal.notFound("thread")
            }
            guard thread.key != key else { return thread }
            try transaction.makeRoom(for: thread, on: key)
            let moved = try transaction.move(thread, to: key, url: thread.url(on: key))
            var entry = LogEntry(
                at: now,
                subject: .thread,
                subjectID: id.rawValue,
                act: "move",
                actorKind: .moderator,
                actor: actor.name,
            )
            entry.reason = "from \(thread.key) to \(key)"
            try transaction.append(entry)
            return moved
        }
    }
}

extension Transaction {
    fileprivate func makeRoom(for thread: CommentThread, on key: PageKey) throws {
        let there = try reading.thread(thread.site, key)
        guard let other = there, other.id != thread.id else { return }
        guard other.key == key else {
            throw Refusal.conflict(
                "\(key) leads to conversation \(other.id.rawValue) on \(other.key): choose another page"
            )
        }
        guard try reading.hasComments(in: other.id) else { return try park(other) }
        throw Refusal.conflict(
            "there is conversation \(other.id.rawValue) on \(key) already, and two are not made one: "
                + "move that one elsewhere first, or choose another page"
        )
    }
}

extension CommentThread {
    /// The same host as before; where nothing was known, nothing is.
    fileprivate func url(on key: PageKey) -> String? {
        guard let url, let mark = url.firstRange(of: "://") else { return nil }
        let end = url[mark.upperBound...].firstIndex { "/?#".contains($0) } ?? url.endIndex
        let path = url[end...].prefix { !"?#".contains($0) }
        return url[..<end] + key.text(endingIn: path.hasSuffix("/") ? "/" : "")
    }
}
