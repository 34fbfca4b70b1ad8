import Comments
import Testing

@Suite struct SpokenRuleTests {
    private func hit(
        _ rule: String,
        score: Double = 0,
        floor: Outcome? = nil,
        mode: RuleMode = .enforce,
    ) -> RuleHit {
        var hit = RuleHit(rule: rule, title: "", ruleClass: .spam, mode: mode)
        (hit.score, hit.floor) = (score, floor)
        return hit
    }

    @Test func `a rule speaks by a score or a floor, and for nothing otherwise`() {
        let rules = SpokenRules([
            hit("scores", score: 2), hit("asks", floor: .hold), hit("puts-aside", floor: .spam),
            hit("trusts", score: -3), hit("tags"), hit("tries", score: 9, mode: .shadow),
            hit("scores", score: 2),
        ])
        #expect(rules.line == "asks/spam/hold puts-aside/spam/spam scores/spam/spam")
        #expect(rules.rules.map(\.rule) == ["asks", "puts-aside", "scores"])
        #expect(rules.rules.map(\.demand) == [.hold, .spam, .spam])
    }

    @Test func `what cannot be read of a line is left out`() {
        let line = SpokenRules(line: "a/spam/spam b c/nonsense/hold d/trust/x e/trust/hold")
        #expect(line.rules.map(\.rule) == ["a", "e"])
        #expect(SpokenRules.none.rules == [])
    }
}
