import Comments
import Moderation
import Testing

/// Conditions about authors, forms, rates and repeats (POLICIES §4, SETTLED 12).
@Suite struct JudgeSignalsTests {
    private typealias F = PolicyFixture

    private func rule(_ when: String, _ effects: String = "floor: spam") -> String {
        """
          - id: it
            title: It
            class: technical
            when: \(when)
            \(effects)
            tests: { pass: [{ text: hi, author: { approved: 3, first_seen: 9d } }] }

        """
    }

    @Test func `what nobody knows makes a condition false, what failed holds`() throws {
        let policy = try F.policy(F.yaml(rule("{ form: { elapsed: '< 2s' } }")))
        #expect(try policy.verdict(on: "hi").outcome == .approve)
        let failed = try policy.verdict(on: "hi") { $0.form.elapsed = .failed("clock") }
        #expect(failed.outcome == .hold)
        #expect(failed.tags == ["engine-error"])
        #expect(failed.errors == ["it: form.elapsed_s: clock"])
        #expect(failed.evidence["form.elapsed_s"] == .failed("clock"))
        let fast = try policy.verdict(on: "hi") { $0.form.elapsed = .known(1) }
        #expect(fast.outcome == .spam)
    }

    @Test func `a failure that cannot change the answer is no error`() throws {
        let when = "{ all: [{ words: { any: [apple] } }, { form: { elapsed: '< 2s' } }] }"
        let policy = try F.policy(F.yaml(rule(when)))
        let other = try policy.verdict(on: "pear") { $0.form.elapsed = .failed("clock") }
        #expect(other.errors.isEmpty && other.outcome == .approve)
        let fruit = try policy.verdict(on: "apple") { $0.form.elapsed = .failed("clock") }
        #expect(fruit.outcome == .hold)
    }

    @Test func `a count that was not supplied holds`() throws {
        let policy = try F.policy(
            F.yaml(rule("{ rate: { key: ip, window: 10m, count: '> 5' } }"))
        )
        #expect(try policy.verdict(on: "hi") { $0.rates = [:] }.outcome == .hold)
        #expect(try policy.verdict(on: "hi") { $0.author = .failed("disk") }.errors.isEmpty)
    }

    @Test func `a typed address has no past`() throws {
        let policy = try F.policy(F.yaml(rule("{ not: { author: { approved: '>= 2' } } }")))
        var typed = F.regular()
        typed.proven = false
        #expect(try policy.verdict(on: "hi", author: typed).outcome == .spam)
        #expect(try policy.verdict(on: "hi", author: F.regular()).outcome == .approve)
        #expect(try policy.verdict(on: "hi") { $0.author = .failed("disk") }.outcome == .hold)
    }

    @Test func `a rate rule says how long to wait, unless somebody may be in danger`() throws {
        let limit = "rate_limit: { key: ip, window: 10m, max: 5 }"
        let policy = try F.policy(
            F.yaml(
                rule("{ rate: { key: ip, window: 10m, count: '> 5' } }", limit)
                    + F.rule("wish", "die", "floor: hold;ceiling: hold", class: "safety")
            )
        )
        let flood: (inout Signals) -> Void = { signals in
            for question in policy.needs.rates { signals.rates[question] = .known(6) }
        }
        #expect(try policy.verdict(on: "hi", changing: flood).retryAfter == 600)
        #expect(try policy.verdict(on: "hi").retryAfter == nil)
        let wish = try policy.verdict(on: "let me die", changing: flood)
        #expect(wish.retryAfter == nil && wish.outcome == .hold && wish.concernsSafety)
    }

    @Test func `short texts repeat by nature`() throws {
        let when = "{ duplicate: { of: site, window: 7d, distance: '<= 3', min_chars: 40 } }"
        let policy = try F.policy(F.yaml(rule(when)))
        let seen: (inout Signals) -> Void = { signals in
            for question in policy.needs.duplicates { signals.duplicates[question] = .known(9) }
        }
        #expect(try policy.verdict(on: "Thank you", changing: seen).outcome == .approve)
        let long = "I have been surfing online for more than three hours today"
        #expect(try policy.verdict(on: long, changing: seen).outcome == .spam)
        #expect(policy.needs.duplicates.map(\.distance) == [3])
    }

    @Test func `rules that are off ask for nothing and never hit`() throws {
        let policy = try F.policy(
            F.yaml(
                rule(
                    "{ rate: { key: ip, window: 10m, count: '> 0' } }",
                    "floor: spam\n    mode: off",
                )
            )
        )
        #expect(policy.needs == SignalNeeds())
        #expect(try policy.verdict(on: "hi").hits.isEmpty)
    }
}
