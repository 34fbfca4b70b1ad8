import Testing

@testable import afterword

struct MarkedTextTests {
    private func marked(_ text: String, _ spans: Range<Int>..., width: Int = 30) -> String {
        MarkedText.lines(text, marks: [.init(label: "rule", spans: spans)], width: width)
            .joined(separator: "\n")
    }

    @Test func `carets stand under the words`() {
        #expect(marked("see the word here", 8..<12) == "see the word here\n        ^^^^ rule")
    }

    @Test func `a span over a line end is marked on both lines`() {
        #expect(
            marked("aaaa bbbb cccc", 5..<14, width: 10)
                == "aaaa bbbb\n     ^^^^^\nrule\ncccc\n^^^^ rule"
        )
    }

    @Test func `wide and escaped characters carry as many carets as columns`() {
        #expect(marked("日本 a", 0..<2) == "日本 a\n^^^^ rule")
        #expect(marked("a\u{1B}b", 1..<2) == "a\\u{1b}b\n ^^^^^^ rule")
        #expect(marked("e\u{301}x", 0..<2) == "e\u{301}x\n^ rule")
    }

    @Test func `line ends of every kind keep the places right`() {
        #expect(marked("a\r\nbad", 3..<6) == "a\\u{d}\nbad\n^^^ rule")
        #expect(marked("a\n\tbad", 3..<6) == "a\n    bad\n    ^^^ rule")
    }

    @Test func `a span past the end marks what is there`() {
        #expect(marked("abc", 1..<99) == "abc\n ^^ rule")
    }
}
