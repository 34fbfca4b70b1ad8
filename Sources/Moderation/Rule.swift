import Comments

/// One rule as it was read and checked (POLICIES §2).
struct Rule: Sendable {
    var id: String
    var title: String
    var ruleClass: RuleClass
    var condition: Condition
    var why: String?
    var mode: RuleMode = .enforce
    /// A day; past it the rule turns to shadow, unless it is about safety.
    var expires: String?
    /// It is past its day and runs in shadow for that alone.
    var isPast = false
    var languages: [String] = []
    var falsePositives: [String] = []
    var score = 0.0
    var floor: Outcome?
    var ceiling: Outcome?
    var priority: Priority?
    var tags: [String] = []
    var message: String?
    var resources: String?
    /// Proposed to the moderator for blacking out, applied only when one approves.
    var redact: [Redact] = []
    /// Rules whose scores this one stands for, when it hits.
    var absorb: [String] = []
    var rateLimit: RateLimit?
    var notify: [String] = []
    var seniorsOnly = false
    var tests = RuleTests()
    /// The file it stands in.
    var file = ""
    /// All that decides about a verdict, in one spelling, for the hash.
    var canonical = ""
    /// The condition alone in one spelling, for `ids.lock`.
    var condensed = ""
    var place: PolicyNode.Place

    enum Redact: Sendable, Equatable {
        /// What the rule itself found.
        case match
        case kind(PersonalKind)
    }

    /// Over `max` in the window nothing is stored and the answer is 429.
    struct RateLimit: Sendable {
        var questions: [RateQuestion]
        /// Comments in the window, this one included.
        var max: Int

        /// Seconds a visitor is asked to wait: after them the whole window is new.
        var wait: Int { questions.map(\.window).max() ?? 0 }
    }

    var hasEffect: Bool {
        score != 0 || floor != nil || ceiling != nil || priority != nil || !tags.isEmpty
            || message != nil || resources != nil || !redact.isEmpty || rateLimit != nil
            || !notify.isEmpty || seniorsOnly
    }
}

/// The tests a rule carries.
struct RuleTests: Sendable {
    /// Texts the rule must hit.
    var match: [PolicyTest] = []
    /// Near misses it must leave alone.
    var pass: [PolicyTest] = []
}
