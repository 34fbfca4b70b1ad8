/// A condition tree as it was read (POLICIES §4).
indirect enum Condition: Sendable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case atLeast(Int, [Condition])
    /// True if that rule hit.
    case rule(String, PolicyNode.Place)
    /// Looks at the text: answered by the scan.
    case text(TextMatcher)
    /// Looks at what we know besides the text: answered with the signals. Its label is how the file says it.
    case signal(SignalMatcher, label: String)
}

extension Condition {
    /// The same tree with every leaf changed, from the top down.
    func changingLeaves(_ change: (Condition) -> Condition) -> Condition {
        switch self {
        case .all(let parts): .all(parts.map { $0.changingLeaves(change) })
        case .any(let parts): .any(parts.map { $0.changingLeaves(change) })
        case .atLeast(let count, let parts):
            .atLeast(count, parts.map { $0.changingLeaves(change) })
        case .not(let part): .not(part.changingLeaves(change))
        case .text, .rule, .signal: change(self)
        }
    }

    /// This condition and all below it, from the top down.
    func visit(_ seen: (Condition) -> Void) {
        seen(self)
        switch self {
        case .all(let parts), .any(let parts), .atLeast(_, let parts):
            for part in parts { part.visit(seen) }
        case .not(let part): part.visit(seen)
        case .rule, .text, .signal: break
        }
    }

    /// The rules it names.
    var rules: [(id: String, place: PolicyNode.Place)] {
        var found: [(id: String, place: PolicyNode.Place)] = []
        visit { if case .rule(let id, let place) = $0 { found.append((id, place)) } }
        return found
    }

    var texts: [TextMatcher] {
        var found: [TextMatcher] = []
        visit { if case .text(let matcher) = $0 { found.append(matcher) } }
        return found
    }

    var signals: [SignalMatcher] {
        var found: [SignalMatcher] = []
        visit { if case .signal(let matcher, _) = $0 { found.append(matcher) } }
        return found
    }
}
