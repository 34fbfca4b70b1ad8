import Comments

/// What follows from the hits besides the outcome: priority, tags, words for the author, who is told.
extension Policy {
    func notice(_ verdict: inout Verdict, _ rules: [Rule]) {
        verdict.priority = rules.compactMap(\.priority).max() ?? .normal
        for tag in rules.flatMap(\.tags) where !verdict.tags.contains(tag) {
            verdict.tags.append(tag)
        }
        for key in rules.flatMap(\.notify) where !verdict.notify.contains(key) {
            verdict.notify.append(key)
        }
        verdict.quarantined = rules.contains { $0.seniorsOnly } && verdict.outcome == .hold
        let ranked = rules.enumerated()
            .sorted { Policy.ranks($0.element, above: $1.element) ?? ($0.offset < $1.offset) }
            .map(\.element)
        verdict.message = message(verdict.outcome, ranked)
        verdict.resources =
            ranked.first { $0.resources != nil }?.resources
            ?? (text.alwaysHelps ? PolicyText.usualResources : nil)
    }

    /// Spam gets the receipt of a held comment, and nothing that tells a sender which rule hit.
    private func message(_ outcome: Outcome, _ ranked: [Rule]) -> String? {
        switch outcome {
        case .approve: nil
        case .spam: text.receipt
        case .hold, .reject: ranked.first { $0.message != nil }?.message ?? text.receipt
        }
    }

    /// Safety speaks first, then what is more urgent, then what is stricter; nil where they are equal.
    private static func ranks(_ left: Rule, above right: Rule) -> Bool? {
        let isSafety = (left.ruleClass == .safety, right.ruleClass == .safety)
        if isSafety.0 != isSafety.1 { return isSafety.0 }
        let priorities = (left.priority ?? .normal, right.priority ?? .normal)
        if priorities.0 != priorities.1 { return priorities.0 > priorities.1 }
        let floors = (left.floor ?? .approve, right.floor ?? .approve)
        if floors.0 != floors.1 { return floors.0 > floors.1 }
        return left.score == right.score ? nil : left.score > right.score
    }
}
