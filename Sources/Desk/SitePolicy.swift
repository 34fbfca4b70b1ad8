import Comments
import Moderation
import Storage

/// The policy that judges for one site, and whether it is the one the site asked for.
struct SitePolicy: Sendable {
    let rules: Policy
    /// The name the site asked for, when that policy could not be loaded and this one stands in.
    let standsInFor: String?

    /// At least held while another policy stands in: nothing is published because something broke.
    func verdict(on scan: Scan, given signals: Signals) -> Verdict {
        var verdict = rules.verdict(on: scan, given: signals)
        guard let name = standsInFor else { return verdict }
        verdict.errors.append("the policy \(name) is not loaded")
        verdict.trace.append("policy missing -> hold")
        if verdict.outcome == .approve {
            verdict.outcome = .hold
            verdict.message = "waiting_for_a_person"
        }
        return verdict
    }

    /// The decision that a verdict on one revision is, with the policy's text kept by its hash.
    ///
    /// Its `subjectID` is the comment's, set where it is recorded.
    func entry(
        _ verdict: Verdict,
        revision: Int,
        at now: Timestamp,
        in transaction: Transaction,
    ) throws -> LogEntry {
        try transaction.remember(rules.stamp, source: rules.canonical, at: now)
        var entry = LogEntry(
            at: now,
            subject: .comment,
            subjectID: 0,
            act: "verdict",
            actorKind: .policy,
            actor: verdict.policy.name,
        )
        entry.to = CommentState(verdict.outcome)
        entry.toPublic = verdict.outcome == .approve ? revision : nil
        entry.revision = revision
        entry.policyHash = verdict.policy.hash
        entry.why = rules.tell(verdict).joined(separator: "\n")
        entry.explanation = rules.explanationJSON(verdict)
        entry.rules = SpokenRules(verdict.hits)
        return entry
    }
}
