package import Comments

extension Policy {
    /// The explanation that is stored with a decision (POLICIES §6): sorted keys, nothing personal, no text.
    package func explanationJSON(_ verdict: Verdict) -> String {
        var parts: [String: JSONText] = [
            "policy": .text(verdict.policy.name),
            "hash": .text(verdict.policy.hash),
            "engine": .text(verdict.policy.engine),
            "outcome": .text(verdict.outcome.name),
            "priority": .text(verdict.priority.name),
            "total": .number(verdict.total),
            "scored": .text(verdict.scored.name),
            "hits": .list(verdict.hits.flatMap(json)),
            "trace": .list(verdict.trace.map(JSONText.text)),
            "evidence": .map(verdict.evidence.mapValues(json)),
            "errors": .list(verdict.errors.map(JSONText.text)),
            "tags": .list(verdict.tags.map(JSONText.text)),
            "message": verdict.message.map(JSONText.text) ?? .null,
            "resources": verdict.resources.map(JSONText.text) ?? .null,
        ]
        if !verdict.redactions.isEmpty {
            parts["redactions"] = .list(verdict.redactions.map(json))
        }
        return JSONText.map(parts).printed
    }

    /// One object for each field that a rule hit in, so that spans need no names of their own.
    private func json(_ hit: RuleHit) -> [JSONText] {
        var fields: [String: JSONText] = [
            "rule": .text(hit.rule), "title": .text(hit.title), "mode": .text(hit.mode.rawValue),
            "class": .text(hit.ruleClass.rawValue),
        ]
        if hit.score != 0 { fields["score"] = .number(hit.score) }
        if let floor = hit.floor { fields["floor"] = .text(floor.name) }
        if let ceiling = hit.ceiling { fields["ceiling"] = .text(ceiling.name) }
        let places = [MatchSpan.Field.body, .name, .website].compactMap { field in
            json(hit.spans.filter { $0.field == field }, on: field)
        }
        guard !places.isEmpty else { return [.map(fields)] }
        return places.map { .map(fields.merging($0) { _, place in place }) }
    }

    private func json(_ redaction: Redaction) -> JSONText {
        let pairs = redaction.spans.map { span in
            JSONText.list([.number(Double(span.lower)), .number(Double(span.upper))])
        }
        return .map([
            "rule": .text(redaction.rule), "kind": .text(redaction.kind), "spans": .list(pairs),
        ])
    }

    /// `"on": "body", "spans": [[41, 58]]`, in scalars of the raw text.
    private func json(_ spans: [MatchSpan], on field: MatchSpan.Field) -> [String: JSONText]? {
        guard !spans.isEmpty else { return nil }
        let pairs = spans.map { span in
            JSONText.list([.number(Double(span.lower)), .number(Double(span.upper))])
        }
        return ["on": .text(field.rawValue), "spans": .list(pairs)]
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
