package import Comments
import Storage

/// Everything a moderator may know of one comment.
package struct CommentStory: Sendable {
    package var item: QueueItem
    /// Oldest first.
    package var decisions: [LogEntry]
    /// Parents from the top down, then the replies below.
    package var around: [Neighbour]
    package var now: Timestamp

    package struct Neighbour: Sendable {
        package var comment: StoredComment
        package var source: String
    }

    /// The newest verdict of a policy on the text that is shown, as it was stored; JSON.
    ///
    /// A moderator's own text was judged by nobody: the places that an earlier verdict marks are not in it.
    package var explanation: String? {
        let entry = decisions.last { $0.explanation != nil }
        return entry?.revision == item.comment.revision ? entry?.explanation : nil
    }
}

extension ModerationDesk {
    /// One comment with its decisions and the comments around it.
    package func show(_ id: CommentID, to actor: Actor) async throws -> CommentStory {
        let now = now()
        return try await store.read { reading in
            guard let comment = try reading.comment(id),
                !comment.isQuarantined || actor.role >= .senior,
                let item = try reading.queueItem(comment)
            else { throw Refusal.notFound("comment \(id.rawValue)") }
            let above = try reading.ancestors(of: comment).reversed()
            let below = try reading.replies(to: id, thread: comment.thread)
            let visible = (above + below).filter { !$0.isQuarantined || actor.role >= .senior }
            let around = try visible.map { neighbour in
                CommentStory.Neighbour(
                    comment: neighbour,
                    source: try reading.source(of: neighbour.id, revision: neighbour.revision),
                )
            }
            return CommentStory(
                item: item,
                decisions: try reading.decisions(on: comment),
                around: around,
                now: now,
            )
        }
    }
}
