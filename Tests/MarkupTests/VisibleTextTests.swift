import Markup
import Testing

struct VisibleTextTests {
    @Test func `controls and bidi controls are left out`() {
        #expect(VisibleText.cleaned("a\u{0}\u{1B}\u{7F}\u{85}b\tc\nd") == "ab\tc\nd")
        #expect(VisibleText.cleaned("a\u{202E}b\u{202C}\u{2066}c\u{2069}") == "abc")
        #expect(VisibleText.cleaned("a\u{2028}b\u{2029}c") == "a b c")
    }

    @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10_FFFF] as [UInt32])
    func `a noncharacter is left out`(_ value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(VisibleText.cleaned("a\(Character(scalar))b") == "ab")
    }

    @Test func `what languages need stays`() {
        let texts = [
            "שלום\u{200F}", "e\u{301}", "क्ष", "👩\u{200D}👧", "a\u{200C}b", "\u{1F3F4}\u{E0067}",
        ]
        for text in texts { #expect(VisibleText.cleaned(text) == text) }
    }

    @Test func `a base keeps eight marks`() {
        let text = "a" + String(repeating: "\u{301}", count: 40) + "b\u{301}"
        #expect(VisibleText.cleaned(text).unicodeScalars.count == 1 + 8 + 2)
    }
}
