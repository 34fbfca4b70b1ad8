import Comments

extension Policy {
    /// What the rules that count propose to black out (POLICIES §2, `redact`).
    func redactions(_ counted: [(rule: Rule, hit: RuleHit)], _ scan: Scan) -> [Redaction] {
        counted.flatMap { rule, hit in
            rule.redact.compactMap { proposal -> Redaction? in
                let (kind, spans): (String, [MatchSpan]) =
                    switch proposal {
                    case .match: ("match", hit.spans.filter { $0.field == .body })
                    case .kind(let kind): (kind.rawValue, scan.details[kind] ?? [])
                    }
                return spans.isEmpty ? nil : Redaction(rule: rule.id, kind: kind, spans: spans)
            }
        }
    }

    /// Finders of every kind that some rule proposes to black out.
    static func redactionFinders(
        _ rules: [Rule],
        _ maker: inout ProbeMaker,
    ) -> [PersonalKind: Finder] {
        var finders: [PersonalKind: Finder] = [:]
        let except = rules.flatMap(\.condition.texts).flatMap(\.publicLists)
        for rule in rules {
            for case .kind(let kind) in rule.redact where finders[kind] == nil {
                let matcher = PersonalMatcher(kinds: [kind], except: Array(Set(except)).sorted())
                finders[kind] = maker.finder(matcher, at: rule.place)
            }
        }
        return finders
    }
}

extension TextMatcher {
    /// Lists of what belongs to everybody, as its `pii` parts name them.
    fileprivate var publicLists: [String] {
        switch kind {
        case .personal(let personal): personal.except
        case .near(let near): near.sides.flatMap(\.publicLists)
        default: []
        }
    }
}

extension NearMatcher {
    var sides: [Side] { [a, b] }
}

extension NearMatcher.Side {
    fileprivate var publicLists: [String] {
        if case .personal(let personal) = self { personal.except } else { [] }
    }
}
