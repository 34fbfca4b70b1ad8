/// A fact that somebody may know: POLICIES needs to tell “no” from “nobody knows” (SETTLED 12).
package enum Fact<Value: Sendable & Equatable>: Sendable, Equatable {
    case known(Value)
    /// Nobody supplies it: the condition is false.
    case unknown
    /// We should have it and could not compute it: the outcome is at least hold.
    case failed(String)

    package var value: Value? {
        if case .known(let value) = self { return value }
        return nil
    }
}

/// What the rules may know besides the text: gathered by Storage and Server, judged by Moderation.
package struct Signals: Sendable, Equatable {
    package var author: Fact<AuthorSignals>
    package var form: FormSignals
    package var rates: [RateQuestion: Fact<Int>]
    package var duplicates: [DuplicateQuestion: Fact<Int>]
    package var thread: Fact<ThreadSignals>
    package var article: Fact<ArticleSignals>
    package var networks: [NetworkQuestion: Fact<Bool>]
    package var now: Timestamp

    package init(now: Timestamp) {
        self.now = now
        author = .known(AuthorSignals())
        form = FormSignals()
        rates = [:]
        duplicates = [:]
        thread = .unknown
        article = .unknown
        networks = [:]
    }
}

/// What we know of a *proven* author; a typed address proves nothing (invariant 8).
package struct AuthorSignals: Sendable, Equatable {
    package var proven = false
    package var approved = 0
    package var held = 0
    package var rejected = 0
    package var spam = 0
    /// Share of declined among decided comments by window in seconds; asked for by `rejection_rate`.
    package var rejectionRate: [Int: Double] = [:]
    /// Seconds since the first comment; nil for a newcomer.
    package var firstSeen: Int?
    package var verified = false
    package var role: Role?
    /// A moderator banned the address or the author: approve turns into hold.
    package var banned = false

    package init() {}
}

/// What the form says about how it was filled (SETTLED 4).
package struct FormSignals: Sendable, Equatable {
    package enum Token: String, Sendable {
        case valid
        case missing
        case forged
        case expired
        case reused
    }
    package var honeypotFilled = false
    /// Unknown unless the site says that every form is ours.
    package var token: Fact<Token> = .unknown
    /// Seconds from fetching the token to posting.
    package var elapsed: Fact<Int> = .unknown
    /// Control characters were removed from the text before validation.
    package var controlsRemoved = false
    /// Fields that no form of ours or of WordPress has.
    package var extraFields = 0

    package init() {}
}

/// Facts of the thread that a comment goes to.
package struct ThreadSignals: Sendable, Equatable {
    package var depth = 0
    package var parentTags: [String] = []
    package var commentsSoFar = 0
    package var isOpen = true
    /// Different names among the public comments; nil where no rule asked.
    package var participants: Int?
    /// Comments by window in seconds; asked for by `replies_last`.
    package var repliesLast: [Int: Int] = [:]
    /// Nil where one of the two authors is not proven.
    package var parentIsOwn: Bool?

    package init() {}
}

/// What we know of the page a comment goes to.
package struct ArticleSignals: Sendable, Equatable {
    package var path: String
    /// WordPress's post number, where the site's id map has one.
    package var number: String?
    /// Nil where the site's settings do not name the article.
    package var tags: [String]?
    /// Seconds since it appeared: by the site's settings, else since its first comment.
    package var age: Int?
    package var commentsSoFar = 0

    package init(path: String) { self.path = path }
}

/// Who moderates, and what each may do (CONTRACT §4).
package enum Role: String, Sendable, CaseIterable, Comparable {
    case moderator
    case senior
    case admin

    package static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .moderator: 0
        case .senior: 1
        case .admin: 2
        }
    }
}

/// One count that a `rate` condition wants.
package struct RateQuestion: Sendable, Hashable {
    package enum Key: String, Sendable, CaseIterable {
        case ip
        case author
        case linkDomain = "link_domain"
        case page
        case site
    }
    package enum Kind: String, Sendable, CaseIterable {
        case submitted
        case held
        case rejected
    }
    package var key: Key
    /// Seconds.
    package var window: Int
    package var kind: Kind

    package init(key: Key, window: Int, kind: Kind) {
        self.key = key
        self.window = window
        self.kind = kind
    }
}

/// One count of similar texts that a `duplicate` condition wants.
package struct DuplicateQuestion: Sendable, Hashable {
    package enum Scope: String, Sendable, CaseIterable {
        case author
        case page
        case site
    }
    package var scope: Scope
    /// Seconds.
    package var window: Int
    /// Bits in which two SimHashes may differ, 0–6; 0 asks for equal squeezed text.
    package var distance: Int
    /// Scalars of squeezed text under which only the same author's exact repeats count.
    package var minimum: Int

    package init(scope: Scope, window: Int, distance: Int, minimum: Int) {
        self.scope = scope
        self.window = window
        self.distance = distance
        self.minimum = minimum
    }
}

/// Whether a connection comes from one of some networks; the address itself never gets here.
package struct NetworkQuestion: Sendable, Hashable {
    /// How the evidence names it: a list's name, or the networks as written.
    package var name: String
    /// `192.0.2.0/24`, `2001:db8::/32`, or one address.
    package var networks: [String]

    package init(name: String, networks: [String]) {
        self.name = name
        self.networks = networks
    }
}

/// Which signals a policy asks for, so that nothing else is queried.
package struct SignalNeeds: Sendable, Equatable {
    package var rates: Set<RateQuestion> = []
    package var duplicates: Set<DuplicateQuestion> = []
    /// Windows, in seconds, of the rejection rates asked for.
    package var rejectionWindows: Set<Int> = []
    package var networks: Set<NetworkQuestion> = []
    /// Windows, in seconds, of `replies_last`.
    package var threadWindows: Set<Int> = []
    package var participants = false
    package var article = false
    /// The text of the comment that is answered, for the scan.
    package var parentText = false
    package var articleTitle = false

    package init() {}
}

/// What a text looks like to the duplicate check and the rate of its links; kept with the comment.
package struct TextFacts: Sendable, Equatable {
    /// Hex of a hash of the squeezed text, cut to 128 bits.
    package var exact: String
    /// SimHash over word pairs of the folded text.
    package var similar: UInt64
    /// Scalars of the squeezed text.
    package var length: Int
    /// Registrable domains of the links in the text and the website, sorted, no doubles.
    package var linkDomains: [String]

    package init(exact: String, similar: UInt64, length: Int, linkDomains: [String]) {
        self.exact = exact
        self.similar = similar
        self.length = length
        self.linkDomains = linkDomains
    }
}
