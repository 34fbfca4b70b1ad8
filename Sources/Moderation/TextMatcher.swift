import Comments

/// A matcher that needs nothing but the submission itself, and the texts it answers to.
struct TextMatcher: Sendable {
    enum Kind: Sendable {
        case words(WordsMatcher)
        case expressions(ExpressionMatcher)
        case near(NearMatcher)
        case personal(PersonalMatcher)
        case links(LinksMatcher)
        case emailDomain(EmailDomainMatcher)
        case unicode(UnicodeMatcher)
        case script(ScriptMatcher)
        case shape(ShapeMatcher)
    }
    let kind: Kind
    let place: PolicyNode.Place
    /// How the file says it: `words { list: crisis-phrases }`.
    let label: String
    /// Its number in the policy: where the scan keeps the answer; given when all files are read.
    var index = 0
    /// Scripts of the rule's languages: word lists speak only where one of them is written; empty means all.
    var scripts: Set<String> = []
}

/// Where a text matcher may look.
enum TextField: String, Sendable, CaseIterable {
    case body
    case name
    case url
    /// The part of the address after the `@`, never more.
    case emailDomain = "email_domain"
    /// The comment that is answered.
    case parent
    case articleTitle = "article_title"

    /// Its place among all fields.
    var number: Int {
        switch self {
        case .body: 0
        case .name: 1
        case .url: 2
        case .emailDomain: 3
        case .parent: 4
        case .articleTitle: 5
        }
    }

    /// Whether a reader's Markdown stands in it.
    var isMarkdown: Bool { self == .body || self == .parent }

    /// Where its spans may be shown: only in what the author of this comment wrote.
    var shown: MatchSpan.Field? {
        switch self {
        case .body: .body
        case .name: .name
        case .url: .website
        case .emailDomain, .parent, .articleTitle: nil
        }
    }
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

        var isEmpty: Bool { lists.isEmpty && phrases.isEmpty }
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
    /// A match that begins or ends inside a word, of whatever script, does not count.
    var isWhole = false
    /// The group whose place counts as the hit, 0 for all that matched.
    var capture = 0
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
    /// Of those who hide where a link leads; listed in `lists/shorteners.txt`.
    var isShortener: Bool?
    var places: [Place] = [.body]
    var isBare: Bool?
    var isPunycode: Bool?
    var isIPAddress: Bool?

    static let shorteners = "shorteners"
}

/// `email_domain`: the part after the `@`, never the address.
struct EmailDomainMatcher: Sendable {
    var lists: [String] = []
    /// Anybody can have an address there; listed in `lists/free-mail.txt`.
    var isFreeMail: Bool?
    var equalsLinkDomain: Bool?

    /// Lists that stand behind words of the language.
    static let freeMail = "free-mail"
}

/// `unicode`: characters that hide or rearrange others.
struct UnicodeMatcher: Sendable {
    enum Count: String, Sendable, CaseIterable {
        case invisible
        case bidiControls = "bidi_controls"
        case combiningRun = "combining_run"
        case privateUse = "private_use"
        /// Letters borrowed from another alphabet inside mixed words.
        case confusables
    }
    var bounds: [(count: Count, bound: Comparison)] = []
}

/// `script`: in which alphabets the text is written; all bounds must hold.
struct ScriptMatcher: Sendable {
    /// Unicode's names: `Latin`, `Cyrillic`.
    var any: [String] = []
    /// Share of all letters that those of `any` have; at least one letter where nothing is said.
    var share: Comparison?
    /// It holds where most letters are of none of these.
    var expected: [String] = []
    var mixedInWord: Comparison?
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
        /// LIX: words a sentence and the share of long ones; about 20 is easy, 60 is hard.
        case readability
        /// Words with digits between their letters: `ch4nn3l`.
        case digitsInWords = "digits_in_words"
        /// The longest row of single letters: `s u b s c r i b e`.
        case singleLetters = "single_letters"
    }
    var bounds: [(measure: Measure, bound: Comparison)] = []
    /// Letters under which `caps_ratio` says nothing.
    var minLetters = 20
}
