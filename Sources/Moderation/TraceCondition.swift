import Comments

extension RuleJudge {
    func trace(_ condition: Condition) -> ConditionTrace {
        switch condition {
        case .all(let parts): return branch(.all, "all of", parts) { .all($0) }
        case .any(let parts): return branch(.any, "any of", parts) { .atLeast(1, $0) }
        case .atLeast(let count, let parts):
            return branch(.atLeast(count), "at least \(count) of", parts) { .atLeast(count, $0) }
        case .not(let part): return branch(.not, "not", [part]) { $0[0].negated }
        case .rule(let id, _):
            let truth = truth(ofRule: id) ?? .failed("there is no rule \(id)")
            return leaf("rule \(id)", truth, "")
        case .signal(let matcher, let label):
            let (truth, evidence) = judged(matcher)
            return leaf(label, truth, RuleJudge.told(evidence))
        case .text(let matcher): return text(matcher)
        }
    }

    private func branch(
        _ kind: ConditionTrace.Kind,
        _ label: String,
        _ conditions: [Condition],
        _ join: ([Truth]) -> Truth,
    ) -> ConditionTrace {
        let parts = conditions.map(trace)
        let truth = join(parts.map(\.asTruth))
        var trace = ConditionTrace(
            kind: kind,
            label: label,
            truth: truth.name,
            detail: truth.reason,
            parts: parts,
        )
        trace.foundText = kind != .not && parts.contains { $0.isTrue && $0.foundText }
        return trace
    }

    private func leaf(_ label: String, _ truth: Truth, _ detail: String) -> ConditionTrace {
        ConditionTrace(
            kind: .leaf,
            label: label,
            truth: truth.name,
            detail: truth.reason.isEmpty ? detail : truth.reason,
            parts: [],
        )
    }

    private func text(_ matcher: TextMatcher) -> ConditionTrace {
        let answer = answer(to: matcher)
        var trace = leaf(matcher.label, answer.truth, "")
        switch answer {
        case .hit(let spans):
            trace.spans = spans
            trace.foundText = true
        case .taken(let spans):
            trace.spans = spans
            trace.isTaken = true
            trace.detail = "found, and taken away by `unless` or `subject`"
        case .miss, .failed: break
        }
        return trace
    }

    /// `author.approved is 0, author.proven is false`.
    private static func told(_ evidence: [String: EvidenceValue]) -> String {
        evidence.sorted { $0.key < $1.key }.map { name, value in
            switch value {
            case .number(let number): "\(name) is \(JSONText.spelled(number))"
            case .word(let word): "\(name) is \(word)"
            case .flag(let flag): "\(name) is \(flag)"
            case .unknown: "\(name) is unknown"
            case .failed(let reason): "\(name) failed: \(reason)"
            }
        }.joined(separator: ", ")
    }
}

extension ConditionTrace {
    fileprivate var asTruth: Truth {
        switch truth {
        case "yes": .yes
        case "no": .no
        default: .failed(detail)
        }
    }
}

extension Truth {
    fileprivate var name: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .failed: "failed"
        }
    }

    fileprivate var reason: String {
        if case .failed(let reason) = self { reason } else { "" }
    }
}
