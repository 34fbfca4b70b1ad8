import Comments
import Moderation
import Testing

/// `extends`, `disable`, `change` and the site's own `local.yaml` (POLICIES §1).
@Suite struct LayersTests {
    private typealias F = PolicyFixture

    private let parent = """
        policy: parent
        defaults: { outcome: approve }
        thresholds: { hold: 3, spam: 8 }
        rules:
          - id: apples
            title: Apples
            class: spam
            when: { words: { any: [apple] } }
            score: 9
            tests: { match: [{ text: apple, expect: spam }], pass: [pear] }
          - id: wish
            title: A wish to die
            class: safety
            when: { words: { any: [die] } }
            floor: hold
            ceiling: hold
            tests: { match: [die], pass: [diet] }
        cases:
          - { text: apple, expect: spam, hits: [apples] }
        """

    private func load(_ child: String, local: String? = nil) -> PolicyLoad {
        var extra = ["parent.yaml": parent]
        extra["local.yaml"] = local
        return F.load(child, extra: extra)
    }

    private func policy(_ child: String, local: String? = nil) throws -> Policy {
        let load = load(child, local: local)
        return try #require(load.policy, "\(load.findings.map(\.description))")
    }

    @Test func `a policy has its parent's rules and bounds, and its own`() throws {
        let child = try policy(
            "policy: p\nextends: parent\nrules:\n" + F.rule("pears", "pear", "floor: hold")
        )
        #expect(try child.verdict(on: "apple").outcome == .spam)
        #expect(try child.verdict(on: "pear").outcome == .hold)
        #expect(try child.verdict(on: "plum").outcome == .approve)
        #expect(child.rules.map(\.id) == ["apples", "wish", "pears"])
    }

    @Test func `a child may switch rules and scores, and its hash says so`() throws {
        let plain = try policy("policy: p\nextends: parent\n")
        let off = try policy("policy: p\nextends: parent\ndisable: [apples]\n")
        #expect(try off.verdict(on: "apple").outcome == .approve)
        let less = try policy("policy: p\nextends: parent\nchange: { apples: { score: 4 } }\n")
        #expect(try less.verdict(on: "apple").outcome == .hold)
        let shadow = try policy(
            "policy: p\nextends: parent\nchange: { apples: { mode: shadow } }\n"
        )
        #expect(try shadow.verdict(on: "apple").outcome == .approve)
        #expect(try shadow.verdict(on: "apple").hits.map(\.mode) == [.shadow])
        let hashes = Set([plain, off, less, shadow].map(\.stamp.hash))
        #expect(hashes.count == 4)
    }

    @Test func `local yaml lies over every policy`() throws {
        let local =
            "disable: [apples, unknown-here]\nrules:\n" + F.rule("own", "kiwi", "floor: hold")
        let other = "policy: other\nrules:\n" + F.rule("unknown-here", "fig", "floor: hold")
        let load = F.load(
            "policy: p\nextends: parent\n",
            extra: ["parent.yaml": parent, "local.yaml": local, "other.yaml": other],
        )
        let child = try #require(load.policy, "\(load.findings.map(\.description))")
        #expect(try child.verdict(on: "apple").outcome == .approve)
        #expect(try child.verdict(on: "kiwi").outcome == .hold)
        #expect(try child.verdict(on: "I want to die").outcome == .hold)
    }

    @Test(arguments: [
        ("policy: p\nextends: parnet\n", "p.yaml:2:10 P011"),
        ("policy: p\nextends: p\n", "p.yaml:2:10 P011"),
        ("policy: p\nextends: parent\ndisable: [aples]\n", "p.yaml:3:11 P011"),
        ("policy: p\nextends: parent\ndisable: [wish]\n", "p.yaml:3:11 P015"),
        ("policy: p\nextends: parent\nchange: { wish: { mode: shadow } }\n", "p.yaml:3:25 P015"),
        ("policy: p\nextends: parent\nchange: { apples: { when: x } }\n", "p.yaml:3:21 P005"),
    ])
    func `what cannot be built upon or changed is named`(child: String, finding: String) {
        let found = load(child).findings.filter(\.isError).map { finding in
            "\(finding.file):\(finding.line):\(finding.column) \(finding.code)"
        }
        #expect(found == [finding])
    }

    @Test(arguments: ["", "\n", "# disable: [apples]\n", "  \n  # later\n"])
    func `a local yaml with nothing in it changes nothing`(local: String) throws {
        let child = "policy: p\nextends: parent\nrules: []\n"
        let (with, without) = (load(child, local: local), load(child))
        #expect(with.findings.map(\.description) == without.findings.map(\.description))
        #expect(with.policy?.stamp == without.policy?.stamp)
    }

    @Test func `a mistake in local yaml is told with its file`() {
        let found = load("policy: p\nextends: parent\n", local: "disable: [wish]\n").findings
        #expect(found.filter(\.isError).map(\.file) == ["local.yaml"])
    }
}
