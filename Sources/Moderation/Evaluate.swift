package import Comments

extension Policy {
    /// What the policy says of a submission (POLICIES §3).
    ///
    /// Pure and total: what goes wrong inside means hold.
    package func verdict(on scan: Scan, given signals: Signals) -> Verdict {
        guard scan.policy == stamp else {
            return broken("the text was read by another policy")
        }
        if let failure = scan.failure { return broken(failure) }
        var judge = RuleJudge(rules: text.rules, scan: scan, signals: signals)
        for index in order { judge.judge(index) }
        let isStaff = signals.author.value?.role != nil
        let hits = text.rules.indices.compactMap { judge.hit($0, isStaff: isStaff) }
        var verdict = Verdict(outcome: text.usual, policy: stamp)
        verdict.hits = hits.map(\.hit)
        verdict.evidence = scan.evidence.merging(judge.evidence) { _, new in new }
        note(signals.author.value, in: &verdict)
        verdict.errors = judge.errors
        let counted = hits.filter { $0.hit.mode == .enforce }
        let standing = absorbed(counted)
        settle(&verdict, standing.hits)
        verdict.trace.insert(contentsOf: standing.steps, at: 1)
        settleLast(&verdict, isBanned: signals.author.value?.banned ?? false)
        notice(&verdict, counted.map(\.rule))
        verdict.redactions = redactions(counted, scan)
        verdict.retryAfter = judge.retryAfter(counted.map(\.rule))
        return verdict
    }

    /// The hits with the scores taken away for which another rule stands (POLICIES §4, `absorb`).
    private func absorbed(
        _ counted: [(rule: Rule, hit: RuleHit)]
    ) -> (hits: [RuleHit], steps: [String]) {
        var hits = counted.map(\.hit)
        var steps: [String] = []
        for rule in counted.map(\.rule) {
            for index in hits.indices where rule.absorb.contains(hits[index].rule) {
                guard hits[index].score != 0 else { continue }
                let score = JSONText.spelled(hits[index].score)
                steps.append("score \(score) of \(hits[index].rule) absorbed by \(rule.id)")
                hits[index].score = 0
            }
        }
        return (hits, steps)
    }

    /// What changes a verdict without any rule asking for it.
    private func note(_ author: AuthorSignals?, in verdict: inout Verdict) {
        guard let author else { return }
        if author.banned { verdict.evidence["author.banned"] = .flag(true) }
        if let role = author.role { verdict.evidence["author.role"] = .word(role.rawValue) }
    }

    private func broken(_ reason: String) -> Verdict {
        var verdict = Verdict(outcome: .hold, policy: stamp)
        verdict.errors = [reason]
        verdict.tags = ["engine-error"]
        verdict.trace = ["default hold", "engine error -> hold"]
        verdict.message = text.receipt
        verdict.resources = text.alwaysHelps ? PolicyText.usualResources : nil
        return verdict
    }

    /// Steps 1–5 of POLICIES §3.
    ///
    /// - Parameter hits: Those of enforced rules, with the scores that count.
    private func settle(_ verdict: inout Verdict, _ hits: [RuleHit]) {
        verdict.trace = ["default \(text.usual.name)"]
        verdict.total = total(hits)
        verdict.scored = scored(verdict.total)
        if hits.contains(where: { $0.score != 0 }) {
            let total = JSONText.spelled(verdict.total)
            verdict.trace.append("score \(total) -> \(verdict.scored.name)")
        }
        let floors = hits.filter { $0.floor != nil }
        for hit in floors {
            verdict.trace.append("floor \(hit.floor?.name ?? "") by \(hit.rule)")
        }
        let floor = floors.compactMap(\.floor).max() ?? .approve
        verdict.outcome = max(text.usual, verdict.scored, floor)
        lower(&verdict, hits.filter { $0.ruleClass != .safety }, floor: floor)
        lowerForSafety(&verdict, hits.filter { $0.ruleClass == .safety })
    }

    /// Each class is capped, so that five rules about one link do not count five times.
    private func total(_ hits: [RuleHit]) -> Double {
        RuleClass.allCases.reduce(0) { total, ruleClass in
            let sum = hits.filter { $0.ruleClass == ruleClass }.reduce(0) { $0 + $1.score }
            guard let cap = text.caps[ruleClass] else { return total + sum }
            return total + (cap < 0 ? max(sum, cap) : min(sum, cap))
        }
    }

    /// A score never rejects.
    private func scored(_ total: Double) -> Outcome {
        if total >= text.thresholds.spam { return .spam }
        return total >= text.thresholds.hold ? .hold : .approve
    }

    private func lower(_ verdict: inout Verdict, _ hits: [RuleHit], floor: Outcome) {
        let bounded = hits.filter { $0.ceiling != nil }
        guard let lowest = bounded.compactMap(\.ceiling).min() else { return }
        for hit in bounded {
            verdict.trace.append("ceiling \(hit.ceiling?.name ?? "") by \(hit.rule)")
        }
        if floor > lowest {
            verdict.trace.append(
                "floor \(floor.name) is above ceiling \(lowest.name): the floor wins"
            )
        }
        verdict.outcome = max(min(verdict.outcome, lowest), floor)
    }

    /// Last and over everything: nobody in danger is put aside or turned away.
    private func lowerForSafety(_ verdict: inout Verdict, _ hits: [RuleHit]) {
        for hit in hits {
            guard let ceiling = hit.ceiling else { continue }
            verdict.trace.append("safety ceiling \(ceiling.name) by \(hit.rule)")
            verdict.outcome = min(verdict.outcome, ceiling)
        }
    }

    /// What only ever raises approve to hold: failures and a moderator's ban.
    private func settleLast(_ verdict: inout Verdict, isBanned: Bool) {
        if !verdict.errors.isEmpty {
            verdict.trace.append("engine error -> hold")
            verdict.tags.append("engine-error")
            verdict.outcome = max(verdict.outcome, .hold)
        }
        if isBanned {
            verdict.trace.append("ban -> hold")
            verdict.tags.append("banned")
            verdict.outcome = max(verdict.outcome, .hold)
        }
    }
}
