package import Comments

extension Policy {
    /// The explanation that is stored with a decision (POLICIES §6): sorted keys, nothing personal, no text.
    package func explanationJSON(_ verdict: Verdict) -> String {
        JSONText.map([
            "policy": .text(verdict.policy.name),
            "hash": .text(verdict.policy.hash),
            "engine": .text(verdict.policy.engine),
            "outcome": .text(verdict.outcome.name),
            "priority": .text(verdict.priority.name),
            "total": .number(verdict.total),
            "scored": .text(verdict.scored.name),
            "hits": .list(verdict.hits.map(json)),
            "trace": .list(verdict.trace.map(JSONText.text)),
            "evidence": .map(verdict.evidence.mapValues(json)),
            "errors": .list(verdict.errors.map(JSONText.text)),
            "tags": .list(verdict.tags.map(JSONText.text)),
        ]).printed
    }

    private func json(_ hit: RuleHit) -> JSONText {
        var fields: [String: JSONText] = [
            "rule": .text(hit.rule), "mode": .text(hit.mode.rawValue),
            "class": .text(hit.ruleClass.rawValue),
        ]
        if hit.score != 0 { fields["score"] = .number(hit.score) }
        if let floor = hit.floor { fields["floor"] = .text(floor.name) }
        if let ceiling = hit.ceiling { fields["ceiling"] = .text(ceiling.name) }
        if !hit.spans.isEmpty { fields["spans"] = .list(hit.spans.map(json)) }
        return .map(fields)
    }

    /// `{"on": "body", "at": [41, 58]}`, in scalars of the raw text.
    private func json(_ span: MatchSpan) -> JSONText {
        .map([
            "on": .text(span.field.rawValue),
            "at": .list([.number(Double(span.lower)), .number(Double(span.upper))]),
        ])
    }

    private func json(_ value: EvidenceValue) -> JSONText {
        switch value {
        case .number(let number): .number(number)
        case .word(let word): .text(word)
        case .flag(let flag): .flag(flag)
        case .unknown: .text("unknown")
        case .failed(let reason): .text("failed: \(reason)")
        }
    }
}
