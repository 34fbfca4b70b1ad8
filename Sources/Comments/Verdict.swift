/// What a policy says of one submission, with everything that led to it (POLICIES §3 and §6).
package struct Verdict: Sendable, Equatable {
    package var outcome: Outcome
    package var priority: Priority
    package var policy: PolicyStamp
    /// Sum of the capped scores.
    package var total: Double
    /// What the score alone would have said: approve, hold or spam.
    package var scored: Outcome
    package var hits: [RuleHit]
    /// The steps in words: `default approve`, `score 6.0 -> hold`, `floor hold by crisis-first-person`.
    package var trace: [String]
    /// Every signal a rule asked for: counts and classes, nothing personal.
    package var evidence: [String: EvidenceValue]
    /// What could not be evaluated; not empty means at least hold.
    package var errors: [String]
    package var tags: [String]
    /// Key in `messages/`, of the highest hit that has one; the policy's receipt otherwise.
    package var message: String?
    /// Key in `resources/`.
    package var resources: String?
    /// Keys in the site's settings, for the outbox.
    package var notify: [String]
    /// Only seniors see it in the queue.
    package var quarantined: Bool
    /// What a moderator is offered to black out; the stored text stays as it is.
    package var redactions: [Redaction]
    /// Seconds to wait, when a rate rule says so and no safety rule hit.
    package var retryAfter: Int?

    package init(outcome: Outcome, priority: Priority = .normal, policy: PolicyStamp) {
        self.outcome = outcome
        self.priority = priority
        self.policy = policy
        total = 0
        scored = .approve
        hits = []
        trace = []
        evidence = [:]
        errors = []
        tags = []
        message = nil
        resources = nil
        notify = []
        quarantined = false
        redactions = []
        retryAfter = nil
    }

    /// A safety rule hit: no duplicate, rate or closing answer may stand before it (SETTLED 7).
    package var concernsSafety: Bool {
        hits.contains { $0.ruleClass == .safety && $0.mode == .enforce }
    }
}

/// Places of one kind that a rule proposes to black out before publication.
package struct Redaction: Sendable, Equatable {
    package var rule: String
    /// `phone`, `email` and the like, or `match` for what the rule itself found.
    package var kind: String
    package var spans: [MatchSpan]

    package init(rule: String, kind: String, spans: [MatchSpan]) {
        self.rule = rule
        self.kind = kind
        self.spans = spans
    }
}

/// Which policy spoke.
package struct PolicyStamp: Sendable, Hashable, Codable {
    package var name: String
    /// `sha256:` and 64 hex digits over the canonical form (POLICIES §8).
    package var hash: String
    /// Version of our engine; its major part is in the hash.
    package var engine: String

    package init(name: String, hash: String, engine: String) {
        self.name = name
        self.hash = hash
        self.engine = engine
    }
}

/// The class of a rule: which caps, tests and exceptions apply to it.
package enum RuleClass: String, Sendable, CaseIterable {
    case spam
    case abuse
    case privacy
    case safety
    case quality
    case trust
    case technical
}

/// Whether a rule counts.
package enum RuleMode: String, Sendable, CaseIterable {
    case enforce
    case shadow
    case off
}

/// One rule that hit.
package struct RuleHit: Sendable, Equatable {
    package var rule: String
    package var title: String
    package var ruleClass: RuleClass
    package var mode: RuleMode
    package var score: Double
    package var floor: Outcome?
    package var ceiling: Outcome?
    package var spans: [MatchSpan]

    package init(rule: String, title: String, ruleClass: RuleClass, mode: RuleMode) {
        self.rule = rule
        self.title = title
        self.ruleClass = ruleClass
        self.mode = mode
        score = 0
        floor = nil
        ceiling = nil
        spans = []
    }
}

/// Where a rule hit, in the reader's own characters: offsets in Unicode scalars of the raw text.
package struct MatchSpan: Sendable, Hashable {
    package enum Field: String, Sendable {
        case body
        case name
        case website
    }
    package var field: Field
    package var lower: Int
    package var upper: Int

    package init(_ field: Field, _ lower: Int, _ upper: Int) {
        self.field = field
        self.lower = lower
        self.upper = upper
    }
}

/// One value of the evidence: a number, a word, or why there is none.
package enum EvidenceValue: Sendable, Equatable {
    case number(Double)
    case word(String)
    case flag(Bool)
    case unknown
    case failed(String)
}
