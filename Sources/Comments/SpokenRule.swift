/// A rule that spoke for what a verdict came to: by these the figures of the log are counted.
package struct SpokenRule: Sendable, Hashable {
    /// The harshest thing a rule can lead to.
    package enum Demand: String, Sendable {
        /// It asks for a person and for nothing more.
        case hold
        /// It has a score, which may add up to spam, or asks for spam or worse itself.
        case spam
    }
    package var rule: String
    package var ruleClass: RuleClass
    package var demand: Demand

    package init(_ rule: String, _ ruleClass: RuleClass, _ demand: Demand) {
        (self.rule, self.ruleClass, self.demand) = (rule, ruleClass, demand)
    }

    /// Nil for a hit that spoke for nothing: in shadow mode, in the author's favour, or only with a tag.
    package init?(_ hit: RuleHit) {
        guard hit.mode == .enforce else { return nil }
        let floor = hit.floor ?? .approve
        guard hit.score > 0 || floor >= .hold else { return nil }
        self.init(hit.rule, hit.ruleClass, hit.score > 0 || floor >= .spam ? .spam : .hold)
    }
}

/// The rules that spoke for one verdict, as one line of the store has them: `links-many/spam/spam …`.
///
/// Many verdicts are alike, so whoever counts does it by the line and reads it once.
package struct SpokenRules: Sendable, Hashable {
    package var line: String

    package static let none = SpokenRules(line: "")

    package init(line: String) { self.line = line }

    package init(_ hits: [RuleHit]) {
        let words = Set(hits.compactMap(SpokenRule.init)).map { rule in
            "\(rule.rule)/\(rule.ruleClass.rawValue)/\(rule.demand.rawValue)"
        }
        line = words.sorted().joined(separator: " ")
    }

    /// Each rule once; what cannot be read is left out.
    package var rules: [SpokenRule] {
        line.split(separator: " ").compactMap { word in
            let parts = word.split(separator: "/").map(String.init)
            guard parts.count == 3, let ruleClass = RuleClass(rawValue: parts[1]),
                let demand = SpokenRule.Demand(rawValue: parts[2])
            else { return nil }
            return SpokenRule(parts[0], ruleClass, demand)
        }
    }
}
