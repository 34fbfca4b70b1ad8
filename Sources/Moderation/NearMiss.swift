package import Comments

extension Policy {
    /// Every rule with what each part of its condition came to, in the order of the file.
    package func traces(on scan: Scan, given signals: Signals) -> [RuleTrace] {
        var judge = RuleJudge(rules: text.rules, scan: scan, signals: signals)
        for index in order { judge.judge(index) }
        return text.rules.map { rule in
            RuleTrace(
                rule: rule.id,
                title: rule.title,
                mode: rule.mode,
                condition: judge.trace(rule.condition),
            )
        }
    }

    /// The rules that nearly hit: something in the text was found, and one condition kept the rule from hitting.
    package func nearMisses(on scan: Scan, given signals: Signals) -> [NearMiss] {
        traces(on: scan, given: signals).compactMap { trace in
            guard trace.mode != .off, let failed = trace.condition.onlyFailure else { return nil }
            return NearMiss(
                rule: trace.rule,
                title: trace.title,
                mode: trace.mode,
                condition: failed.label,
                detail: failed.detail,
            )
        }
    }
}

extension ConditionTrace {
    /// The one part that kept the whole from being true, where the text itself gave rise to it.
    fileprivate var onlyFailure: ConditionTrace? {
        guard truth == "no" else { return nil }
        return isTaken ? self : failure(besideText: false)
    }

    /// - Parameter besideText: Some part beside this one was found in the text.
    private func failure(besideText: Bool) -> ConditionTrace? {
        switch kind {
        case .all, .atLeast:
            let failed = parts.filter { !$0.isTrue }
            let missing = kind == .all ? failed.count : needed - parts.count(where: \.isTrue)
            guard missing == 1 else { return nil }
            let isBeside = besideText || parts.contains { $0.isTrue && $0.foundText }
            if failed.count == 1 { return failed[0].failure(besideText: isBeside) }
            return isBeside ? named : nil
        case .any:
            if let taken = parts.first(where: \.isTaken) { return taken }
            if parts.count == 1 { return parts[0].failure(besideText: besideText) }
            return besideText ? named : nil
        case .not, .leaf:
            return besideText || isTaken ? named : nil
        }
    }

    private var needed: Int {
        if case .atLeast(let count) = kind { count } else { parts.count }
    }

    /// The same with its parts in the label, since no part alone is to blame.
    private var named: ConditionTrace {
        guard kind != .leaf else { return self }
        var trace = self
        trace.label = label + " " + parts.map(\.label).joined(separator: " / ")
        trace.detail = parts.map(\.detail).filter { !$0.isEmpty }.joined(separator: ", ")
        return trace
    }
}
