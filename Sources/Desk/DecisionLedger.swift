import Comments

/// Folds decisions, in the order of their times, into the figures of a period.
///
/// What the words mean:
/// - A *verdict* is a policy's, a *decision* a person's choice; an undo is neither, it takes a decision back.
/// - *Time to decision* runs from the policy's verdict that held a comment to the first decision of a person after it.
///   A newer text that is held while the first still waits goes on waiting from then. For what nobody held it runs
///   from the first report of a reader that the decision answers.
/// - A decision is *reversed* if it was undone, or if another person then decided otherwise on the same text, both
///   in the period. Undoing the second decision lets the first stand again.
/// - A verdict is *overturned* if the last word of a person in the period stands against it: spam or rejected, and
///   a person published it; approved, and a person took it down. Holding asks for a person, so neither answer to it
///   is an error of the policy; a verdict that nobody looked at proves nothing either way.
/// - Of an overturned verdict those rules are at fault that spoke for spam: not one that only asked for a person,
///   spoke in the author's favour, or ran in shadow mode.
///
/// Submissions that a policy approved at once are most, so their numbers are given; those of them that somebody
/// decided later are recalled. Some 60 bytes are held for each other comment of the period.
struct DecisionLedger {
    /// What one entry added, for whoever lists entries one by one.
    struct Taken {
        /// Milliseconds, where this was the first decision on what a policy had held.
        var waited: Int64?
        /// Of the verdict that this is, or that it answers.
        var rules = SpokenRules.none
    }
    private struct Judged {
        var to: CommentState
        var rules: Int
        var isCounted: Bool
    }
    private struct Choice {
        var entry: LogEntryID
        var person: Int
        var to: CommentState
        var isCounted: Bool
        /// It went against the choice of another person below it.
        var overrules = false
    }
    /// One comment: what waits, what the policy said last, what people said since.
    private struct Matter {
        var heldSince: Timestamp?
        var verdict: Judged?
        var choices: [Choice] = []
    }
    private let period: Period
    private var matters: [Matter] = []
    /// Where in `matters` a comment stands.
    private var places: [Int64: Int] = [:]
    private var people: [String: Int] = [:]
    private var lines: [SpokenRules: Int] = [.none: 0]
    private var lineTallies = [RuleTally()]
    private var ordered = [SpokenRules.none]
    private(set) var tally = Tally()

    /// - Parameter approvals: Submissions that were approved at once, by `Timestamp.dayNumber`.
    init(period: Period, approvals: [Int64: Int]) {
        self.period = period
        for (day, count) in approvals {
            tally.days[day, default: Tally.Day()].arrived += count
            tally.verdicts[.approved, default: 0] += count
        }
    }

    /// Whether the earlier decisions on a comment were taken in, or it has none.
    func knows(_ fact: DecisionFact) -> Bool { fact.isFirst || places[fact.comment] != nil }

    /// Takes in what lies before the period, or is counted already: it adds nothing, but later decisions answer to it.
    mutating func recall(_ fact: DecisionFact) { _ = take(fact, isCounted: false) }

    /// Counts a decision of the period; nil where it took back something else than a decision.
    mutating func take(_ fact: DecisionFact) -> Taken? { take(fact, isCounted: true) }

    private mutating func take(_ fact: DecisionFact, isCounted: Bool) -> Taken? {
        // Of what a policy declines outright nothing is kept, so nobody can answer.
        let place = fact.comment == 0 ? nil : place(of: fact.comment)
        switch (fact.decider, place) {
        case (.policy, let place): return judge(fact, place, isCounted)
        case (.author, let place?):
            matters[place].heldSince = nil
            return Taken()
        case (.moderator, let place?):
            return fact.undoes == nil
                ? decide(fact, place, isCounted) : undo(fact, place) ? Taken() : nil
        case (_, nil): return nil
        }
    }

