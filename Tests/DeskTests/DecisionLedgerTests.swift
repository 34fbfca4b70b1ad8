import Comments
import Testing

@testable import Desk

@Suite struct DecisionLedgerTests {
    /// Acts on comment 1, an hour apart: `held` and the like by the policy, `mona approve` by a person.
    private func tally(_ acts: String...) -> Tally {
        let always = Period(since: Timestamp(rawValue: 0), until: Timestamp(rawValue: .max))
        var ledger = DecisionLedger(period: always, approvals: [:])
        var state: CommentState?
        var history: [(entry: Int, state: CommentState?)] = []
        for (index, act) in acts.enumerated() {
            let words = act.split(separator: " ").map(String.init)
            let isPerson = words.count == 2
            let choice = isPerson ? Choice(word: words[1]) : nil
            let undone = act.hasSuffix("undo") ? history.popLast() : nil
            let next = undone?.state ?? choice?.state ?? CommentState(rawValue: words[0])
            history += undone == nil ? [(index + 1, state)] : []
            let fact = DecisionFact(
                entry: LogEntryID(Int64(index + 1)),
                at: Timestamp(rawValue: Int64(index) * 3_600_000),
                comment: 1,
                decider: isPerson ? .moderator : words[0] == "withdrawn" ? .author : .policy,
                actor: words[0],
                act: isPerson ? words[1] : "verdict",
                isFirst: state == nil,
                to: next ?? .held,
                undoes: (undone?.entry).map { LogEntryID(Int64($0)) },
                rules: isPerson ? .none : SpokenRules(line: "a/spam/spam b/trust/hold"),
            )
            _ = ledger.take(fact)
            state = fact.to
        }
        return ledger.closed()
    }

    @Test func `a newer text that is held goes on waiting from the first`() {
        #expect(tally("held", "held", "mona approve").waits == [2 * 3_600_000])
    }

    @Test func `an edit after a decision waits anew, and its answer overrules nobody`() {
        let tally = tally("held", "mona approve", "held", "sam reject")
        #expect(tally.waits == [3_600_000, 3_600_000])
        #expect(tally.overruled == 0)
    }

    @Test
    func `only the first decision on what was held is timed, and an undo asks no second time`() {
        #expect(tally("held", "mona hold", "mona approve").waits == [3_600_000])
        #expect(tally("held", "mona spam", "mona undo", "mona approve").waits == [3_600_000])
        #expect(tally("spam", "mona approve").waits == [])
    }

    @Test func `agreeing with another person overrules nobody, nor does changing one's mind`() {
        #expect(tally("held", "mona approve", "sam approve").overruled == 0)
        #expect(tally("held", "mona approve", "mona spam").overruled == 0)
        #expect(tally("held", "mona approve", "sam spam", "mona approve").overruled == 2)
    }

    @Test func `whoever was overruled by a slip stands again`() {
        let tally = tally("held", "mona approve", "sam spam", "sam undo")
        #expect(tally.people.map(\.name) == ["mona", "sam"])
        #expect(tally.people.map(\.reversed) == [0, 1])
        #expect((tally.undone, tally.overruled) == (1, 0))
    }

    @Test func `the last word of a person decides whether a verdict was wrong`() {
        #expect(tally("spam", "mona approve").wronglyStopped == 1)
        #expect(tally("rejected", "mona approve").wronglyStopped == 1)
        #expect(tally("spam", "mona hold").wronglyStopped == 0)
        #expect(tally("spam", "mona approve", "mona spam").wronglyStopped == 0)
        #expect(tally("spam", "mona approve", "mona undo").wronglyStopped == 0)
        #expect(tally("spam", "mona approve", "withdrawn").wronglyStopped == 1)
        #expect(tally("spam", "mona approve", "held").wronglyStopped == 1)
        #expect(tally("approved", "mona delete").wronglyPublished == 1)
        #expect(tally("approved", "mona hold").wronglyPublished == 0)
        #expect(tally("approved").wronglyPublished == 0)
    }

    @Test func `at fault is the rule that spoke for spam, not the one that asked for a person`() {
        let rules = tally("spam", "mona approve").rules(named: \.rule)
        #expect(rules["a"]?.overturned == 1)
        #expect(rules["b"]?.stopped == 0)
        #expect(rules["b"]?.overturned == 0)
        let held = tally("held", "mona approve").rules(named: \.rule)
        #expect(held.values.map(\.heldThenApproved) == [1, 1])
        #expect(held.values.map(\.overturned) == [0, 0])
    }

    @Test func `a verdict counts once under a name that several rules share`() {
        let named = tally("held").rules { _ in "all" }
        #expect(named["all"]?.held == 1)
    }

    @Test(arguments: [(50, 2), (95, 4), (100, 4), (1, 1), (25, 1), (26, 2)])
    func `percentiles are values that were there`(percent: Int, value: Int64) {
        #expect(Percentile.of([1, 2, 3, 4], percent) == value)
        #expect(Percentile.of([7], percent) == 7)
        #expect(Percentile.of([], percent) == nil)
    }
}
