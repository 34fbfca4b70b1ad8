import Comments

extension Policy {
    /// Runs the examples of all rules, the cases of the policy and its case files.
    func runTests(from folder: PolicyFolder) -> (PolicyTestReport, [Finding]) {
        var run = PolicyTestRun(policy: self)
        for rule in text.rules where rule.mode != .off {
            for test in rule.tests.match { run.check(test, hits: rule.id) }
            for test in rule.tests.pass { run.check(test, misses: rule.id) }
        }
        for test in text.cases { run.check(test) }
        let paths = text.isChangedLocally ? [] : CaseFile.paths(of: stamp.name, in: folder)
        for path in paths {
            let (tests, findings) = CaseFile.read(path, from: folder, rules: text.rules.map(\.id))
            run.findings += findings
            for test in tests { run.check(test) }
        }
        run.checkExceptions(of: lexicon)
        run.report.coverage = text.rules.flatMap(Policy.gaps)
        return (run.report, run.findings)
    }

    private static func gaps(_ rule: Rule) -> [String] {
        var gaps: [String] = []
        if rule.tests.match.isEmpty { gaps.append("\(rule.id): no test that it hits") }
        if rule.tests.pass.isEmpty { gaps.append("\(rule.id): no near miss that it leaves alone") }
        return gaps
    }
}

/// One run of a policy's tests; a failure is an error with its place (P017).
struct PolicyTestRun {
    let policy: Policy
    var report = PolicyTestReport()
    var findings: [Finding] = []

    init(policy: Policy) {
        self.policy = policy
    }

    mutating func check(_ test: PolicyTest, hits: String? = nil, misses: String? = nil) {
        report.ran += 1
        guard let submission = test.submission else {
            fail(test, "the address or website of this test is not one")
            return
        }
        let scan = policy.scan(submission)
        let verdict = policy.verdict(on: scan, given: test.signals(for: policy.needs))
        let found = Set(verdict.hits.map(\.rule))
        for rule in test.hits + [hits].compactMap(\.self) where !found.contains(rule) {
            fail(test, "\(rule) should hit and does not", verdict)
        }
        for rule in test.misses + [misses].compactMap(\.self) where found.contains(rule) {
            fail(test, "\(rule) hits and should not", verdict)
        }
        if let expect = test.expect, verdict.outcome != expect {
            fail(test, "\(expect.name) was expected, it came to \(verdict.outcome.name)", verdict)
        }
        if let priority = test.priority, verdict.priority != priority {
            fail(
                test,
                "priority \(priority.name) was expected, not \(verdict.priority.name)",
                verdict,
            )
        }
    }

    /// Each exception of a list is an example that the list must leave alone (POLICIES §5).
    mutating func checkExceptions(of lexicon: Lexicon) {
        for list in lexicon.shelf.lists.values.flatMap(\.self) where !list.exceptions.isEmpty {
            let trie = WordTrie(lists: [list])
            for exception in list.exceptions {
                report.ran += 1
                let words = TextViews(exception.text, isMarkdown: false).words
                guard !trie.hits(in: words).isEmpty else { continue }
                let place = PolicyNode.Place(line: exception.line, column: 1)
                fail(
                    "lists/\(list.name).txt",
                    place,
                    "\"\(exception.text)\" is hit by its own list",
                )
            }
        }
    }

    private mutating func fail(_ test: PolicyTest, _ what: String, _ verdict: Verdict? = nil) {
        let trace = verdict.map { " (\($0.trace.joined(separator: "; ")))" } ?? ""
        fail(test.file, test.place, "\"\(test.text.prefix(60))\": \(what)\(trace)")
    }

    private mutating func fail(_ file: String, _ place: PolicyNode.Place, _ message: String) {
        var notes = Notes(file: file)
        notes.error("P017", place, message, "correct the rule or the test")
        findings += notes.findings
        report.failures += notes.findings.map(\.description)
    }
}
