package import Comments
import Moderation
import Storage

/// A moderator's newer text for a comment.
package struct TextChange: Sendable {
    /// Markdown, 1 to `Submission.bodyLimit` characters.
    package var body: String
    /// Why, in a code or in words; the log keeps it.
    package var reason: String
    /// For moderators only.
    package var note: String?
    /// The one that was seen; an edit of another is a conflict.
    package var version: LogEntryID?
    /// The earlier texts are overwritten, for what must be in no file any more; it cannot be undone.
    ///
    /// A public comment shows the new text then, also where its author's own newer one still waited.
    package var erasesEarlier = false
    /// Overrules another person's fresh decision and their lease.
    package var isForced = false

    package init(_ body: String, reason: String) {
        self.body = body
        self.reason = reason
    }
}

/// A comment after a verb that concerns it alone.
package struct ChangedComment: Sendable, Equatable {
    package var comment: StoredComment
    package var batch: String?
}

extension ModerationDesk {
    /// Gives a comment a newer text; the earlier ones are kept, so that the difference can be seen and undone.
    ///
    /// Where readers see the text that is edited they see the new one at once; what waits goes on waiting.
    /// Throws `Refusal.invalid` with every field that is wrong, `.conflict` where the comment changed.
    package func edit(
        _ id: CommentID,
        _ change: TextChange,
        by actor: Actor,
    ) async throws -> ChangedComment {
        try check(change)
        let scan = try await scan(change.body, of: id, for: actor)
        guard !scan.showsNothing else {
            throw Refusal.invalid([
                FieldProblem("body", .required, "This text shows nothing; to hide it, delete it.")
            ])
        }
        let (now, batch) = (now(), String(newSecret().prefix(12)))
        let changed = try await store.write { transaction in
            let comment = try transaction.found(id)
            try refuseConflict(change, comment, actor, now, transaction.reading)
            var entry = LogEntry(
                at: now,
                subject: .comment,
                subjectID: id.rawValue,
                act: change.erasesEarlier ? "redact" : "edit",
                actorKind: .moderator,
                actor: actor.name,
            )
            (entry.reason, entry.note, entry.batch) = (change.reason, change.note, batch)
            if change.erasesEarlier { try keepVerdict(on: comment, in: &entry, transaction) }
            let edited = try transaction.edit(comment, change.body, scan.facts, as: entry)
            if change.erasesEarlier { try transaction.eraseEarlierTexts(of: edited, scan.facts) }
            return ChangedComment(comment: edited, batch: batch)
        }
        if change.erasesEarlier { try await store.emptyLog() }
        return changed
    }

    /// Why the comment was held and what its author is told, without a place in the words that go.
    private func keepVerdict(
        on comment: StoredComment,
        in entry: inout LogEntry,
        _ transaction: Transaction,
    ) throws {
        let told = try transaction.reading.decisions(on: comment).last { $0.explanation != nil }
        guard let verdict = told?.explanation.flatMap(WordlessVerdict.init(json:)) else { return }
        (entry.explanation, entry.why) = (try verdict.json(), verdict.why)
    }

    private func check(_ change: TextChange) throws(Refusal) {
        var problems: [FieldProblem] = []
        if change.erasesEarlier, change.version == nil {
            problems.append(
                FieldProblem("version", .required, "Say which one you saw: there is no undo.")
            )
        }
        if change.body.unicodeScalars.count > Submission.bodyLimit {
            problems.append(
                FieldProblem(
                    "body",
                    .tooLong,
                    "At most \(Submission.bodyLimit) characters, please.",
                )
            )
        }
        if change.reason.isEmpty {
            problems.append(
                FieldProblem("reason", .required, "Say why: others will want to know.")
            )
        }
        for (field, text) in [("reason", change.reason), ("note", change.note ?? "")]
        where text.unicodeScalars.count > Limits.note {
            problems.append(
                FieldProblem(field, .tooLong, "At most \(Limits.note) characters, please.")
            )
        }
        guard problems.isEmpty else { throw .invalid(problems) }
    }

    /// What the duplicate check and the link rates keep of the text, by the site's policy.
    private func scan(_ body: String, of id: CommentID, for actor: Actor) async throws -> Scan {
        let seen = try await store.read { try $0.seen(id, by: actor) }
        let submission = Submission(
            site: seen.site.name,
            page: seen.thread.key,
            author: TypedAuthor(name: seen.comment.name),
            body: body,
        )
        return try await policies.inForce.policy(for: seen.site).rules.scan(submission)
    }

    private func refuseConflict(
        _ change: TextChange,
        _ comment: StoredComment,
        _ actor: Actor,
        _ now: Timestamp,
        _ reading: Reading,
    ) throws {
        var order = DecisionOrder([DecisionItem(id: comment.id, version: change.version)], .hold)
        order.isForced = change.isForced
        if let conflict = try conflict(order.items[0], comment, order, actor, now, reading) {
            throw Refusal.conflict("comment \(comment.id.rawValue): \(conflict.message)")
        }
    }
}

extension Transaction {
    /// Stores a newer text with the act that brought it.
    ///
    /// Public becomes only what replaces a public text: an author's own newer one that waits goes on waiting.
    func edit(
        _ comment: StoredComment,
        _ source: String,
        _ facts: TextFacts,
        as act: LogEntry,
    ) throws -> StoredComment {
        // The words that a redaction takes out may stand in the public text too, so that one is replaced at once.
        let isPublic =
            comment.publicRevision == comment.revision
            || act.act == "redact" && comment.publicRevision != nil
        try addRevision(
            to: comment,
            source: source,
            facts: facts,
            marks: RevisionMarks(comment),
            at: act.at,
            // Nobody sent these links anew: those that were there are counted once.
            linkedAt: comment.created,
        )
        var entry = act
        let revised = try found(comment.id)
        entry.revision = revised.revision
        entry.to = comment.state
        entry.toPublic = isPublic ? revised.revision : comment.publicRevision
        return try record(entry, on: revised)
    }
}
