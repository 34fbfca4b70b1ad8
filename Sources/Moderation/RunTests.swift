import Comments

extension Policy {
    /// Runs the examples of all rules, the cases of the policy and its case files.
    ///
    /// - Parameter covers: Also gathers what they touch, which takes several times as long.
    func runTests(from folder: PolicyFolder, covers: Bool) -> (PolicyTestReport, [Finding]) {
        var run = PolicyTestRun(policy: asWritten, covers: covers)
        for rule in text.rules where rule.mode != .off {
            for test in run.spread(rule.tests.match, folder) { run.check(test, hits: rule.id) }
            for test in run.spread(rule.tests.pass, folder) { run.check(test, misses: rule.id) }
        }
        for test in run.spread(text.cases, folder) { run.check(test) }
        let paths = text.isChangedLocally ? [] : CaseFile.paths(of: stamp.name, in: folder)
        for path in paths {
            let (tests, findings) = CaseFile.read(path, from: folder, rules: text.rules.map(\.id))
            run.findings += findings
            for test in tests { run.check(test) }
        }
        run.checkExceptions(of: lexicon)
        if covers {
            run.report.coverage = run.coverage.report(ownRules, ownEntries)
            for rule in ownRules where rule.mode != .off { run.warnOfBranches(rule) }
        }
        return (run.report, run.findings)
    }

    /// Tests speak of the policy as somebody wrote it: a day that passes must not make a sound policy fail.
    private var asWritten: Policy {
        var policy = self
        for index in text.rules.indices where text.rules[index].isPast {
            policy.text.rules[index].mode = .enforce
        }
        return policy
    }

    /// Rules that this policy or the site itself wrote; what it builds upon has its own tests to cover it.
    private var ownRules: [Rule] {
        text.rules.filter { $0.file == stamp.name + ".yaml" || $0.file == "local.yaml" }
    }

    /// Entries of the lists that no rule of a parent uses.
    private var ownEntries: Set<WordList.Entry> {
        let own = Set(ownRules.map(\.id))
        let inherited = text.rules.filter { !own.contains($0.id) }
        let names = { (rules: [Rule]) in Set(rules.flatMap(\.condition.texts).flatMap(\.listNames))
        }
        return lexicon.entries(of: names(ownRules).subtracting(names(inherited)))
    }
}

/// One run of a policy's tests; a failure is an error with its place (P017).
struct PolicyTestRun {
    let policy: Policy
    var report = PolicyTestReport()
    var findings: [Finding] = []
    private(set) var coverage = Coverage()
    private let covers: Bool

    init(policy: Policy, covers: Bool) {
        self.policy = policy
        self.covers = covers
    }

    /// Tests that stand for every line of a file as one test a line.
    mutating func spread(_ tests: [PolicyTest], _ folder: PolicyFolder) -> [PolicyTest] {
        tests.flatMap { test -> [PolicyTest] in
            guard let path = test.textFile else { return [test] }
            guard let lines = folder.text(path)?.split(whereSeparator: \.isNewline) else {
                var notes = Notes(file: test.file)
                notes.error("P011", test.place, "there is no file \(path)", "add it to the folder")
                findings += notes.findings
                return []
            }
            return lines.filter { !$0.hasPrefix("#") }.map { line in
                var one = test
                one.text = String(line)
                return one
            }
        }
    }

    /// P106: a branch that none of a policy's tests makes true is a guess.
    mutating func warnOfBranches(_ rule: Rule) {
        var notes = Notes(file: rule.file)
        for label in coverage.untouchedBranches(of: rule.id) {
            notes.warn(
                "P106",
                rule.place,
                "no test of \"\(rule.id)\" makes this branch true: \(label)",
                "add a text to `tests: { match: … }` that it finds",
            )
        }
        findings += notes.findings
    }

    mutating func check(_ test: PolicyTest, hits: String? = nil, misses: String? = nil) {
        report.ran += 1
        guard let submission = test.submission else {
            fail(test, "the address or website of this test is not one")
            return
        }
        let scan = policy.scan(submission, beside: test.beside)
        let signals = test.signals(for: policy.needs)
        if covers {
            let reading = TextReading(submission, beside: test.beside, policy.lexicon)
            coverage.take(
                policy.traces(on: scan, given: signals),
                policy.lexicon.entries(hitIn: reading),
            )
        }
        let verdict = policy.verdict(on: scan, given: signals)
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
