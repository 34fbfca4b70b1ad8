/// Which comments a shift is about, and as whom.
struct ReviewPlan: Equatable, Sendable {
    /// What narrows the queue, as the moderation API names it.
    struct Filter: Equatable, Sendable {
        var name: String
        var value: String
    }
    /// One of `held`, `spam`, `reported` and `all`.
    var state = "held"
    var filters: [Filter] = []
    /// The name that decisions are signed with, where it is known before the first one.
    var actor: String?
    /// Lines for a screen reader instead of a screen; a key then comes with Enter.
    var isPlain = false

    /// A comment in this state belongs to the shift.
    func includes(_ state: String) -> Bool {
        self.state == "all" || self.state == "reported" || self.state == state
    }
}

/// Everything a review knows at one moment; `handle` is its only way on.
///
/// A value without a clock, a terminal or a network: events go in, effects come out.
struct ReviewState {
    /// What fills the screen.
    enum View: Equatable {
        case item
        case explain
        case thread
        case help
    }
    /// How things stand with the server.
    enum Link: Equatable {
        case up
        /// After so many attempts; the next one is due.
        case lost(attempts: Int)
        /// One question is asked, to see whether it is back.
        case trying(attempts: Int, isAsked: Bool)
    }
    /// A sentence above the keys.
    struct Message: Equatable {
        var text: String
        var isAlarming = false
    }
    /// What the same key again would do.
    enum Confirmation: Equatable {
        case decide(ReviewChoice, Int64)
        case undoBeforeThisShift
        case leave
    }
    /// Routes that a server may lack.
    struct Offers: Equatable {
        var changes = true
        var leases = true
        var edits = true
    }
    let plan: ReviewPlan
    var size: ScreenSize
    /// Seconds on a clock of its own.
    var now: Double
    var search: String?

    var list = ReviewList()
    var stories: [Int64: WireCommentPage] = [:]
    /// Comments whose story could not be read.
    var storiesWithout: Set<Int64> = []
    var outbox = ReviewOutbox()
    /// Reason codes by site; nil until the server named them.
    var reasons: [PolicyReport]?

    var view = View.item
    var scroll = 0
    /// Lines of the item's view that were on the screen.
    var seenLines = 0
    /// The covered comment that was uncovered.
    var uncovered: Int64?
    var prompt: ReviewPrompt?
    var message: Message?
    /// Sentences so far, so that the same one twice is said twice.
    var sayings = 0
    /// What became of a decision that was not done; stays until it is read.
    var notice: (id: Int64, text: String)?
    var confirming: Confirmation?
    /// When the comment in view came there.
    var shownAt: Double
    var lastPress: (key: ReviewKey, at: Double)?
    /// The key that decided last.
    var lastDeciding: (key: ReviewKey, at: Double)?

    var link = Link.up
    /// The server answered once; before that there is nothing to come back to.
    var hasHeard = false
    var offers = Offers()
    var inFlight: Set<ReviewCall> = []
    var wantsRefresh = false
    /// Shown as soon as its story is here: it is not in the list.
    var visiting: Int64?
    /// The newest entry of the log that we were told of.
    var lastEntry: Int64?
    var leased: Set<Int64> = []
    /// The server gave one at least: what it does not find later is the comment.
    var hasLeased = false
    var renewsLeases = false
    /// Comments that others read: their sentence, and when we heard it.
    var taken: [Int64: (text: String, at: Double)] = [:]
    /// The comment whose text is in the editor.
    var editing: (id: Int64, version: Int64)?
    /// Texts that were edited and not accepted.
    var drafts: [Int64: String] = [:]
    var end: ReviewEnd?

    /// Seconds after which another's reading is forgotten.
    static let leaseSeconds = 120.0

    init(plan: ReviewPlan, search: String? = nil, size: ScreenSize, now: Double) {
        (self.plan, self.search, self.size, self.now) = (plan, search, size, now)
        shownAt = now
    }

    var currentID: Int64? { list.current?.comment.id }
    var story: WireCommentPage? { currentID.flatMap { stories[$0] } }
    var isCovered: Bool {
        list.current.map { $0.comment.covered && uncovered != $0.comment.id } ?? false
    }
    var takenIDs: Set<Int64> {
        Set(taken.filter { now - $0.value.at < ReviewState.leaseSeconds }.keys)
    }

    /// What shows a covered text; a space alone on a line is nothing to be heard.
    var keyToShow: String { plan.isPlain ? "v" : "space" }

    /// Reason codes of the site of the comment in view.
    var codes: [String] {
        let site = list.current?.comment.site ?? ""
        return reasons?.first { ($0.sites ?? []).contains(site) }?.reasonCodes ?? []
    }

    /// Takes one event in; what is to be done comes out.
    mutating func handle(_ event: ReviewEvent, at time: Double) -> [ReviewEffect] {
        now = time
        let before = currentID
        var effects = react(to: event)
        if currentID != before { arrive() }
        effects += wanted()
        if view == .item { seenLines = max(seenLines, ReviewScreen(self).lastLineInView) }
        return effects
    }

    private mutating func react(to event: ReviewEvent) -> [ReviewEffect] {
        switch event {
        case .key(let key): return press(key)
        case .resized(let size):
            if !plan.isPlain { self.size = size }
            return [.redraw]
        case .answered(let call, let answer): return take(answer, to: call)
        case .alarm(let alarm): return ring(alarm)
        case .edited(let text, let why): edited(text, why)
        // Ctrl-C in an editor is the editor's.
        case .told(.asked) where editing != nil: break
        case .told(let end): self.end = end
        }
        return []
    }

    /// Another comment is in view.
    private mutating func arrive() {
        (view, scroll, seenLines, shownAt, uncovered) = (.item, 0, 0, now, nil)
        confirming = nil
        if let id = currentID, notice?.id == id { notice = nil }
        let near = [list.position - 1, list.position].filter(list.entries.indices.contains)
            .map { list.entries[$0].comment.id }
        let next = list.upcoming(without: takenIDs).map { list.entries[$0].comment.id }
        stories = stories.filter { near.contains($0.key) || $0.key == next }
    }

    mutating func say(_ text: String, alarming: Bool = false) {
        sayings += 1
        message = Message(text: text, isAlarming: alarming)
    }
}
