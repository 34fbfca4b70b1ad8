import Comments

/// Judges the rules of one policy over one scan, in an order in which each can name earlier ones.
///
/// Rules are spoken of by their index: a rule is a large value, and most comments hit none of them.
struct RuleJudge {
    private let rules: [Rule]
    private let scan: Scan
    private var signals: SignalJudge
    /// By index of the rule; nil until it is judged.
    private var truths: [Truth?]
    private var waits: [String: Truth] = [:]
    private(set) var errors: [String] = []

    init(rules: [Rule], scan: Scan, signals: Signals) {
        self.rules = rules
        self.scan = scan
        truths = Array(repeating: nil, count: rules.count)
        self.signals = SignalJudge(signals: signals, facts: scan.facts)
    }

    var evidence: [String: EvidenceValue] { signals.evidence }

    /// What one signal condition came to, with the values it asked for.
    func judged(_ matcher: SignalMatcher) -> (truth: Truth, evidence: [String: EvidenceValue]) {
        var alone = SignalJudge(signals: signals.signals, facts: scan.facts)
        let truth = alone.judge(matcher)
        return (truth, alone.evidence)
    }

    mutating func judge(_ index: Int) {
        guard rules[index].mode != .off else {
            truths[index] = .no
            return
        }
        let truth = truth(of: rules[index].condition)
        truths[index] = truth
        note(truth, of: index)
        guard truth == .yes, let limit = rules[index].rateLimit else { return }
        let over = signals.isOver(limit)
        waits[rules[index].id] = over
        note(over, of: index)
    }

    /// A failure counts against the outcome where the rule is enforced (POLICIES §3, step 6).
    private mutating func note(_ truth: Truth, of index: Int) {
        guard case .failed(let reason) = truth, rules[index].mode == .enforce else { return }
        errors.append("\(rules[index].id): \(reason)")
    }

    /// Every part is judged, so that the evidence holds every signal a rule asked for.
    private mutating func truth(of condition: Condition) -> Truth {
        switch condition {
        case .all(let parts): count(parts).atLeast(parts.count)
        case .any(let parts): count(parts).atLeast(1)
        case .atLeast(let needed, let parts): count(parts).atLeast(needed)
        case .not(let part): truth(of: part).negated
        case .rule(let id, _): self.truth(ofRule: id) ?? .failed("there is no rule \(id)")
        case .text(let matcher): answer(to: matcher).truth
        case .signal(let matcher, _): signals.judge(matcher)
        }
    }

    private mutating func count(_ parts: [Condition]) -> TruthCount {
        var count = TruthCount()
        for part in parts { count.add(truth(of: part)) }
        return count
    }

    /// Few rules name another one, so it is looked for.
    func truth(ofRule id: String) -> Truth? {
        rules.firstIndex { $0.id == id }.flatMap { truths[$0] }
    }

    func answer(to matcher: TextMatcher) -> ScanAnswer {
        guard scan.answers.indices.contains(matcher.index) else { return .failed("not scanned") }
        return scan.answers[matcher.index]
    }

    /// The hit of a rule, nil where it did not hit.
    ///
    /// For staff, rules against machines run in shadow; those that protect people apply to them too.
    func hit(_ index: Int, isStaff: Bool) -> (rule: Rule, hit: RuleHit)? {
        guard truths[index] == .yes else { return nil }
        let rule = rules[index]
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
