import Testing

@testable import Moderation

@Suite struct ScriptFactsTests {
    @Test func `letters are counted by script`() {
        let facts = ScriptFacts("Hello, мир! 123")
        #expect(facts.letters == ["Latin": 5, "Cyrillic": 3])
        #expect(facts.main == "Latin")
        #expect(facts.share(of: "Cyrillic") == 0.375)
    }

    @Test func `a text without letters has no script`() {
        #expect(ScriptFacts("123 !").main == nil)
        #expect(ScriptFacts("").share(of: "Latin") == 0)
    }
}
