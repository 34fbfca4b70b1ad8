import Comments

/// Judges the rules of one policy over one scan, in an order in which each can name earlier ones.
struct RuleJudge {
    private let scan: Scan
    private var signals: SignalJudge
    private(set) var truths: [String: Truth] = [:]
    private var waits: [String: Truth] = [:]
    private(set) var errors: [String] = []

    init(scan: Scan, signals: Signals) {
        self.scan = scan
        self.signals = SignalJudge(signals: signals, facts: scan.facts)
    }

    var evidence: [String: EvidenceValue] { signals.evidence }

    /// What one signal condition came to, with the values it asked for.
    func judged(_ matcher: SignalMatcher) -> (truth: Truth, evidence: [String: EvidenceValue]) {
        var alone = SignalJudge(signals: signals.signals, facts: scan.facts)
        let truth = alone.judge(matcher)
        return (truth, alone.evidence)
    }

    mutating func judge(_ rule: Rule) {
        guard rule.mode != .off else {
            truths[rule.id] = .no
            return
        }
        let truth = truth(of: rule.condition)
        truths[rule.id] = truth
        note(truth, of: rule)
        guard let limit = rule.rateLimit, truth == .yes else { return }
        let over = signals.isOver(limit)
        waits[rule.id] = over
        note(over, of: rule)
    }

    /// A failure counts against the outcome where the rule is enforced (POLICIES §3, step 6).
    private mutating func note(_ truth: Truth, of rule: Rule) {
        guard rule.mode == .enforce, case .failed(let reason) = truth else { return }
        errors.append("\(rule.id): \(reason)")
    }

    /// Every part is judged, so that the evidence holds every signal a rule asked for.
    private mutating func truth(of condition: Condition) -> Truth {
        switch condition {
        case .all(let parts): .all(parts.map { truth(of: $0) })
        case .any(let parts): .atLeast(1, parts.map { truth(of: $0) })
        case .atLeast(let count, let parts): .atLeast(count, parts.map { truth(of: $0) })
        case .not(let part): truth(of: part).negated
        case .rule(let id, _): truths[id] ?? .failed("there is no rule \(id)")
        case .text(let matcher): answer(to: matcher).truth
        case .signal(let matcher, _): signals.judge(matcher)
        }
    }

    func answer(to matcher: TextMatcher) -> ScanAnswer {
        guard scan.answers.indices.contains(matcher.index) else { return .failed("not scanned") }
        return scan.answers[matcher.index]
    }

    /// The hit of a rule, nil where it did not hit.
    ///
    /// For staff, rules against machines run in shadow; those that protect people apply to them too.
    func hit(_ rule: Rule, isStaff: Bool) -> (rule: Rule, hit: RuleHit)? {
        guard truths[rule.id] == .yes else { return nil }
        let isForStrangers = [.spam, .quality, .technical].contains(rule.ruleClass)
        let mode = isStaff && isForStrangers ? .shadow : rule.mode
        var hit = RuleHit(rule: rule.id, title: rule.title, ruleClass: rule.ruleClass, mode: mode)
        hit.score = rule.score
        hit.floor = rule.floor
        hit.ceiling = rule.ceiling
        hit.spans = spans(of: rule.condition).sorted {
            ($0.lower, $0.upper) < ($1.lower, $1.upper)
        }
        return (rule, hit)
    }

    /// Where it hit; what a `not` found is no reason.
    private func spans(of condition: Condition) -> Set<MatchSpan> {
        switch condition {
        case .all(let parts), .any(let parts), .atLeast(_, let parts):
            parts.reduce(into: []) { $0.formUnion(spans(of: $1)) }
        case .text(let matcher):
            if case .hit(let spans) = answer(to: matcher) { Set(spans) } else { [] }
        case .not, .rule, .signal: []
        }
    }

    /// Seconds to wait, where a rate rule that counts is over its limit and nobody may be in danger (POLICIES §3).
    func retryAfter(_ counted: [Rule]) -> Int? {
        guard !counted.contains(where: { $0.ruleClass == .safety }) else { return nil }
        return counted.filter { waits[$0.id] == .yes }.compactMap(\.rateLimit?.wait).max()
    }
}

extension ScanAnswer {
    var truth: Truth {
        switch self {
        case .miss, .taken: .no
        case .hit: .yes
        case .failed(let reason): .failed(reason)
        }
    }
}
