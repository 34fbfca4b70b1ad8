import Moderation
import Testing

/// Every finding has its code, its place and a way out (POLICIES §7).
@Suite struct LintTests {
    static let usual = "    id: a\n    title: A\n    class: spam\n"

    @Test func `a slip of the pen is answered with the word that was meant`() throws {
        let yaml =
            "policy: p\nrules:\n  -\n" + Self.usual
            + "    scoer: 3\n    when: { words: { any: [apple] } }\n    floor: hold\n"
            + "    tests: { match: [apple], pass: [pear] }\n"
        let finding = try #require(PolicyFixture.load(yaml).findings.first)
        #expect(
            finding.description
                == "p.yaml:7:5: P005 unknown key \"scoer\"; did you mean \"score\"?"
        )
    }

    @Test func `rules that name one another in a circle are refused`() {
        let yaml = """
            policy: p
            rules:
              - { id: a, title: A, class: spam, when: { rule: b }, score: 1, tests: { pass: [x] } }
              - { id: b, title: B, class: spam, when: { rule: a }, score: 1, tests: { pass: [x] } }
            """
        let load = PolicyFixture.load(yaml)
        #expect(load.findings.filter(\.isError).map(\.code) == ["P011"])
    }

    @Test func `help lines nobody checked for a year keep a policy from loading`() {
        let old = "checked: 2025-11-22\nlines:\n  - { country: US, name: L, contact: Call }\n"
        let yaml = PolicyFixture.yaml(
            PolicyFixture.rule("a", "apple", "floor: hold;resources: crisis")
        )
        let load = PolicyFixture.load(yaml, extra: ["resources/crisis.yaml": old])
        #expect(load.findings.filter(\.isError).map(\.code) == ["P016"])
        #expect(load.policy == nil)
        // A service that runs is not stopped by a date that passes.
        let serving = Policy.load(
            "p",
            from: PolicyFixture.folder(yaml, extra: ["resources/crisis.yaml": old]),
            today: PolicyFixture.today,
            isServing: true,
        )
        #expect(serving.policy != nil)
        #expect(serving.findings.map(\.code).contains("P016"))
    }

    @Test func `warnings do not stop a policy`() {
        let rule =
            Self.usual + "    when: { words: { any: [cialis], match: substring } }\n"
            + "    floor: hold\n    tests: { match: [specialist] }\n"
        let load = PolicyFixture.load(
            "policy: p\nrules:\n  -\n" + rule,
            thoroughly: true,
        )
        #expect(load.policy != nil)
        #expect(Set(load.findings.map(\.code)) == ["P101", "P106"])
    }
}
