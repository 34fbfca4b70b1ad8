import Comments

/// A matcher that needs what we know besides the text.
enum SignalMatcher: Sendable {
    case author(AuthorMatcher)
    case form(FormMatcher)
    case rate(RateMatcher)
    case duplicate(DuplicateMatcher)
    case thread(ThreadMatcher)
}

/// `thread`: where the comment would stand; all bounds must hold.
struct ThreadMatcher: Sendable {
    /// One of these is on the comment that is answered.
    var parentTags: [String] = []
    /// Levels below the top.
    var depth: Comparison?
    /// Public comments of the page so far.
    var comments: Comparison?
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
