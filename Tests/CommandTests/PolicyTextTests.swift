import Testing

@testable import afterword

struct PolicyTextTests {
    private var sound: PolicyReport {
        var report = PolicyReport(
            name: "strict",
            hash: "sha256:abc",
            rules: [
                PolicyRule(
                    id: "links-many",
                    title: "Many links",
                    class: "spam",
                    mode: "enforce",
                    why: "Advertising lives on links; two are a citation, five are a shop window.",
                ),
                PolicyRule(id: "new", title: "New", class: "trust", mode: "shadow", why: nil),
            ],
        )
        report.ran = 12
        report.reasonCodes = ["off-topic", "insult"]
        return report
    }

    private var broken: PolicyReport {
        var report = PolicyReport(name: "mine")
        report.findings = [
            PolicyFinding(
                code: "P005",
                severity: "error",
                file: "mine.yaml",
                line: 12,
                column: 5,
                message: "unknown key \"scoer\u{1B}\"",
                wayOut: "did you mean \"score\"?",
            ),
            PolicyFinding(
                code: "P020",
                severity: "warning",
                file: "lists/a.txt",
                line: 0,
                column: 0,
                message: "an empty list",
                wayOut: "",
            ),
        ]
        report.ran = 3
        report.failures = ["mine.yaml:20: a plain thank-you should be approve, it is hold"]
        report.coverage = ["links-many has no near miss"]
        report.covered = PolicyCoverage(rules: 2, conditions: 5, listEntries: 40)
        return report
    }

    @Test func `lint prints places as editors understand them and ends with 1`() async throws {
        let ran = try await Bench([String: String]()).run(
            "policy",
            "lint",
            "my/dir",
            policies: [sound, broken],
        )
        try expectSnapshot(ran.output, "policy-lint")
        #expect(ran.status == .answerIsNo)
        #expect(ran.requests == ["policies my/dir false"])
        let good = try await Bench([String: String]()).run("policy", "lint", policies: [sound])
        #expect(good.output == "No mistakes in strict.\n")
        #expect(good.status == .done)
    }

    @Test func `test tells failures and what is untested`() async throws {
        let ran = try await Bench([String: String]()).run(
            "policy",
            "test",
            policies: [sound, broken],
        )
        try expectSnapshot(ran.output, "policy-test")
        #expect(ran.status == .answerIsNo)
        #expect(ran.requests == ["policies - true"])
    }

    @Test func `with coverage it names what no test touches, and ends with 1`() async throws {
        var whole = sound
        whole.coverage = []
        whole.covered = PolicyCoverage(rules: 2, conditions: 5, listEntries: 40)
        let good = try await Bench([String: String]()).run(
            "policy",
            "test",
            "--coverage",
            policies: [whole],
        )
        #expect(good.status == .done)
        var partly = whole
        partly.coverage = ["lists/fruit.txt:3: no test hits \"pear\""]
        let ran = try await Bench([String: String]()).run(
            "policy",
            "test",
            "--coverage",
            policies: [partly],
        )
        #expect(ran.output.contains("untested  lists/fruit.txt:3: no test hits \"pear\"\n"))
        #expect(ran.status == .answerIsNo)
    }

    @Test func `show prints rules in words`() async throws {
        let ran = try await Bench([String: String]()).run("policy", "show", policies: [sound])
        try expectSnapshot(ran.output, "policy-show")
    }

    @Test func `json is the reports`() async throws {
        let ran = try await Bench([String: String]()).run(
            "policy",
            "test",
            "--json",
            policies: [sound],
        )
        let reports = try Wire.decode(PolicyReports.self, from: Array(ran.output.utf8))
        #expect(reports.policies == [sound])
    }

    @Test func `a policy that is not there is 3`() async throws {
        let ran = try await Bench([String: String]()).run(
            "policy",
            "show",
            "--policy",
            "x",
            policies: [sound],
        )
        #expect(ran.status == .notFound)
        #expect(ran.errors.contains("there are: strict"))
    }
}
