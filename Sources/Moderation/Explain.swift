package import Comments

extension Policy {
    /// The explanation that is stored with a decision (POLICIES §6): sorted keys, nothing personal, no text.
    package func explanationJSON(_ verdict: Verdict) -> String {
        var parts: [(String, JSONText)] = [
            ("engine", .text(verdict.policy.engine)),
            ("errors", .list(verdict.errors.map(JSONText.text))),
            ("evidence", .map(verdict.evidence.map { ($0, json($1)) })),
            ("hash", .text(verdict.policy.hash)),
            ("hits", .list(verdict.hits.flatMap(json))),
            ("message", verdict.message.map(JSONText.text) ?? .null),
            ("outcome", .text(verdict.outcome.name)),
            ("policy", .text(verdict.policy.name)),
            ("priority", .text(verdict.priority.name)),
            ("resources", verdict.resources.map(JSONText.text) ?? .null),
            ("scored", .text(verdict.scored.name)),
            ("tags", .list(verdict.tags.map(JSONText.text))),
            ("total", .number(verdict.total)),
            ("trace", .list(verdict.trace.map(JSONText.text))),
        ]
        if !verdict.redactions.isEmpty {
            parts.append(("redactions", .list(verdict.redactions.map(json))))
        }
        return JSONText.map(parts).printed
    }

    /// One object for each field that a rule hit in, so that spans need no names of their own.
    private func json(_ hit: RuleHit) -> [JSONText] {
        var fields: [(String, JSONText)] = [
            ("class", .text(hit.ruleClass.rawValue)), ("mode", .text(hit.mode.rawValue)),
            ("rule", .text(hit.rule)), ("title", .text(hit.title)),
        ]
        if hit.score != 0 { fields.append(("score", .number(hit.score))) }
        if let floor = hit.floor { fields.append(("floor", .text(floor.name))) }
        if let ceiling = hit.ceiling { fields.append(("ceiling", .text(ceiling.name))) }
        let places = [MatchSpan.Field.body, .name, .website].compactMap { field in
            json(hit.spans.filter { $0.field == field }, on: field)
        }
        guard !places.isEmpty else { return [.map(fields)] }
        return places.map { .map(fields + $0) }
    }

    private func json(_ redaction: Redaction) -> JSONText {
        let pairs = redaction.spans.map { span in
            JSONText.list([.number(Double(span.lower)), .number(Double(span.upper))])
        }
        return [
            "rule": .text(redaction.rule), "kind": .text(redaction.kind), "spans": .list(pairs),
        ]
    }

    /// `"on": "body", "spans": [[41, 58]]`, in scalars of the raw text.
    private func json(
        _ spans: [MatchSpan],
        on field: MatchSpan.Field,
    ) -> [(String, JSONText)]? {
        guard !spans.isEmpty else { return nil }
        let pairs = spans.map { span in
            JSONText.list([.number(Double(span.lower)), .number(Double(span.upper))])
        }
        return [("on", .text(field.rawValue)), ("spans", .list(pairs))]
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
