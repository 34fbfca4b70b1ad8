import Comments

/// What rules can only have wrong together (P010, P011, P110).
extension PolicyReader {
    mutating func lintTogether(_ text: PolicyText) {
        let own = notes.file
        lintIdentifiers(text)
        // What a rule that could not be read would have been is not guessed.
        if !isIncomplete {
            lintReferences(text)
            lintAbsorbed(text)
            lintTags(text)
            lintCycles(text)
            notes.file = own
            lintThresholds(text)
        }
        notes.file = own
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
                "lower the threshold, or raise a score or a cap",
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
        for (id, file, place) in absorbed where !known.contains(id) {
            notes.file = file
            refuse(unknownRule: id, at: place, known)
        }
        let byID = Dictionary(text.rules.map { ($0.id, $0.absorb) }) { first, _ in first }
        for rule in text.rules where PolicyReader.absorbs(rule.id, rule.id, byID) {
            notes.file = rule.file
            notes.error(
                "P011",
                rule.place,
                "\"\(rule.id)\" absorbs itself, straight or round about: no score would be left",
                "let one rule stand for the others, not they for it",
            )
        }
    }

    private static func absorbs(_ id: String, _ other: String, _ byID: [String: [String]]) -> Bool {
        var (open, seen) = (byID[id] ?? [], Set<String>())
        while let next = open.popLast() {
            if next == other { return true }
            if seen.insert(next).inserted { open += byID[next] ?? [] }
        }
        return false
    }

    private mutating func refuse(
        unknownRule id: String,
        at place: PolicyNode.Place,
        _ known: [String],
    ) {
        notes.error(
            "P011",
            place,
            "there is no rule \"\(id)\"",
            Spelling.wayOut(id, known, or: "the ids stand in: afterword policy show"),
        )
    }

    /// A tag of the comment above that no rule gives can never be there.
    private mutating func lintTags(_ text: PolicyText) {
        let known = Set(text.rules.flatMap(\.tags)).sorted()
        for rule in text.rules {
            notes.file = rule.file
            for case .thread(let thread) in rule.condition.signals {
                for tag in thread.parentTags where !known.contains(tag) {
                    notes.error(
                        "P011",
                        rule.place,
                        "no rule gives the tag \"\(tag)\"",
                        Spelling.wayOut(tag, known, or: "give it with `tag:`"),
                    )
                }
            }
        }
    }

    private mutating func lintCycles(_ text: PolicyText) {
        guard RuleOrder.sorted(text.rules) == nil, let circle = RuleOrder.circle(text.rules),
            let first = circle.first
        else { return }
        notes.file = first.file
        let ids = (circle + [first]).map(\.id).joined(separator: " > ")
        notes.error(
            "P011",
            first.place,
            "rules name one another in a circle: \(ids)",
            "break it at one `rule:`",
        )
    }

    private static func highestTotal(_ rules: [Rule], _ caps: [RuleClass: Double]) -> Double {
        RuleClass.allCases.reduce(0) { total, ruleClass in
            let sum = rules.filter { $0.ruleClass == ruleClass && $0.mode == .enforce }
                .reduce(0) { $0 + max(0, $1.score) }
            return total + min(sum, caps[ruleClass].map { max(0, $0) } ?? sum)
        }
    }
}

/// The order in which rules can be judged: those that others name come first.
enum RuleOrder {
    /// Rules of one circle, the first one of the file first.
    static func circle(_ rules: [Rule]) -> [Rule]? {
        let named = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
        for rule in rules {
            var way = [rule]
            while let last = way.last, way.count <= rules.count {
                // Any way out of a circle ends; following the first that leads on finds it again.
                let next = last.condition.rules.compactMap { named[$0.id] }
                    .first { reaches($0, rule.id, named) }
                guard let next else { break }
                if next.id == rule.id { return way }
                way.append(next)
            }
        }
        return nil
    }

    private static func reaches(_ start: Rule, _ id: String, _ named: [String: Rule]) -> Bool {
        var seen: Set<String> = []
        var open = [start]
        while let rule = open.popLast() {
            if rule.id == id { return true }
            guard seen.insert(rule.id).inserted else { continue }
            open += rule.condition.rules.compactMap { named[$0.id] }
        }
        return false
    }

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
