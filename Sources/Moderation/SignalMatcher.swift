import Comments

/// A matcher that needs what we know besides the text.
enum SignalMatcher: Sendable {
    case author(AuthorMatcher)
    case form(FormMatcher)
    case rate(RateMatcher)
    case duplicate(DuplicateMatcher)
    case thread(ThreadMatcher)
    case article(ArticleMatcher)
    case time(TimeMatcher)
    case network(NetworkMatcher)
}

/// `thread`: where the comment would stand; all bounds must hold.
struct ThreadMatcher: Sendable {
    /// One of these is on the comment that is answered.
    var parentTags: [String] = []
    /// Levels below the top.
    var depth: Comparison?
    /// Public comments of the page so far.
    var comments: Comparison?
    /// Closed for new comments; only an edit can meet it.
    var isLocked: Bool?
    /// How many comments came in a window: a conversation that runs hot.
    var repliesLast: RepliesLast?
    /// Different names among the public comments.
    var participants: Comparison?
    /// A proven author answers their own comment.
    var parentIsOwn: Bool?

    struct RepliesLast: Sendable {
        /// Seconds.
        var window: Int
        var bound: Comparison
    }
}

/// `article`: the page the comment goes to; all bounds must hold.
struct ArticleMatcher: Sendable {
    /// Page keys; `*` stands for any characters.
    var paths: [String] = []
    /// Post numbers of the site's id map.
    var numbers: [String] = []
    var tags: [String] = []
    /// Seconds.
    var age: Comparison?
    var commentsSoFar: Comparison?
}

/// `time`: when the comment arrives, by the clock of a place.
struct TimeMatcher: Sendable {
    /// Hours from one to before another; over midnight where the first is the later one.
    var hours: Range<Int>?
    var wrapsMidnight = false
    /// 1 for Monday to 7 for Sunday (ISO 8601).
    var weekdays: Set<Int> = []
    /// A name of the time zone database, `Europe/Berlin`.
    var zone = "UTC"
}

/// `network`: whether the connection comes from a listed network.
struct NetworkMatcher: Sendable {
    var question: NetworkQuestion
    /// Whose entries the question gets when the lists are read.
    var list: String?
}

/// `author`: counts of a proven author; all bounds must hold.
struct AuthorMatcher: Sendable {
    enum Count: String, Sendable, CaseIterable {
        case approved
        case held
        case rejected
        case spam
    }
    var counts: [(count: Count, bound: Comparison)] = []
    var rejectionRate: RejectionRate?
    /// Seconds since the first comment.
    var firstSeen: Comparison?
    var isVerified: Bool?
    var isProven: Bool?
    var isBanned: Bool?
    var roles: [Role] = []

    /// Share of declined comments among the decided ones.
    struct RejectionRate: Sendable {
        /// Seconds.
        var window: Int
        var bound: Comparison
        /// Decided comments under which the share says nothing.
        var minimum = 1
    }
}

/// `form`: how the form was filled; all bounds must hold.
struct FormMatcher: Sendable {
    var honeypotFilled: Bool?
    /// Seconds.
    var elapsed: Comparison?
    var tokens: [FormSignals.Token] = []
    /// Fields that no form of ours or of WordPress has.
    var extraFields: Comparison?
}

/// `rate`: true if the count of one key is in the bound.
///
/// Counts include the comment being judged.
struct RateMatcher: Sendable {
    var questions: [RateQuestion]
    var bound: Comparison
}

/// `duplicate`: true if one of the scopes has a similar text.
struct DuplicateMatcher: Sendable {
    var questions: [DuplicateQuestion]
}
