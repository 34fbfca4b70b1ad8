import Comments

/// What rules can only have wrong together (P010, P011, P110).
extension PolicyReader {
    mutating func lintTogether(_ text: PolicyText) {
        let own = notes.file
        lintIdentifiers(text)
        lintReferences(text)
        lintAbsorbed(text)
        lintTags(text)
        lintCycles(text)
        notes.file = own
        lintThresholds(text)
    }

    private mutating func lintThresholds(_ text: PolicyText) {
        guard text.rules.contains(where: { $0.score > 0 }) else { return }
        let start = PolicyNode.Place(line: 1, column: 1)
        let spam = JSONText.spelled(text.thresholds.spam)
        if PolicyReader.highestTotal(text.rules, text.caps) < text.thresholds.spam {
            notes.warn(
                "P110",
                start,
                "no combination of rules reaches \(spam) for spam",
                "lower the threshold or raise a cap",
            )
            return
        }
        // A rule with a lower ceiling keeps whatever it hits out of spam.
        let open = text.rules.filter { $0.ceiling ?? .reject >= .spam }
        if PolicyReader.highestTotal(open, text.caps) < text.thresholds.spam {
            notes.warn(
                "P110",
                start,
                "ceilings keep every sum of \(spam) out of spam",
                "take a ceiling out or lower the threshold",
            )
        }
    }

    private mutating func lintIdentifiers(_ text: PolicyText) {
        var seen: Set<String> = []
        for rule in text.rules where !seen.insert(rule.id).inserted {
            notes.file = rule.file
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
        for rule in text.rules {
            notes.file = rule.file
            for reference in rule.condition.rules where !known.contains(reference.id) {
                refuse(unknownRule: reference.id, at: reference.place, known)
            }
        }
        for test in text.cases + text.rules.flatMap({ $0.tests.match + $0.tests.pass }) {
            notes.file = test.file
            for id in test.hits + test.misses where !known.contains(id) {
                refuse(unknownRule: id, at: test.place, known)
            }
        }
    }

    private mutating func lintAbsorbed(_ text: PolicyText) {
        let known = text.rules.map(\.id)
        for (id, place) in absorbed where !known.contains(id) {
            refuse(unknownRule: id, at: place, known)
        }
    }

    private mutating func refuse(
        unknownRule id: String,
        at place: PolicyNode.Place,
        _ known: [String],
    ) {
        let near = Spelling.nearest(to: id, in: known)
        notes.error(
            "P011",
            place,
            "there is no rule \"\(id)\"",
            near.map { "did you mean \"\($0)\"?" } ?? "",
        )
    }

    /// A tag of the comment above that no rule gives can never be there.
    private mutating func lintTags(_ text: PolicyText) {
        let known = Set(text.rules.flatMap(\.tags)).sorted()
        for rule in text.rules {
            notes.file = rule.file
            for case .thread(let thread) in rule.condition.signals {
                for tag in thread.parentTags where !known.contains(tag) {
                    let near = Spelling.nearest(to: tag, in: known)
                    notes.error(
                        "P011",
                        rule.place,
                        "no rule gives the tag \"\(tag)\"",
                        near.map { "did you mean \"\($0)\"?" } ?? "give it with `tag:`",
                    )
                }
            }
        }
    }

    private mutating func lintCycles(_ text: PolicyText) {
        if RuleOrder.sorted(text.rules) == nil,
            let first = text.rules.first(where: {
                !$0.condition.rules.isEmpty
            })
        {
            notes.file = first.file
            notes.error(
                "P011",
                first.place,
                "rules name one another in a circle",
                "break it at one `rule:`",
            )
        }
    }

    private static func highestTotal(_ rules: [Rule], _ caps: [RuleClass: Double]) -> Double {
        RuleClass.allCases.reduce(0) { total, ruleClass in
            let sum = rules.filter { $0.ruleClass == ruleClass && $0.mode != .off }
                .reduce(0) { $0 + max(0, $1.score) }
            return total + min(sum, caps[ruleClass].map { max(0, $0) } ?? sum)
        }
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
