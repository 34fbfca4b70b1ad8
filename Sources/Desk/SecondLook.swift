package import Comments
import Moderation
import Storage

extension ModerationDesk {
    /// What the author may mend before sending; nil where there is nothing, and nothing is stored or counted.
    ///
    /// Only where the policy would hold the comment by a rule whose words have a twin for this (`…_first` in
    /// `messages/`), and never where a safety rule hit: nobody in danger is asked to write differently (SETTLED 23).
    package func secondLook(
        at posting: Posting,
        to site: Site,
    ) async throws -> SecondLook? {
        let policy = try await policies.inForce.policy(for: site)
        let submission = posting.submission
        let beside = try await surroundings(
            of: submission,
            parent: submission.parent,
            for: policy.rules.needs,
        )
        let scan = policy.rules.scan(submission, beside: beside)
        let now = now()
        let verdict = try await store.read { reading in
            let thread = try reading.thread(site.name, submission.page)
            let counter = SignalCounter(
                posting: posting,
                site: site,
                thread: thread,
                parent: try submission.parent.flatMap { try reading.comment($0) },
                proven: try submission.authorKey.flatMap {
                    try reading.provenAuthor(key: $0, site: site.name)
                },
                scan: scan,
                now: now,
                typed: nil,
            )
            return policy.verdict(on: scan, given: counter.signals(policy.rules.needs, reading))
        }
        guard verdict.outcome == .hold, !verdict.concernsSafety else { return nil }
        return policy.rules.secondLook(
            at: verdict,
            languages: site.languages(after: posting.languages),
        )?.quoting(submission)
    }
}
