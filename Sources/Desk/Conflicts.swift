import Comments
import Storage

extension ModerationDesk {
    /// Why this comment is not decided now: it changed since it was seen, or another person was faster.
    func conflict(
        _ item: DecisionItem,
        _ comment: StoredComment,
        _ order: DecisionOrder,
        _ actor: Actor,
        _ now: Timestamp,
        _ reading: Reading,
    ) throws -> DecisionResult.Conflict? {
        guard let last = try reading.logEntry(comment.version) else { return nil }
        if comment.state == .withdrawn {
            return conflict(comment, last, "its author withdrew it: nothing is left to decide")
        }
        if let version = item.version, version != comment.version {
            return conflict(comment, last, "it changed since you saw it: look at it again")
        }
        if let lease = leases.lease(of: comment.id, besides: actor.name, at: now),
            !order.isForced
        {
            return conflict(
                comment,
                last,
                "\(lease.holder) is reading it just now: leave it to them, or force your choice",
            )
        }
        if item.version != nil { return nil }
        let decided = try reading.weighty(last, of: comment)
        let isFresh = (0..<ModerationDesk.freshDecision).contains(now.seconds(since: decided.at))
        guard decided.actorKind == .moderator, decided.actor != actor.name, isFresh,
            !order.isForced
        else { return nil }
        return conflict(
            comment,
            decided,
            "\(decided.actor) decided it less than 10 minutes ago: look at it, or force your choice",
        )
    }

    func conflict(
        _ comment: StoredComment,
        _ last: LogEntry,
        _ message: String,
    )
        -> DecisionResult.Conflict
    {
        DecisionResult.Conflict(
            id: comment.id,
            version: comment.version,
            by: last.actor,
            at: last.at,
            state: comment.state,
            message: message,
        )
    }
}

extension Reading {
    /// The newest entry that somebody must have seen before they decide: a pin is none.
    fileprivate func weighty(_ last: LogEntry, of comment: StoredComment) throws -> LogEntry {
        last.isSurelyWeighty ? last : try decisions(on: comment).weighty ?? last
    }
}
