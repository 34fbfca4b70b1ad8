import Comments
import Moderation
import Testing

/// How a verdict comes about (POLICIES §3).
@Suite struct EvaluateTests {
    private typealias F = PolicyFixture

    @Test func `scores add up, and each class only to its cap`() throws {
        let policy = try F.policy(
            F.yaml(
                F.rule("one", "apple", "score: 5") + F.rule("two", "pear", "score: 5")
                    + F.rule("three", "plum", "score: 3", class: "quality"),
                head: "thresholds: { hold: 4, spam: 8 }\ncaps: { spam: 6 }",
            )
        )
        let both = try policy.verdict(on: "apple pear")
        #expect(both.total == 6)
        #expect(both.outcome == .hold)
        #expect(both.trace == ["default approve", "score 6 -> hold"])
        #expect(try policy.verdict(on: "apple pear plum").outcome == .spam)
        #expect(try policy.verdict(on: "plum").outcome == .approve)
    }

    @Test func `a score never rejects, however high`() throws {
        let policy = try F.policy(
            F.yaml(F.rule("one", "apple", "score: 900"), head: "thresholds: { hold: 1, spam: 2 }")
        )
        #expect(try policy.verdict(on: "apple").outcome == .spam)
    }

    @Test func `trust takes away no more than its cap`() throws {
        let policy = try F.policy(
            F.yaml(
                F.rule("one", "apple", "score: 6")
                    + F.rule("two", "friend", "score: -9", class: "trust"),
                head: "thresholds: { hold: 4, spam: 8 }\ncaps: { trust: -1 }",
            )
        )
        #expect(try policy.verdict(on: "apple friend").total == 5)
    }

    @Test func `a floor above a ceiling wins and the trace says so`() throws {
        let policy = try F.policy(
            F.yaml(
                F.rule("strict-one", "apple", "floor: spam")
                    + F.rule("mild-one", "friend", "ceiling: hold", class: "trust")
            )
        )
        let verdict = try policy.verdict(on: "apple friend")
        #expect(verdict.outcome == .spam)
        #expect(verdict.trace.contains("floor spam is above ceiling hold: the floor wins"))
    }

    @Test func `a ceiling lowers what the score says`() throws {
        let policy = try F.policy(
            F.yaml(
                F.rule("one", "apple", "score: 20")
                    + F.rule("mild-one", "friend", "ceiling: hold", class: "trust")
            )
        )
        #expect(try policy.verdict(on: "apple").outcome == .spam)
        #expect(try policy.verdict(on: "apple friend").outcome == .hold)
    }

    @Test func `a safety ceiling wins over scores and reject floors, whatever their order`() throws
    {
        let rules = [
            F.rule("wish", "die", "floor: hold;ceiling: hold;priority: urgent", class: "safety"),
            F.rule("one", "apple", "score: 50"),
            F.rule("no", "pear", "floor: reject;message: waiting", class: "abuse"),
        ]
        let sameRules = try [rules, rules.reversed()].map { try F.policy(F.yaml($0.joined())) }
        for policy in sameRules {
            let verdict = try policy.verdict(on: "apple pear die")
            #expect(verdict.outcome == .hold)
            #expect(verdict.priority == .urgent)
            #expect(verdict.trace.last == "safety ceiling hold by wish")
            #expect(try policy.verdict(on: "apple pear").outcome == .reject)
        }
        #expect(sameRules[0].stamp == sameRules[1].stamp)
    }

    @Test func `a rule in shadow is recorded and changes nothing`() throws {
        let policy = try F.policy(
            F.yaml(F.rule("one", "apple", "score: 50;floor: hold;tag: [fruit];mode: shadow"))
        )
        let verdict = try policy.verdict(on: "apple")
        #expect(verdict.outcome == .approve)
        #expect(verdict.hits.map(\.mode) == [.shadow])
        #expect(verdict.tags.isEmpty && verdict.total == 0)
    }

    @Test func `a rule past its day turns to shadow, one about safety does not`() throws {
        let policy = try F.policy(
            F.yaml(
                F.rule("one", "apple", "floor: hold;expires: 2026-11-01")
                    + F.rule("wish", "die", "floor: hold;expires: 2026-11-01", class: "safety")
            )
        )
        #expect(try policy.verdict(on: "apple").outcome == .approve)
        #expect(try policy.verdict(on: "die").outcome == .hold)
    }

    @Test func `for staff the rules against machines are only noted`() throws {
        let policy = try F.policy(
            F.yaml(
                F.rule("one", "apple", "floor: hold")
                    + F.rule("rude", "pear", "floor: hold", class: "abuse")
            )
        )
        var staff = F.regular()
        staff.role = .moderator
        #expect(try policy.verdict(on: "apple", author: staff).outcome == .approve)
        #expect(try policy.verdict(on: "pear", author: staff).outcome == .hold)
    }

    @Test func `a ban turns approve into hold and nothing else`() throws {
        let policy = try F.policy(F.yaml(F.rule("one", "apple", "floor: spam")))
        var banned = AuthorSignals()
        banned.banned = true
        #expect(try policy.verdict(on: "hello", author: banned).outcome == .hold)
        #expect(try policy.verdict(on: "apple", author: banned).outcome == .spam)
    }

    @Test func `a scan of another policy is not read but held`() throws {
        let one = try F.policy(F.yaml(F.rule("one", "apple", "floor: spam")))
        let two = try F.policy(F.yaml(F.rule("two", "apple", "floor: spam")))
        let scan = one.scan(try F.submission("hello"))
        let verdict = two.verdict(on: scan, given: Signals(now: Timestamp(rawValue: 0)))
        #expect(verdict.outcome == .hold)
        #expect(verdict.tags == ["engine-error"])
    }

    @Test func `a composite sees the rules it names, wherever they stand`() throws {
        let both = """
              - id: both
                title: Both
                class: spam
                when: { all: [{ rule: one }, { rule: two }] }
                floor: spam
                tests: { match: [apple pear], pass: [apple, pear] }

            """
        let policy = try F.policy(
            F.yaml(both + F.rule("one", "apple", "score: 1") + F.rule("two", "pear", "score: 1"))
        )
        #expect(try policy.verdict(on: "pear apple").outcome == .spam)
    }

    @Test func `the message of a held comment is the weightiest rule's, spam gets the receipt`()
        throws
    {
        let policy = try F.policy(
            F.yaml(
                F.rule("one", "apple", "floor: hold;message: waiting")
                    + F.rule(
                        "wish",
                        "die",
                        "floor: hold;message: crisis;resources: crisis",
                        class: "safety",
                    )
                    + F.rule("two", "pear", "floor: spam;message: crisis"),
                head: "receipt: { message: waiting }",
            )
        )
        #expect(try policy.verdict(on: "apple die").message == "crisis")
        #expect(try policy.verdict(on: "apple die").resources == "crisis")
        #expect(try policy.verdict(on: "pear").message == "waiting")
        #expect(try policy.verdict(on: "hello").message == nil)
    }
}
