import Comments
import ShippedPolicies
import Testing

@testable import Moderation

/// Why a rule did not hit, and what evidence is worth.
@Suite struct NearMissTests {
    private typealias F = PolicyFixture

    private func misses(_ rule: String, _ text: String) throws -> [NearMiss] {
        let policy = try F.policy(F.yaml(rule))
        let signals = Signals(
            alone: policy.needs,
            author: AuthorSignals(),
            now: Timestamp(rawValue: 0),
        )
        return policy.nearMisses(on: policy.scan(try F.submission(text)), given: signals)
    }

    private func rule(_ when: String, _ match: String) -> String {
        """
          - id: it
            title: It
            class: spam
            when: \(when)
            floor: hold
            tests: { match: [\(match)], pass: [x] }
        """
    }

    @Test func `the one condition that failed is named, with what it found`() throws {
        let found = try misses(
            rule(
                "{ all: [{ words: { any: [casino] } }, { author: { approved: '>= 3' } }] }",
                "{ text: casino, author: { approved: 3 } }",
            ),
            "a casino",
        )
        #expect(found.map(\.condition) == ["author { approved: '>= 3' }"])
        #expect(found.map(\.detail) == ["author.approved is 0, author.proven is false"])
    }

    @Test func `a hit that was taken away is told`() throws {
        let when = "{ words: { any: [want to die], unless: { any: [don't] } } }"
        let found = try misses(rule(when, "I want to die"), "I don't want to die")
        #expect(found.map(\.rule) == ["it"])
        #expect(found[0].detail == "found, and taken away by `unless` or `subject`")
    }

    @Test func `branches are named together where none of them held`() throws {
        let when =
            "{ all: [{ words: { any: [casino] } }, { any: [{ links: { count: '> 0' } }, "
            + "{ shape: { words: '> 50' } }] }] }"
        let found = try misses(rule(when, "casino http://a.example"), "a casino")
        #expect(
            found.map(\.condition)
                == ["any of links { count: '> 0' } / shape { words: '> 50' }"]
        )
    }

    @Test(arguments: ["nothing of it", "a garden"])
    func `a text in which nothing was found is no near miss`(text: String) throws {
        let when = "{ all: [{ words: { any: [casino] } }, { author: { approved: '< 1' } }] }"
        #expect(try misses(rule(when, "casino"), text).isEmpty)
    }

    @Test func `two failed conditions are no near miss`() throws {
        let when =
            "{ all: [{ words: { any: [casino] } }, { links: { count: '> 0' } }, "
            + "{ author: { approved: '>= 1' } }] }"
        let match = "{ text: 'casino http://a.example', author: { approved: 1 } }"
        #expect(try misses(rule(when, match), "a casino").isEmpty)
    }

    /// Evidence makes replay exact after addresses and connections are purged (POLICIES §6).
    @Test(arguments: ["strict", "blog", "peer-support"])
    func `a verdict comes out the same from its own evidence`(name: String) throws {
        let folder = PolicyFolder(files: ShippedPolicies.files)
        let load = Policy.load(name, from: folder, today: F.today)
        let policy = try #require(load.policy)
        let files = CaseFile.paths(of: name, in: folder).flatMap { path in
            CaseFile.read(path, from: folder, rules: policy.rules.map(\.id)).tests
        }
        let rules = policy.text.rules.flatMap { $0.tests.match + $0.tests.pass }
        var seen = 0
        for test in files + rules + policy.text.cases {
            guard var submission = test.submission else { continue }
            let scan = policy.scan(submission, beside: test.beside)
            let verdict = policy.verdict(on: scan, given: test.signals(for: policy.needs))
            submission.author.email = nil
            var beside = test.beside
            beside.evidence = verdict.evidence
            let again = policy.verdict(
                on: policy.scan(submission, beside: beside),
                given: Signals(evidence: verdict.evidence, needs: policy.needs, now: test.now),
            )
            #expect(again.outcome == verdict.outcome, "\(test.text)")
            #expect(again.hits == verdict.hits, "\(test.text)")
            #expect(again.total == verdict.total)
            #expect(again.evidence == verdict.evidence)
            seen += 1
        }
        #expect(seen > 100)
    }
}
