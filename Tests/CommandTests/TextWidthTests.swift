import Testing

@testable import afterword

struct TextWidthTests {
    @Test(arguments: [
        ("abc", 3), ("日本", 4), ("ﾊﾝ", 2), ("e\u{301}", 1), ("👍", 2), ("👩‍👩‍👧", 2),
        ("❤️", 2), ("🇩🇪", 2),
        ("…", 1), ("│", 1), ("한글", 4), ("", 0),
    ])
    func `width is what a terminal takes`(text: String, columns: Int) {
        #expect(TextWidth.of(text) == columns)
    }

    @Test func `a cut text shows that something is missing`() {
        #expect(TextWidth.cut("日本語です", to: 6) == "日本…")
        #expect(TextWidth.cut("short", to: 5) == "short")
    }

    @Test func `lines break at spaces, long words where they must`() {
        #expect(Wrapping.lines("one two three", width: 8) == ["one two", "three"])
        #expect(Wrapping.lines("aaaaaaaaaaaa b", width: 8) == ["aaaaaaaa", "aaaa b"])
        #expect(Wrapping.lines("日本語日本語", width: 8) == ["日本語日", "本語"])
        #expect(Wrapping.lines("a\n\nb", width: 8) == ["a", "", "b"])
    }

    @Test func `first lines end in an ellipsis when more follows`() {
        let cut = Wrapping.firstLines(2, of: "one two three four five six", width: 10)
        #expect(cut == ["one two", "three f…"])
        #expect(Wrapping.firstLines(2, of: "one\n\ntwo", width: 10) == ["one", "two"])
    }
}
