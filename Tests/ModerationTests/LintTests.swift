import Moderation
import Testing

/// Every finding has its code, its place and a way out (POLICIES §7).
@Suite struct LintTests {
    /// Rules or whole files that are broken in one way each, with the finding they must give.
    struct Broken: Sendable, CustomTestStringConvertible {
        var finding: String
        var yaml: String
        var testDescription: String { finding }

        init(_ finding: String, _ yaml: String) {
            self.finding = finding
            self.yaml = yaml
        }

        /// Keys of one rule, beginning on line 4.
        init(rule finding: String, _ lines: String) {
            self.init(finding, "policy: p\nrules:\n  -\n" + lines + "\n")
        }
    }

    static let usual = "    id: a\n    title: A\n    class: spam\n"
    static let tests = "\n    tests: { match: [apple], pass: [pear] }"
    static let words = "    when: { words: { any: [apple] } }\n"

    static let files: [Broken] = [
        Broken("1:1 P001", ""),
        Broken("2:6 P001", "policy: [p\nrules: }"),
        Broken("1:1 P002", "policy: p\npolicy: p\nrules: []"),
        Broken("3:1 P003", "policy: p\nrules:\n\t- id: a"),
        Broken("2:10 P004", "policy: p\nreceipt: &x { message: waiting }\nrules: []"),
        Broken("1:9 P004", "policy: !x p\nrules: []"),
        Broken("2:8 P004", "policy: p\nrules: *x"),
        Broken("2:12 P004", "policy: p\nreceipt: { <<: { message: waiting } }\nrules: []"),
        Broken("2:1 P005", "policy: p\nthreshold: { hold: 3 }\nrules: []"),
        Broken("2:10 P011", "policy: p\nextends: strict\nrules: []"),
        Broken("2:10 P011", "policy: p\nextends: p\nrules: []"),
        Broken("2:8 P006", "policy: p\nrules: all of them"),
        Broken("2:21 P006", "policy: p\nthresholds: { hold: x }\nrules: []"),
        Broken("1:9 P010", "policy: q\nrules: []"),
        Broken("2:13 P014", "policy: p\nthresholds: { hold: 9, spam: 2 }\nrules: []"),
        Broken("1:1 P011", "policy: p\nreceipt: { message: nowhere }\nrules: []"),
        Broken("0:0 P009", String(repeating: "#", count: 1_048_577)),
        Broken(
            "1:20 P009",
            "policy: " + String(repeating: "[", count: 20) + "x"
                + String(repeating: "]", count: 20),
        ),
    ]

    static let rules: [Broken] = [
        Broken(rule: "7:5 P005", usual + "    scoer: 3\n" + words + "    floor: hold" + tests),
        Broken(
            rule: "4:9 P010",
            usual.replacing("id: a", with: "id: A b") + words + "    floor: hold" + tests,
        ),
        Broken(
            rule: "4:5 P010",
            usual.replacing("    id: a\n", with: "") + words + "    floor: hold" + tests,
        ),
        Broken(
            rule: "6:12 P006",
            usual.replacing("spam", with: "spm") + words + "    floor: hold" + tests,
        ),
        Broken(rule: "7:13 P005", usual + "    when: { near: { a: b } }\n    floor: hold" + tests),
        Broken(
            rule: "7:20 P011",
            usual + "    when: { words: { list: fruits } }\n    floor: hold" + tests,
        ),
        Broken(rule: "7:19 P011", usual + "    when: { rule: nobody }\n    floor: hold" + tests),
        Broken(
            rule: "7:33 P008",
            usual + "    when: { author: { approved: many } }\n    floor: hold" + tests,
        ),
        Broken(
            rule: "7:38 P007",
            usual + "    when: { rate: { key: ip, window: ten, count: 3 } }\n    floor: hold"
                + tests,
        ),
        Broken(
            rule: "7:26 P019",
            usual + "    when: { rate: { key: planet, window: 1m, count: 3 } }\n    floor: hold"
                + tests,
        ),
        Broken(
            rule: "7:20 P012",
            usual + "    when: { regex: { any: ['a(?=bcd)'] } }\n    floor: hold" + tests,
        ),
        Broken(rule: "4:5 P014", usual + "    floor: hold" + tests),
        Broken(rule: "4:5 P014", usual + words + "    why: because" + tests),
        Broken(rule: "8:5 P014", usual + words + "    floor: spam\n    ceiling: hold" + tests),
        Broken(rule: "4:5 P014", usual + words + "    floor: hold"),
        Broken(
            rule: "8:5 P015",
            usual.replacing("spam", with: "safety") + words + "    ceiling: spam" + tests,
        ),
        Broken(
            rule: "8:5 P015",
            usual.replacing("spam", with: "safety") + words + "    ceiling: approve" + tests,
        ),
        Broken(
            rule: "8:5 P015",
            usual.replacing("spam", with: "safety") + words + "    score: 3" + tests,
        ),
        Broken(
            rule: "8:5 P015",
            usual.replacing("spam", with: "safety") + words + "    mode: off\n    floor: hold"
                + tests,
        ),
        Broken(rule: "8:5 P016", usual + words + "    floor: reject" + tests),
        Broken(rule: "4:5 P011", usual + words + "    floor: hold\n    message: nowhere" + tests),
        Broken(
            rule: "4:5 P011",
            usual + words + "    floor: hold\n    resources: nowhere" + tests,
        ),
        Broken(
            rule: "9:22 P017",
            usual + words + "    floor: hold\n    tests: { match: [pear], pass: [apple] }",
        ),
        Broken(rule: "8:5 P018", usual + words + "    score: -3" + tests),
        Broken(
            rule: "8:5 P018",
            usual.replacing("spam", with: "trust") + words + "    floor: hold" + tests,
        ),
    ]

    @Test(arguments: files + rules)
    func `a broken policy is refused with its code at its place`(_ broken: Broken) {
        let load = PolicyFixture.load(broken.yaml)
        #expect(load.policy == nil)
        let found = load.findings.filter(\.isError).map { "\($0.line):\($0.column) \($0.code)" }
        #expect(found.contains(broken.finding), "\(load.findings.map(\.description))")
    }

    @Test func `a slip of the pen is answered with the word that was meant`() throws {
        let yaml = Self.rules[0].yaml
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
    }

    @Test func `warnings do not stop a policy`() {
        let rule =
            Self.usual + "    when: { words: { any: [cialis], match: substring } }\n"
            + "    floor: hold\n    tests: { match: [specialist] }\n"
        let load = PolicyFixture.load("policy: p\nrules:\n  -\n" + rule)
        #expect(load.policy != nil)
        #expect(Set(load.findings.map(\.code)) == ["P101", "P106"])
    }
}
