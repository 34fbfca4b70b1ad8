package import Comments

extension Policy {
    /// The verdict in plain sentences for a moderator, the weightiest first; no rule ids but in brackets.
    package func tell(_ verdict: Verdict) -> [String] {
        var lines = [first(verdict)]
        let counted = verdict.hits.filter { $0.mode == .enforce }
        lines += counted.filter { !isReason($0, for: verdict) }.map { "also: \(named($0))" }
        if verdict.tags.contains("banned"), !lines[0].hasSuffix(Policy.banned) {
            lines.append("also: " + Policy.banned)
        }
        if verdict.hits.contains(where: { $0.mode == .shadow }) {
            let shadows = verdict.hits.filter { $0.mode == .shadow }.map(\.rule)
            lines.append("noted without effect: \(shadows.joined(separator: ", "))")
        }
        lines += verdict.errors.map { "could not be checked: \($0)" }
        return lines
    }

    private static let banned = "the author is banned"

    private func first(_ verdict: Verdict) -> String {
        let reasons = verdict.hits.filter { $0.mode == .enforce && isReason($0, for: verdict) }
            .sorted { ($0.ruleClass == .safety ? 0 : 1) < ($1.ruleClass == .safety ? 0 : 1) }
            .map(named)
        let state =
            switch verdict.outcome {
            case .approve: "published"
            case .hold: "held"
            case .spam: "put aside as spam"
            case .reject: "declined"
            }
        if !reasons.isEmpty { return "\(state): \(reasons.joined(separator: "; "))" }
        if !verdict.errors.isEmpty { return "\(state): something could not be checked" }
        if verdict.tags.contains("banned") { return "\(state): \(Policy.banned)" }
        return verdict.outcome == .approve
            ? "\(state): nothing spoke against it" : "\(state): that is this site's default"
    }

    /// Raised the outcome to where it is, by a floor or a score.
    private func isReason(_ hit: RuleHit, for verdict: Verdict) -> Bool {
        guard verdict.outcome > .approve else { return false }
        if let floor = hit.floor, floor >= verdict.outcome { return true }
        return hit.score > 0 && verdict.scored >= verdict.outcome
    }

    private func named(_ hit: RuleHit) -> String {
        let title = hit.title.prefix(1).lowercased() + hit.title.dropFirst()
        return "\(title) (\(hit.rule))"
    }
}
