package import Comments

/// P108 and P109: what a store of judged comments says of the rules.
extension Policy {
    /// Verdicts under which a store says nothing of a rule that never hit.
    private static let fewestVerdicts = 200
    /// Comments that a person approved, under which their share says nothing.
    private static let fewestGood = 50
    /// Hits under which two rules that always meet may meet by chance.
    private static let fewestHits = 20

    /// - Parameter records: Of the last 90 days, of all policies.
    package func lint(_ records: [RuleRecord]) -> [Finding] {
        let own = records.filter { $0.policy == stamp.name }
        let live = text.rules.filter { $0.mode != .off }
        return live.flatMap { idle($0, own) + heavy($0, own) } + twins(live, own)
    }

    private func idle(_ rule: Rule, _ records: [RuleRecord]) -> [Finding] {
        // That nobody was in danger is good news and no fault of the rule.
        guard records.count >= Policy.fewestVerdicts, rule.ruleClass != .safety,
            !records.contains(where: { $0.rules.contains(rule.id) })
        else { return [] }
        return warning(
            "P108",
            rule,
            "\"\(rule.id)\" hit none of \(records.count) comments in 90 days",
            "take it out if nobody needs it, or widen it",
        )
    }

    private func heavy(_ rule: Rule, _ records: [RuleRecord]) -> [Finding] {
        let good = records.filter(\.isGood)
        guard good.count >= Policy.fewestGood, rule.score > 0 || rule.floor != nil,
            rule.readsText
        else { return [] }
        let hit = good.count { $0.rules.contains(rule.id) }
        guard hit * 5 > good.count else { return [] }
        return warning(
            "P108",
            rule,
            "\"\(rule.id)\" hit \(hit) of \(good.count) comments that a person approved",
            "narrow it, or run it in shadow",
        )
    }

    private func twins(_ rules: [Rule], _ records: [RuleRecord]) -> [Finding] {
        var findings: [Finding] = []
        for (index, left) in rules.enumerated() {
            for right in rules.dropFirst(index + 1) where !Policy.areJoined(left, right) {
                let either = records.filter {
                    $0.rules.contains(left.id) || $0.rules.contains(right.id)
                }
                let both = either.count {
                    $0.rules.contains(left.id) && $0.rules.contains(right.id)
                }
                guard both >= Policy.fewestHits, both * 100 >= either.count * 95 else { continue }
                findings += warning(
                    "P109",
                    right,
                    "\"\(right.id)\" and \"\(left.id)\" hit together \(both) of \(either.count) times",
                    "one of the two says nothing more: join or drop it",
                )
            }
        }
        return findings
    }

    /// One is made of the other on purpose.
    private static func areJoined(_ left: Rule, _ right: Rule) -> Bool {
        left.condition.rules.contains { $0.id == right.id }
            || right.condition.rules.contains { $0.id == left.id }
    }

    private func warning(
        _ code: String,
        _ rule: Rule,
        _ message: String,
        _ wayOut: String,
    ) -> [Finding] {
        var notes = Notes(file: rule.file)
        notes.warn(code, rule.place, message, wayOut)
        return notes.findings
    }
}

extension Rule {
    /// It is about the text; a rule about newcomers alone hits good comments by its nature.
    fileprivate var readsText: Bool { !condition.texts.isEmpty }
}
