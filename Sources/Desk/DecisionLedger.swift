import Comments

/// Folds decisions, in the order of their times, into the figures of a period.
///
/// What the words mean:
/// - A *verdict* is a policy's, a *decision* a person's choice; an undo is neither, it takes a decision back.
/// - *Time to decision* runs from the policy's verdict that held a comment to the first decision of a person after it.
///   A newer text that is held while the first still waits goes on waiting from then.
/// - A decision is *reversed* if it was undone, or if another person then decided otherwise on the same text, both
///   in the period. Undoing the second decision lets the first stand again.
/// - A verdict is *overturned* if the last word of a person in the period stands against it: spam or rejected, and
///   a person published it; approved, and a person took it down. Holding asks for a person, so neither answer to it
///   is an error of the policy; a verdict that nobody looked at proves nothing either way.
/// - Of an overturned verdict those rules are at fault that spoke for spam: not one that only asked for a person,
///   spoke in the author's favour, or ran in shadow mode.
///
/// Some 60 bytes are held for each comment of the period.
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
    private var matters: [Int64: Matter] = [:]
    private var people: [String: Int] = [:]
    private var lines: [SpokenRules: Int] = [:]
    private var lineTallies: [RuleTally] = []
    private var ordered: [SpokenRules] = []
    private(set) var tally = Tally()

    /// Whether the earlier decisions on a comment were taken in, or it has none.
    func knows(_ fact: DecisionFact) -> Bool {
        fact.from == nil || matters[fact.comment] != nil
    }

    /// Takes in what lies before the period: it counts for nothing, but later decisions answer to it.
    mutating func recall(_ fact: DecisionFact) { _ = take(fact, isCounted: false) }

    /// Counts a decision of the period.
    mutating func take(_ fact: DecisionFact) -> Taken { take(fact, isCounted: true) }

    private mutating func take(_ fact: DecisionFact, isCounted: Bool) -> Taken {
        switch (fact.decider, fact.act) {
        case (.policy, _): return judge(fact, isCounted)
        case (.moderator, "undo"):
            undo(fact)
            return Taken()
        case (.moderator, "edit"), (.moderator, "redact"), (.moderator, "reply"):
            reword(fact)
            return Taken()
        case (.moderator, _): return decide(fact, isCounted)
        case (.author, _):
            matters[fact.comment]?.heldSince = nil
            return Taken()
        }
    }

    private mutating func judge(_ fact: DecisionFact, _ isCounted: Bool) -> Taken {
        let line = number(of: fact.rules)
        if isCounted {
            tally.verdicts[fact.to, default: 0] += 1
            tally.days[fact.at.dayNumber, default: Tally.Day()].arrived += fact.from == nil ? 1 : 0
            lineTallies[line].count(fact.to)
        }
        // Of what is declined outright nothing is kept, so nobody can answer.
        guard fact.comment != 0 else { return Taken(rules: fact.rules) }
        var matter = matters[fact.comment] ?? Matter()
        settle(matter)
        matter.verdict = Judged(to: fact.to, rules: line, isCounted: isCounted)
        // A newer text is a newer question: nobody is overruled by an answer to it.
        matter.choices = []
        if fact.to == .held { matter.heldSince = matter.heldSince ?? fact.at }
        matters[fact.comment] = matter
        return Taken(rules: fact.rules)
    }

    private mutating func decide(_ fact: DecisionFact, _ isCounted: Bool) -> Taken {
        var matter = matters[fact.comment] ?? Matter()
        var choice = Choice(person: number(of: fact.actor), to: fact.to, isCounted: isCounted)
        if let last = matter.choices.last, last.person != choice.person, last.to != choice.to {
            choice.overrules = true
            if last.isCounted {
                tally.overruled += 1
                tally.people[last.person].reversed += 1
            }
        }
        matter.choices.append(choice)
        // A clock that was put back makes nobody decide before it was asked.
        let waited = matter.heldSince.map { max(0, fact.at.rawValue - $0.rawValue) }
        matter.heldSince = nil
        matters[fact.comment] = matter
        if isCounted {
            tally.decisions[fact.to, default: 0] += 1
            tally.people[choice.person].decisions += 1
            tally.days[fact.at.dayNumber, default: Tally.Day()].decided += 1
            if let reason = fact.reason { tally.reasons[reason, default: 0] += 1 }
            if let waited { tally.waits.append(waited) }
        }
        let rules = matter.verdict.map { ordered[$0.rules] } ?? .none
        return Taken(waited: waited, rules: rules)
    }

    /// A moderator's own words decide nothing; they stand among the choices only to be undone in their turn.
    private mutating func reword(_ fact: DecisionFact) {
        let words = Choice(person: number(of: fact.actor), to: fact.to, isCounted: false)
        matters[fact.comment, default: Matter()].choices.append(words)
    }

    private mutating func undo(_ fact: DecisionFact) {
        guard var matter = matters[fact.comment], let undone = matter.choices.popLast() else {
            return
        }
        if undone.isCounted {
            tally.undone += 1
            tally.people[undone.person].reversed += 1
        }
        if undone.overrules, let below = matter.choices.last, below.isCounted {
            tally.overruled -= 1
            tally.people[below.person].reversed -= 1
        }
        matters[fact.comment] = matter
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
        for matter in matters.values { settle(matter) }
        tally.lines = Array(zip(ordered, lineTallies))
        return tally
    }

    private mutating func number(of person: String) -> Int {
        if let known = people[person] { return known }
        people[person] = tally.people.count
        tally.people.append(Tally.Person(name: person))
        return tally.people.count - 1
    }

    private mutating func number(of line: SpokenRules) -> Int {
        if let known = lines[line] { return known }
        lines[line] = ordered.count
        ordered.append(line)
        lineTallies.append(RuleTally())
        return ordered.count - 1
    }
}
