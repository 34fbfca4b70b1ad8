import Comments
import Moderation
import Testing

/// `include`, `absorb`, `languages`, `expires`, and what the hash speaks of.
@Suite struct CombiningTests {
    private typealias F = PolicyFixture

    private let other =
        "policy: other\nrules:\n" + F.rule("apples", "apple", "score: 5")
        + F.rule("pears", "pear", "score: 5")

    @Test func `single rules are included, and nothing else of their policy`() throws {
        let yaml =
            "policy: p\ninclude: [other/pears]\nthresholds: { hold: 4, spam: 9 }\nrules:\n"
            + F.rule("plums", "plum", "score: 9")
        let policy = try F.policy(yaml, extra: ["other.yaml": other])
        #expect(policy.rules.map(\.id) == ["pears", "plums"])
        #expect(try policy.verdict(on: "pear").outcome == .hold)
        #expect(try policy.verdict(on: "apple").outcome == .approve)
    }

    @Test func `the same rules give the same hash, however they came together`() throws {
        let head = "policy: p\nthresholds: { hold: 4, spam: 9 }\n"
        let plum = F.rule("plums", "plum", "score: 9")
        let pear = F.rule("pears", "pear", "score: 5")
        let written = try F.policy(head + "rules:\n" + plum + pear)
        let turned = try F.policy(head + "rules:\n" + pear + plum)
        let included = try F.policy(
            head + "include: [other/pears]\nrules:\n" + plum,
            extra: ["other.yaml": other],
        )
        let remarked = try F.policy(
            head + "description: Fruit\nrules:\n" + plum
                + pear.replacing("pass: [nothing]", with: "pass: [all]")
        )
        #expect(turned.stamp == written.stamp)
        #expect(included.stamp == written.stamp)
        #expect(remarked.stamp == written.stamp)
        let changed = try F.policy(head + "rules:\n" + plum + F.rule("pears", "pear", "score: 6"))
        #expect(changed.stamp != written.stamp)
    }

    @Test func `a composite takes the scores of its parts`() throws {
        let both = """
              - id: both
                title: Both
                class: spam
                when: { all: [{ rule: apples }, { rule: pears }] }
                score: 6
                absorb: [apples, pears]
                tests: { match: [apple pear], pass: [apple] }
            """
        let policy = try F.policy(
            "policy: p\nthresholds: { hold: 5, spam: 9 }\nrules:\n"
                + F.rule("apples", "apple", "score: 4") + F.rule("pears", "pear", "score: 4") + both
                + "\n"
        )
        let verdict = try policy.verdict(on: "apple pear")
        #expect(verdict.total == 6)
        #expect(verdict.outcome == .hold)
        #expect(
            verdict.trace == [
                "default approve", "score 4 of apples absorbed by both",
                "score 4 of pears absorbed by both", "score 6 -> hold",
            ]
        )
        #expect(try policy.verdict(on: "apple").total == 4)
    }

    @Test func `a list speaks only where its script is written`() throws {
        let yaml = F.yaml(
            """
              - id: it
                title: It
                class: spam
                languages: [ru]
                when: { words: { any: [spam, спам], match: word } }
                floor: hold
                tests: { match: [это спам], pass: [spam] }
            """
        )
        let policy = try F.policy(yaml)
        #expect(try policy.verdict(on: "это spam").outcome == .hold)
        #expect(try policy.verdict(on: "this is spam").outcome == .approve)
    }

    @Test func `past its day a rule runs in shadow, unless somebody's safety is at stake`() throws {
        let fruit = F.rule("apples", "apple", "floor: hold;expires: 2026-11-22")
        let wish = F.rule(
            "wish",
            "die",
            "floor: hold;ceiling: hold;expires: 2026-11-22",
            class: "safety",
        )
        let load = F.load(F.yaml(fruit + wish))
        let policy = try #require(load.policy)
        #expect(load.findings.map(\.code) == ["P107", "P107"])
        let verdict = try policy.verdict(on: "apple")
        #expect(verdict.outcome == .approve)
        #expect(verdict.hits.map(\.mode) == [.shadow])
        #expect(try policy.verdict(on: "die").outcome == .hold)
    }

    @Test
    func
        `an id of another condition before is refused until somebody says it is the same`()
    {
        let yaml = F.yaml(F.rule("apples", "apple", "floor: hold"))
        let before = F.folder(F.yaml(F.rule("apples", "pear", "floor: hold")))
        let lock = IdentifierLock.renewed(before, changed: []).text
        let folder = F.folder(yaml, extra: ["ids.lock": lock])
        let refused = Policy.load("p", from: folder, today: F.today)
        #expect(refused.findings.filter(\.isError).map(\.code) == ["P010"])
        let same = IdentifierLock.renewed(folder, changed: ["apples"]).text
        let accepted = F.folder(yaml, extra: ["ids.lock": same])
        #expect(Policy.load("p", from: accepted, today: F.today).policy != nil)
    }
}
