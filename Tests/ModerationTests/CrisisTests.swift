import Comments
import ShippedPolicies
import Testing

@testable import Moderation

/// Whatever else is wrong with a text by somebody in danger: held, urgent, with help, never spam, never declined.
@Suite struct CrisisTests {
    private static let policies: [Policy] = ["strict", "peer-support", "blog"].compactMap { name in
        let folder = PolicyFolder(files: ShippedPolicies.files)
        return Policy.load(name, from: folder, today: PolicyFixture.today).policy
    }

    /// One rule's own example with a cry for help before it.
    struct Mixed: Sendable, CustomTestStringConvertible {
        var policy: Int
        var rule: String
        var test: PolicyTest
        var testDescription: String { "\(rule): \(test.text.prefix(40))" }
    }

    private static let cries = ["I want to die. ", "I can't go on, I want to kill myself. "]

    static let all: [Mixed] = policies.indices.flatMap { index in
        policies[index].text.rules.flatMap { rule in
            rule.tests.match.filter { $0.textFile == nil }.map { test in
                Mixed(policy: index, rule: rule.id, test: test)
            }
        }
    }

    @Test func `there are examples of every rule of the three policies`() {
        #expect(Self.policies.count == 3)
        let rules = Set(Self.policies.flatMap(\.rules).map(\.id))
        #expect(Set(Self.all.map(\.rule)) == rules)
    }

    @Test(arguments: all)
    func `a crisis with any other rule hitting too is held, urgent, and answered with help`(
        mixed: Mixed
    ) throws {
        let policy = Self.policies[mixed.policy]
        for cry in Self.cries {
            var test = mixed.test
            test.text = cry + test.text
            let submission = try #require(test.submission)
            let scan = policy.scan(submission, beside: test.beside)
            let verdict = policy.verdict(on: scan, given: test.signals(for: policy.needs))
            #expect(verdict.outcome == .hold, "\(verdict.trace)")
            #expect(verdict.priority == .urgent)
            #expect(verdict.resources == "crisis")
            #expect(verdict.concernsSafety)
            #expect(verdict.retryAfter == nil)
            #expect(verdict.notify == ["crisis_team"])
            for language in ["en", "es"] {
                let answer = policy.answer(to: verdict, languages: [language], countries: ["US"])
                #expect(answer.message?.isEmpty == false)
                #expect(answer.resources.count >= 3)
            }
        }
    }

    /// Everything at once that a machine or a hasty hand can do.
    @Test(arguments: policies.indices)
    func `a crisis with all signals against it is held`(index: Int) throws {
        let policy = Self.policies[index]
        let text =
            "I want to die. Great post! cheap pills http://a.example http://b.example "
            + "http://c.example http://x.bad.example subscribe to my channel, call +44 7700 900123"
        var author = AuthorSignals()
        (author.proven, author.rejected, author.spam, author.banned) = (true, 40, 90, true)
        let verdict = try policy.verdict(on: text, author: author) { signals in
            signals.form.honeypotFilled = true
            signals.form.token = .known(.forged)
            signals.form.elapsed = .known(0)
            for question in policy.needs.rates { signals.rates[question] = .known(500) }
            for question in policy.needs.duplicates { signals.duplicates[question] = .known(99) }
        }
        #expect(verdict.outcome == .hold)
        #expect(verdict.priority == .urgent)
        #expect(verdict.resources == "crisis")
        #expect(verdict.retryAfter == nil)
    }

    @Test(arguments: policies.indices)
    func `a crisis that cannot be counted is held too`(index: Int) throws {
        let policy = Self.policies[index]
        let verdict = try policy.verdict(on: "I want to die") { signals in
            signals.author = .failed("the store did not answer")
            signals.thread = .failed("the store did not answer")
            for question in policy.needs.rates { signals.rates[question] = .failed("no") }
        }
        #expect(verdict.outcome == .hold)
        #expect(verdict.priority == .urgent)
        #expect(verdict.tags.contains("engine-error"))
    }
}
