package import Comments
import Storage

/// One comment to decide, and the version the moderator saw.
package struct DecisionItem: Sendable, Equatable {
    package var id: CommentID
    package var version: LogEntryID?

    package init(id: CommentID, version: LogEntryID? = nil) {
        self.id = id
        self.version = version
    }
}

/// A moderator's choice for some comments.
package struct DecisionOrder: Sendable {
    package var items: [DecisionItem]
    package var choice: Choice
    /// A code in `messages/`, shown to the author.
    package var reason: String?
    /// For moderators only.
    package var note: String?
    /// Overrules another person's fresh decision.
    package var isForced = false
    /// Says what would happen and changes nothing.
    package var isTrial = false

    package init(_ items: [DecisionItem], _ choice: Choice) {
        self.items = items
        self.choice = choice
    }
}

/// What a call that decides did: everything that could be done was, in one transaction.
package struct DecisionResult: Sendable, Equatable {
    package struct Decided: Sendable, Equatable {
        package var id: CommentID
        package var version: LogEntryID
        package var state: CommentState
    }
    package struct Conflict: Sendable, Equatable {
        package var id: CommentID
        package var version: LogEntryID
        /// Who decided last, and when.
        package var by: String
        package var at: Timestamp
        package var state: CommentState
        package var message: String
    }
    package var batch: String?
    package var decided: [Decided] = []
    package var conflicts: [Conflict] = []
    package var missing: [CommentID] = []
}

extension ModerationDesk {
    /// Seconds in which another person's decision is fresh and not overruled by a plain one (SETTLED 16).
    package static let freshDecision = 600

    /// Lets a moderator's choice take effect on up to `Limits.decidedAtOnce` comments.
    package func decide(_ order: DecisionOrder, by actor: Actor) async throws -> DecisionResult {
        try await check(order)
        let (now, batch) = (now(), String(newSecret().prefix(12)))
        let perform: @Sendable (Transaction) throws -> DecisionResult = { transaction in
            var result = DecisionResult()
            for item in order.items {
                try decide(item, order, by: actor, batch: batch, at: now, in: transaction, &result)
            }
            return result
        }
        return try await store.write(perform)
    }

    private func check(_ order: DecisionOrder) async throws {
        var problems: [FieldProblem] = []
        if !(1...Limits.decidedAtOnce).contains(order.items.count) {
            problems.append(
                FieldProblem("items", .invalid, "Give 1 to \(Limits.decidedAtOnce) comments.")
            )
        }
        for (field, text) in [("reason", order.reason), ("note", order.note)] {
            guard let text, text.unicodeScalars.count > Limits.note else { continue }
            problems.append(
                FieldProblem(field, .tooLong, "At most \(Limits.note) characters, please.")
            )
        }
        if let reason = order.reason, problems.isEmpty {
            problems += try await policies.inForce.problems(with: reason)
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
    }

    private func decide(
        _ item: DecisionItem,
        _ order: DecisionOrder,
        by actor: Actor,
        batch: String,
        at now: Timestamp,
        in transaction: Transaction,
        _ result: inout DecisionResult,
    ) throws {
        let found = try transaction.reading.comment(item.id)
        guard let comment = found, try transaction.reading.shows(comment, to: actor) else {
            result.missing.append(item.id)
            return
        }
        if let conflict = try conflict(item, comment, order, actor, now, transaction.reading) {
            result.conflicts.append(conflict)
            return
        }
        var (version, state) = (comment.version, order.choice.state)
        if !order.isTrial, try !isAlready(comment, order, transaction.reading) {
            result.batch = batch
            let entry = entry(order, comment, by: actor, batch: batch, at: now)
            let decided = try transaction.record(entry, on: comment)
            (version, state) = (decided.version, decided.state)
            try transaction.settleReports(on: item.id, by: version)
        }
        result.decided.append(.init(id: item.id, version: version, state: state))
    }

    /// Saying again what a person already said is no new entry, unless there is more to it this time.
    ///
    /// Agreeing with a policy is, from then on the decision is a person's; and so is an answer to readers' reports.
    private func isAlready(
        _ comment: StoredComment,
        _ order: DecisionOrder,
        _ reading: Reading,
    ) throws -> Bool {
        let outcome = try reading.outcome(of: comment)
        guard comment.state == order.choice.state, outcome?.actorKind == .moderator,
            order.reason == nil, order.note == nil, try !reading.hasOpenReports(on: comment.id)
        else { return false }
        switch order.choice {
        case .approve: return comment.publicRevision == comment.revision
        case .hold, .spam, .reject, .delete: return comment.publicRevision == nil
        }
    }

    private func entry(
        _ order: DecisionOrder,
        _ comment: StoredComment,
        by actor: Actor,
        batch: String,
        at now: Timestamp,
    ) -> LogEntry {
        var entry = LogEntry(
            at: now,
            subject: .comment,
            subjectID: comment.id.rawValue,
            act: order.choice.rawValue,
            actorKind: .moderator,
            actor: actor.name,
        )
        entry.to = order.choice.state
        entry.toPublic = order.choice == .approve ? comment.revision : nil
        entry.reason = order.reason
        entry.note = order.note
        entry.batch = batch
        return entry
    }
}

extension Reading {
    /// The entry by which a comment is where it is; newer ones may be a pin, a moderator's own words or an undo.
    fileprivate func outcome(of comment: StoredComment) throws -> LogEntry? {
        guard let last = try logEntry(comment.version) else { return nil }
        return last.isOutcome ? last : try decisions(on: comment).outcome
    }
}

extension PoliciesInForce {
    /// A reason is a code that a policy has words for.
    fileprivate func problems(with reason: String) -> [FieldProblem] {
        if knowsReason(reason) { return [] }
        let known = reasonCodes.joined(separator: ", ")
        return [FieldProblem("reason", .unknown, "The author is told one of these: \(known).")]
    }
}
