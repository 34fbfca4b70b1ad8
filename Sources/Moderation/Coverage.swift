import Comments

/// What the tests of a policy touch, gathered while they run (POLICIES §7).
struct Coverage {
    /// A condition of one rule by its way down the tree.
    private struct Key: Hashable {
        var rule: String
        var way: [Int]
    }
    private struct Part {
        var label: String
        var isTrue = false
        /// Another branch could make its parent true without it.
        var isBranch: Bool
    }
    private var matched: Set<String> = []
    private var parts: [Key: Part] = [:]
    private var entries: Set<WordList.Entry> = []

    mutating func take(_ traces: [RuleTrace], _ hit: Set<WordList.Entry>) {
        entries.formUnion(hit)
        for trace in traces {
            if trace.condition.isTrue { matched.insert(trace.rule) }
            take(trace.condition, trace.rule, [], isBranch: false)
        }
    }

    private mutating func take(
        _ condition: ConditionTrace,
        _ rule: String,
        _ way: [Int],
        isBranch: Bool,
    ) {
        let key = Key(rule: rule, way: way)
        if parts[key] == nil { parts[key] = Part(label: condition.label, isBranch: isBranch) }
        if condition.isTrue { parts[key]?.isTrue = true }
        let branches = condition.kind != .all && condition.kind != .not
        for (index, part) in condition.parts.enumerated() {
            take(part, rule, way + [index], isBranch: branches)
        }
    }

    /// What no test touches, in words, and how much they touch.
    func report(_ rules: [Rule], _ all: Set<WordList.Entry>) -> CoverageReport {
        let live = rules.filter { $0.mode != .off }
        var report = CoverageReport()
        report.rules = live.count
        report.entries = all.count
        for rule in live {
            if !matched.contains(rule.id) { report.gaps.append("\(rule.id): no test that it hits") }
            if rule.tests.pass.isEmpty {
                report.gaps.append("\(rule.id): no near miss that it leaves alone")
            }
        }
        report.conditions = parts.count
        report.gaps += untrue.map { "\($0.rule): in no test is this true: \($0.label)" }
        report.gaps += all.subtracting(entries).sorted { ($0.list, $0.line) < ($1.list, $1.line) }
            .map { "lists/\($0.list).txt:\($0.line): no test hits \"\($0.written)\"" }
        return report
    }

    /// Branches of a rule that no test makes true (P106).
    func untouchedBranches(of rule: String) -> [String] {
        parts.filter { $0.key.rule == rule && $0.value.isBranch && !$0.value.isTrue }
            .map(\.value.label).sorted()
    }

    private var untrue: [(rule: String, label: String)] {
        parts.filter { !$0.value.isTrue }.map { ($0.key.rule, $0.key.way, $0.value.label) }
            .sorted { ($0.0, $0.1.count, $0.2) < ($1.0, $1.1.count, $1.2) }
            .map { ($0.0, $0.2) }
    }
}

/// Counts and gaps of one run.
package struct CoverageReport: Sendable, Equatable {
    package var rules = 0
    /// Conditions in all rules, combinators included.
    package var conditions = 0
    /// Entries of the lists that are looked for in texts.
    package var entries = 0
    /// One sentence for each rule never matched, condition never true, list entry never hit.
    package var gaps: [String] = []

    package init() {}
}
