package import Comments
import Moderation

/// One row judged alone: no history, nothing known of a form, an empty thread (SETTLED 22).
package struct TriedRow: Sendable, Equatable {
    package struct Rule: Sendable, Equatable {
        package var id: String
        package var mode: RuleMode
    }
    package var outcome: Outcome
    package var priority: Priority
    package var total: Double
    package var rules: [Rule]
}

/// A policy that can be tried on rows; nothing is stored.
package final class PolicyTrial: Sendable {
    private let policy: Policy
    private let signals: Signals

    /// Nil when the policy does not load; the findings are in `PolicySheet`.
    package init?(
        policy name: String,
        in files: [String: [UInt8]],
        as role: TextQuestion.Role,
        today: String,
    ) {
        let load = Policy.load(name, from: PolicyFolder(files: files), today: today)
        guard let policy = load.policy else { return nil }
        self.policy = policy
        signals = Signals(
            alone: policy.needs,
            author: role.signals,
            now: Timestamp(rawValue: 0),
        )
    }

    /// Rows one task judges before it takes the next ones.
    private static let portion = 256

    /// Judges every row, on all cores, and gives the answers in the order of the rows.
    package func judge(_ texts: [String]) async -> [TriedRow] {
        let starts = Array(stride(from: 0, to: texts.count, by: PolicyTrial.portion))
        return await withTaskGroup(of: (Int, [TriedRow]).self) { group in
            for start in starts {
                group.addTask { [self] in
                    let end = min(start + PolicyTrial.portion, texts.count)
                    return (start, texts[start..<end].map(judge))
                }
            }
            var portions: [Int: [TriedRow]] = [:]
            for await (start, rows) in group { portions[start] = rows }
            return starts.flatMap { portions[$0] ?? [] }
        }
    }

    private func judge(_ text: String) -> TriedRow {
        let submission = Submission(
            site: .usual,
            page: PageKey(stored: "/"),
            author: TypedAuthor(name: ""),
            body: TypedText.nfc(text),
        )
        let verdict = policy.verdict(on: policy.scan(submission), given: signals)
        return TriedRow(
            outcome: verdict.outcome,
            priority: verdict.priority,
            total: verdict.total,
            rules: verdict.hits.map { TriedRow.Rule(id: $0.rule, mode: $0.mode) },
        )
    }
}
