import Comments
import Moderation
import ShippedPolicies
import Testing

/// The policy that ships as the default.
@Suite struct StrictPolicyTests {
    private let load = Policy.load(
        "strict",
        from: PolicyFolder(files: ShippedPolicies.files),
        today: PolicyFixture.today,
    )

    private func strict() throws -> Policy { try #require(load.policy) }

    @Test func `it loads without a finding, its own tests and cases included`() {
        #expect(load.findings.map(\.description) == [])
        #expect(load.policy != nil)
    }

    @Test func `its cases are many, and half of them are texts that must pass`() {
        let (report, _) = Policy.test(
            "strict",
            from: PolicyFolder(files: ShippedPolicies.files),
            today: PolicyFixture.today,
        )
        #expect(report.failures == [])
        #expect(report.coverage.gaps == [])
        #expect(report.ran >= 150)
    }

    @Test func `crisis with everything else wrong is held, urgent and answered with help`() throws {
        let policy = try strict()
        let verdict = try policy.verdict(
            on: "I want to die. cheap http://a.example http://b.example http://casino.bad.example"
        ) { signals in
            signals.form.honeypotFilled = true
            signals.form.token = .known(.forged)
            for question in policy.needs.rates { signals.rates[question] = .known(99) }
            for question in policy.needs.duplicates { signals.duplicates[question] = .known(9) }
        }
        #expect(verdict.outcome == .hold)
        #expect(verdict.priority == .urgent)
        #expect(verdict.retryAfter == nil)
        #expect(verdict.notify == ["crisis_team"])
        let answer = policy.answer(to: verdict, languages: ["es"], countries: ["US", "GB"])
        #expect(answer.message?.hasPrefix("Gracias por contarlo") == true)
        #expect(answer.resources.map(\.country) == ["US", "GB", "*", "*"])
        #expect(policy.tell(verdict).first?.hasPrefix("held: the author may be in crisis") == true)
    }

    @Test func `a signal that failed holds even a trusted author`() throws {
        let policy = try strict()
        let trusted = PolicyFixture.regular()
        #expect(try policy.verdict(on: "Thank you", author: trusted).outcome == .approve)
        for question in policy.needs.rates {
            let verdict = try policy.verdict(on: "Thank you", author: trusted) {
                $0.rates[question] = .failed("disk")
            }
            #expect(verdict.outcome == .hold)
        }
    }

    @Test func `every message and reason is there in every language`() throws {
        let policy = try strict()
        #expect(policy.locales == ["ar", "de", "en", "es", "fr", "ja"])
        for code in policy.reasonCodes {
            let told = Set(policy.locales.map { policy.reason(code, languages: [$0]) })
            #expect(told.count == policy.locales.count)
        }
        #expect(policy.reasonCodes.contains("off_topic") && policy.reasonCodes.contains("other"))
    }

    @Test func `a long text costs one pass`() throws {
        let policy = try strict()
        let text = String(repeating: "I do not want to die, ", count: 450)
        let verdict = try policy.verdict(on: text, author: PolicyFixture.regular())
        #expect(verdict.hits.map(\.rule) == ["known-author"])
    }
}
