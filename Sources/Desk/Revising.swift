import Comments
import Moderation
import Storage

/// Where an author's newer text is dealt with inside the group commit.
struct Revising: Sendable {
    let token: String
    let submission: Submission
    let policy: SitePolicy
    let scan: Scan
    let site: Site
    let languages: [String]
    let now: Timestamp

    func take(in transaction: Transaction) throws {
        let reading = transaction.reading
        let found = try reading.comment(behind: token, kind: .receipt, at: now)
        guard let comment = found, comment.state != .withdrawn else {
            throw Refusal.gone("this comment")
        }
        let verdict = try verdict(on: comment, reading)
        try transaction.addRevision(
            to: comment,
            source: submission.body,
            facts: scan.facts,
            marks: RevisionMarks(verdict, isCovered: verdict.isDistressing || comment.isCovered),
            at: now,
            linkedAt: now,
        )
        let revised = try transaction.found(comment.id)
        var entry = try policy.entry(
            verdict,
            revision: revised.revision,
            at: now,
            in: transaction,
        )
        // The approved text stays public until the new one is.
        entry.toPublic = verdict.outcome == .approve ? revised.revision : comment.publicRevision
        try transaction.record(entry, on: revised)
    }

    /// What the policy says of the newer text, and what stands above it; throws where it declines the text.
    private func verdict(on comment: StoredComment, _ reading: Reading) throws -> Verdict {
        var verdict = policy.verdict(on: scan, given: try signals(of: comment, reading))
        keepDown(&verdict, comment)
        keepUrgent(&verdict, comment)
        guard verdict.outcome != .reject else {
            throw Refusal.rejected(
                policy.rules.answer(
                    to: verdict,
                    languages: site.languages(after: languages),
                    countries: site.countries,
                )
            )
        }
        let isDecided = try reading.log(of: .comment, comment.id.rawValue)
            .contains { $0.actorKind == .moderator && $0.to != nil }
        if isDecided, verdict.outcome == .approve {
            verdict.outcome = .hold
            verdict.message = "waiting_for_a_person"
            verdict.trace.append("edited after a person's decision -> hold")
        }
        return verdict
    }

    private func signals(of comment: StoredComment, _ reading: Reading) throws -> Signals {
        let counter = SignalCounter(
            posting: Posting(submission),
            site: site,
            thread: try reading.thread(comment.thread),
            parent: try comment.parent.flatMap { try reading.comment($0) },
            proven: comment.provenAuthor,
            scan: scan,
            now: now,
            edited: comment.id,
        )
        var signals = counter.signals(policy.rules.needs, reading)
        if try reading.isBanned(typedAuthor: comment.typedAuthor, at: now),
            case .known(var author) = signals.author
        {
            author.banned = true
            signals.author = .known(author)
        }
        return signals
    }

    /// What was urgent stays so until a person has read it, whatever the newer text says: nobody in danger edits
    /// themselves out of sight.
    private func keepUrgent(_ verdict: inout Verdict, _ comment: StoredComment) {
        guard comment.publicRevision == nil, comment.state == .held, comment.priority == .urgent
        else { return }
        verdict.priority = .urgent
        for tag in comment.tags where !verdict.tags.contains(tag) { verdict.tags.append(tag) }
        guard verdict.outcome != .hold else { return }
        verdict.outcome = .hold
        verdict.message = verdict.message ?? "waiting_for_a_person"
        verdict.trace.append("urgent and unread before the edit -> hold")
    }

    /// An edit publishes nothing that was not public: what spoke against the first text may not be in the second.
    ///
    /// Somebody in danger stays held, never spam.
    private func keepDown(_ verdict: inout Verdict, _ comment: StoredComment) {
        guard comment.publicRevision == nil else { return }
        let standing: Outcome = comment.state == .spam && !verdict.concernsSafety ? .spam : .hold
        guard verdict.outcome < standing else { return }
        verdict.outcome = standing
        verdict.message = verdict.message ?? "waiting_for_a_person"
        verdict.trace.append("edited before it was public -> \(standing.name)")
    }
}