    private mutating func judge(_ fact: DecisionFact, _ place: Int?, _ isCounted: Bool) -> Taken {
        let line = number(of: fact.rules)
        if isCounted {
            tally.verdicts[fact.to, default: 0] += 1
            tally.days[fact.at.dayNumber, default: Tally.Day()].arrived += fact.isFirst ? 1 : 0
            lineTallies[line].count(fact.to)
        }
        guard let place else { return Taken(rules: fact.rules) }
        settle(matters[place])
        matters[place].verdict = Judged(
            to: fact.to,
            rules: line,
            isCounted: period.contains(fact.at),
        )
        // A newer text is a newer question: nobody is overruled by an answer to it.
        matters[place].choices = []
        if fact.to == .held, matters[place].heldSince == nil { matters[place].heldSince = fact.at }
        return Taken(rules: fact.rules)
    }

    private mutating func decide(_ fact: DecisionFact, _ place: Int, _ isCounted: Bool) -> Taken {
        var choice = Choice(
            entry: fact.entry,
            person: number(of: fact.actor),
            to: fact.to,
            isCounted: isCounted,
        )
        if let last = matters[place].choices.last, last.person != choice.person,
            last.to != choice.to
        {
            choice.overrules = true
            reverse(last, by: 1, in: \.overruled)
        }
        matters[place].choices.append(choice)
        // A clock that was put back makes nobody decide before it was asked.
        let asked = matters[place].heldSince ?? fact.reportedAt
        let waited = asked.map { max(0, fact.at.rawValue - $0.rawValue) }
        matters[place].heldSince = nil
        if isCounted {
            tally.decisions[fact.to, default: 0] += 1
            tally.people[choice.person].decisions += 1
            tally.days[fact.at.dayNumber, default: Tally.Day()].decided += 1
            if let reason = fact.reason { tally.reasons[reason, default: 0] += 1 }
            if let waited { tally.waits.append(waited) }
        }
        let rules = matters[place].verdict.map { ordered[$0.rules] } ?? .none
        return Taken(waited: waited, rules: rules)
    }

    /// False where it was no decision that was taken back, but an edit or a reply.
    private mutating func undo(_ fact: DecisionFact, _ place: Int) -> Bool {
        guard let undone = matters[place].choices.last, undone.entry == fact.undoes else {
            return false
        }
        matters[place].choices.removeLast()
        reverse(undone, by: 1, in: \.undone)
        if undone.overrules, let below = matters[place].choices.last {
            reverse(below, by: -1, in: \.overruled)
        }
        return true
    }

    private mutating func reverse(
        _ choice: Choice,
        by number: Int,
        in count: WritableKeyPath<Tally, Int>,
    ) {
        guard choice.isCounted else { return }
        tally[keyPath: count] += number
        tally.people[choice.person].reversed += number
    }

    /// What came of the last verdict on a comment, once no later word can change it.
    private mutating func settle(_ matter: Matter) {
        guard let verdict = matter.verdict, verdict.isCounted, let last = matter.choices.last
        else { return }
        switch (verdict.to, last.to) {
        case (.spam, .approved), (.rejected, .approved):
            tally.wronglyStopped += 1
            lineTallies[verdict.rules].overturned += 1
        case (.approved, .spam), (.approved, .rejected), (.approved, .deleted):
            tally.wronglyPublished += 1
        case (.held, .approved): lineTallies[verdict.rules].heldThenApproved += 1
        default: break
        }
    }

    /// The figures, once all decisions are in.
    consuming func closed() -> Tally {
        for matter in matters { settle(matter) }
        tally.lines = Array(zip(ordered, lineTallies))
        return tally
    }

    private mutating func place(of comment: Int64) -> Int {
        if let known = places[comment] { return known }
        places[comment] = matters.count
        matters.append(Matter())
        return matters.count - 1
    }

    private mutating func number(of person: String) -> Int {
        if let known = people[person] { return known }
        people[person] = tally.people.count
        tally.people.append(Tally.Person(name: person))
        return tally.people.count - 1
    }

    private mutating func number(of line: SpokenRules) -> Int {
        // Most verdicts approve, and nothing spoke for it.
        if line.line.isEmpty { return 0 }
        if let known = lines[line] { return known }
        lines[line] = ordered.count
        ordered.append(line)
        lineTallies.append(RuleTally())
        return ordered.count - 1
    }
}
