import Testing

@testable import Moderation

@Suite struct WordBreaksTests {
    private func told(_ text: String) -> [String] {
        TextViews(text, isMarkdown: false).words.map { "\($0.sentence) \($0.text)" }
    }

    @Test func `words and sentences`() {
        #expect(
            told("I don't know. Really?\n\nYes, 3.5 e.g. at 10:30!") == [
                "0 i", "0 don't", "0 know", "1 really", "3 yes", "3 3.5", "3 e", "3 g", "4 at",
                "4 10", "4 30",
            ]
        )
    }

    @Test func `a forgotten space does not join words`() {
        #expect(
            told("want to die.Please_help") == ["0 want", "0 to", "0 die", "0 please", "0 help"]
        )
    }

    @Test func `chinese and hiragana character by character`() {
        #expect(told("谢谢。いい") == ["0 谢", "0 谢", "1 い", "1 い"])
    }

    @Test func `katakana hangul and cyrillic as words`() {
        #expect(told("テスト 감사합니다 спасибо") == ["0 テスト", "0 감사합니다", "0 спасибо"])
    }

    @Test func `signs and emoji are no words`() {
        #expect(told("!!! ??? 👍🏽 👩‍👩‍👧 --").isEmpty)
    }
}
