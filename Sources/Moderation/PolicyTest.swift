import Comments

/// One example: a submission with what is known about it, and what must come of it.
struct PolicyTest: Sendable {
    var text: String
    /// A file of the folder with one text a line, each of which is this test.
    var textFile: String?
    var name = "Reader"
    var email: String?
    var website: String?
    var author = AuthorSignals()
    var form = FormSignals()
    var thread = ThreadSignals()
    var article: ArticleSignals?
    var beside = Surroundings()
    /// Whether the connection is of every network that a rule names.
    var isListedNetwork = false
    var now = Timestamp(rawValue: 0)
    /// By `author.10m`: key and window.
    var rates: [RateName: Int] = [:]
    var seen: [DuplicateQuestion.Scope: Int] = [:]
    /// What the whole policy must say.
    var expect: Outcome?
    var priority: Priority?
    /// Rules that must, or must not, hit.
    var hits: [String] = []
    var misses: [String] = []
    var file: String
    var place: PolicyNode.Place

    struct RateName: Sendable, Hashable {
        var key: RateQuestion.Key
        /// Seconds.
        var window: Int
        var kind: RateQuestion.Kind
    }

    /// A proven author with a record, as `policy try` knows them (SETTLED 22).
    static var regular: AuthorSignals {
        var author = AuthorSignals()
        author.proven = true
        author.approved = 10
        author.firstSeen = 90 * 86_400
        return author
    }
}
