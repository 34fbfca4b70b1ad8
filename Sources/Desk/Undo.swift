import Comments
import Moderation
import Storage

extension ModerationDesk {
    /// Takes back the actor's newest batch not yet undone, whole, as new entries (SETTLED 17).
    ///
    /// Comments that changed since are conflicts and stay. Doing it again goes further back. A batch with comments of
    /// sites that the actor does not reach is passed over: it was made with another token.
    /// Throws `Refusal.notFound` when there is nothing left to undo.
    package func undo(by actor: Actor) async throws -> DecisionResult {
        let now = now()
        return try await store.write { transaction in
            let entries = try transaction.reading.newestBatch(of: actor.name, sites: actor.sites)
            guard let batch = entries.first?.batch else {
                throw Refusal.notFound("nothing to undo")
            }
            var result = DecisionResult(batch: batch)
            for entry in entries {
                try undo(entry, by: actor, at: now, in: transaction, &result)
            }
            try transaction.append(mark(batch, by: actor, at: now))
            return result
        }
    }

    private func undo(
        _ entry: LogEntry,
        by actor: Actor,
        at now: Timestamp,
        in transaction: Transaction,
        _ result: inout DecisionResult,
    ) throws {
        let comment = try transaction.found(CommentID(entry.subjectID))
        guard try stands(entry, on: comment, transaction.reading) else {
            let last = try transaction.reading.logEntry(comment.version) ?? entry
            result.conflicts.append(conflict(comment, last, "it changed after you decided it"))
            return
        }
        var reversal = LogEntry(
            at: now,
            subject: .comment,
            subjectID: entry.subjectID,
            act: "undo",
            actorKind: .moderator,
            actor: actor.name,
        )
        reversal.undoes = entry.id
        if let obstacle = try obstacle(to: entry, on: comment, transaction.reading) {
            result.conflicts.append(conflict(comment, entry, obstacle))
            return
        }
        let undone = try reverse(entry, on: comment, as: reversal, in: transaction)
        result.decided.append(.init(id: undone.id, version: undone.version, state: undone.state))
    }

    /// Nothing came after it, or all that did was taken back.
    private func stands(
        _ entry: LogEntry,
        on comment: StoredComment,
        _ reading: Reading,
    ) throws -> Bool {
        if comment.version == entry.id { return true }
        return try reading.decisions(on: comment).standing?.id == entry.id
    }

    /// Why what nobody changed since cannot be taken back all the same.
    private func obstacle(
        to entry: LogEntry,
        on comment: StoredComment,
        _ reading: Reading,
    ) throws -> String? {
        switch entry.act {
        case "redact": return "it was redacted: the earlier text is in no file any more"
        case "pin":
            let isPinned = try reading.isPinned(comment.id, in: comment.thread)
            return isPinned ? nil : "it lost its pin when it was hidden"
        case "unpin":
            let isFull = try reading.pinnedComments(in: comment.thread).count >= Limits.pinned
            return isFull ? "as many are pinned on its page as may be: unpin another first" : nil
        default: return nil
        }
    }

    private func reverse(
        _ entry: LogEntry,
        on comment: StoredComment,
        as reversal: LogEntry,
        in transaction: Transaction,
    ) throws -> StoredComment {
        var reversal = reversal
        switch entry.act {
        case "edit":
            let earlier = try transaction.reading.source(
                of: comment.id,
                revision: comment.revision - 1,
            )
            return try transaction.edit(comment, earlier, TextFacts(of: earlier), as: reversal)
        case "pin": return try transaction.setPinned(false, comment, as: reversal)
        case "unpin": return try transaction.setPinned(true, comment, as: reversal)
        case "reply":
            reversal.to = .deleted
            return try transaction.record(reversal, on: comment)
        default:
            (reversal.to, reversal.toPublic) = (entry.from, entry.fromPublic)
            let undone = try transaction.record(reversal, on: comment)
            try transaction.reopenReports(on: comment.id, settledBy: entry.id)
            return undone
        }
    }

    /// One entry for the batch itself, so that it is never undone twice.
    private func mark(_ batch: String, by actor: Actor, at now: Timestamp) -> LogEntry {
        var entry = LogEntry(
            at: now,
            subject: .batch,
            subjectID: 0,
            act: "undo",
            actorKind: .moderator,
            actor: actor.name,
        )
        entry.batch = batch
        return entry
    }
}
