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
        let counter = SignalCounter(
            posting: Posting(submission),
            site: site.name,
            thread: try reading.thread(comment.thread),
            parent: try comment.parent.flatMap { try reading.comment($0) },
            proven: comment.provenAuthor,
            scan: scan,
            now: now,
        )
        let signals = counter.signals(policy.rules.needs, reading)
        var verdict = policy.verdict(on: scan, given: signals)
        guard verdict.outcome != .reject else {
            throw Refusal.rejected(
                policy.rules.answer(
                    to: verdict,
                    languages: languages,
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
        try transaction.addRevision(
            to: comment,
            source: submission.body,
            facts: scan.facts,
            verdict: verdict,
            isCovered: verdict.isDistressing,
            at: now,
        )
        let revised = try transaction.found(comment.id)
        var entry = policy.entry(verdict, revision: revised.revision, at: now)
        // The approved text stays public until the new one is.
        entry.toPublic = verdict.outcome == .approve ? revised.revision : comment.publicRevision
        try transaction.record(entry, on: revised)
    }
}
