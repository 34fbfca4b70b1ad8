import Comments
import Storage

/// A comment that an actor may see, and where it stands.
struct SeenComment: Sendable {
    var comment: StoredComment
    var thread: CommentThread
    var site: Site
}

extension Reading {
    /// Throws `Refusal.notFound` for what is not there, and alike for what others see.
    func seen(_ id: CommentID, by actor: Actor) throws -> SeenComment {
        guard let comment = try comment(id),
            try shows(comment, to: actor),
            let thread = try thread(comment.thread),
            let site = try site(thread.site)
        else { throw Refusal.notFound("comment \(id.rawValue)") }
        return SeenComment(comment: comment, thread: thread, site: site)
    }
}
