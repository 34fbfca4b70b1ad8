import Comments

/// What rules can only have wrong together (P010, P011, P110).
extension PolicyReader {
    mutating func lintTogether(_ text: PolicyText) {
        lintIdentifiers(text)
        lintReferences(text)
        lintCycles(text)
        let most = PolicyReader.highestTotal(text)
        if most < text.thresholds.spam && text.rules.contains(where: { $0.score > 0 }) {
            notes.warn(
                "P110",
                .init(line: 1, column: 1),
                "no combination of rules reaches \(text.thresholds.spam) for spam",
                "lower the threshold or raise a cap",
            )
        }
    }

    private mutating func lintIdentifiers(_ text: PolicyText) {
        var seen: Set<String> = []
        for rule in text.rules where !seen.insert(rule.id).inserted {
            notes.error(
                "P010",
                rule.place,
                "\"\(rule.id)\" is the id of two rules",
                "rename one",
            )
        }
    }

    private mutating func lintReferences(_ text: PolicyText) {
        let known = text.rules.map(\.id)
        for reference in text.rules.flatMap(\.condition.rules) where !known.contains(reference.id) {
            let near = Spelling.nearest(to: reference.id, in: known)
            notes.error(
                "P011",
                reference.place,
                "there is no rule \"\(reference.id)\"",
                near.map { "did you mean \"\($0)\"?" } ?? "",
            )
        }
        for test in text.cases + text.rules.flatMap({ $0.tests.match + $0.tests.pass }) {
            for id in test.hits + test.misses where !known.contains(id) {
                notes.error("P011", test.place, "there is no rule \"\(id)\"", "")
            }
        }
    }

    private mutating func lintCycles(_ text: PolicyText) {
        if RuleOrder.sorted(text.rules) == nil,
            let first = text.rules.first(where: {
                !$0.condition.rules.isEmpty
            })
        {
            notes.error(
                "P011",
                first.place,
                "rules name one another in a circle",
                "break it at one `rule:`",
            )
        }
    }

    private static func highestTotal(_ text: PolicyText) -> Double {
        var total = 0.0
        for ruleClass in RuleClass.allCases {
            let sum = text.rules.filter { $0.ruleClass == ruleClass && $0.mode != .off }
                .reduce(0) { $0 + max(0, $1.score) }
            total += min(sum, text.caps[ruleClass].map { max(0, $0) } ?? sum)
        }
        return total
    }
}

/// The order in which rules can be judged: those that others name come first.
enum RuleOrder {
    /// Indices of the rules, nil where they name one another in a circle.
    static func sorted(_ rules: [Rule]) -> [Int]? {
        var places: [String: Int] = [:]
        for (index, rule) in rules.enumerated() { places[rule.id] = index }
        var order: [Int] = []
        var isDone = Array(repeating: false, count: rules.count)
        var waiting = Array(rules.indices)
        while !waiting.isEmpty {
            let ready = waiting.filter { index in
                rules[index].condition.rules.allSatisfy { places[$0.id].map { isDone[$0] } ?? true }
            }
            if ready.isEmpty { return nil }
            for index in ready { isDone[index] = true }
            order += ready
            waiting.removeAll { isDone[$0] }
        }
        return order
    }
}
