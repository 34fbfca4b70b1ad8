/// A matcher that needs nothing but the submission itself.
struct TextMatcher: Sendable {
    enum Kind: Sendable {
        case words(WordsMatcher)
        case expressions(ExpressionMatcher)
        case links(LinksMatcher)
        case emailDomain(EmailDomainMatcher)
        case unicode(UnicodeMatcher)
        case script(ScriptMatcher)
        case shape(ShapeMatcher)
    }
    /// Its number in the policy: where the scan keeps the answer.
    let index: Int
    let kind: Kind
    let place: PolicyNode.Place
}

/// Where a text matcher may look.
enum TextField: String, Sendable, CaseIterable {
    case body
    case name
}

/// `words`: whole words and phrases of lists or written in the rule.
struct WordsMatcher: Sendable {
    enum Match: String, Sendable, CaseIterable {
        case word
        case phrase
        case prefix
        case suffix
        case substring
    }
    /// Where the words come from.
    struct Source: Sendable {
        var lists: [String] = []
        /// Written in the rule itself.
        var phrases: [String] = []
    }
    var source = Source()
    /// Each of these must be there.
    var every: [String] = []
    var match: Match = .word
    var view: ViewName = .folded
    var fields: [TextField] = [.body]
    var atLeast = 1
    /// Count different entries, not places.
    var distinct = false
    var filter = HitFilter()
}

/// `unless` and `subject`: fields that take single hits away (SETTLED 20).
struct HitFilter: Sendable {
    var unless: WordsMatcher.Source?
    /// Words before the hit in which `unless` is looked for.
    var window = 4
    var subject: Person?

    var isEmpty: Bool { unless == nil && subject == nil }
}

/// `regex`: RE2 expressions.
struct ExpressionMatcher: Sendable {
    var patterns: [String] = []
    var keepsCase = false
    var count = Comparison(.atLeast, 1)
    var view: ViewName = .folded
    var fields: [TextField] = [.body]
    var filter = HitFilter()
}

/// `links`: how many, where to and of what sort.
struct LinksMatcher: Sendable {
    enum Place: String, Sendable, CaseIterable {
        case body
        case name
        case url
    }
    var count: Comparison?
    /// Different registrable domains.
    var domains: Comparison?
    /// Share of the body's characters that links take, 0 to 1.
    var textRatio: Comparison?
    var lists: [String] = []
    var places: [Place] = [.body]
    var isBare: Bool?
    var isPunycode: Bool?
    var isIPAddress: Bool?
}

/// `email_domain`: the part after the `@`, never the address.
struct EmailDomainMatcher: Sendable {
    var lists: [String] = []
    var equalsLinkDomain: Bool?
}

/// `unicode`: characters that hide or rearrange others.
struct UnicodeMatcher: Sendable {
    enum Count: String, Sendable, CaseIterable {
        case invisible
        case bidiControls = "bidi_controls"
        case combiningRun = "combining_run"
        case privateUse = "private_use"
    }
    var bounds: [(count: Count, bound: Comparison)] = []
}

/// `script`: words that mix alphabets.
struct ScriptMatcher: Sendable {
    var mixedInWord: Comparison
}

/// `shape`: how the text looks, whatever it says.
struct ShapeMatcher: Sendable {
    enum Measure: String, Sendable, CaseIterable {
        case capsRatio = "caps_ratio"
        case digitRatio = "digit_ratio"
        case words
        case chars
        case lines
        case exclamations
        case repeated
        case emoji
    }
    var bounds: [(measure: Measure, bound: Comparison)] = []
    /// Letters under which `caps_ratio` says nothing.
    var minLetters = 20
}
