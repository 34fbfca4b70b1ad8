import Testing

@testable import Server

@Suite struct TextCleaningTests {
    @Test(arguments: [
        ("plain", "plain", false), ("two\nlines\tand more", "two\nlines\tand more", false),
        ("a\r\nb\rc\n\rd", "a\nb\nc\n\nd", false), ("bell\u{7}", "bell", true),
        ("a\u{7F}b\u{85}c\u{9F}d", "abcd", true), ("\u{0}", "", true),
        // The first byte of a control of two bytes, in letters that are none.
        ("\u{A0}¿\u{B5}", "\u{A0}¿\u{B5}", false), ("e\u{301}", "\u{E9}", false),
        ("", "", false),
    ])
    func `controls go, ends of lines are one, the rest is composed`(
        typed: String,
        text: String,
        hadControls: Bool,
    ) {
        let cleaned = CleanedText(typed)
        // Compared by their bytes: Swift takes both spellings of a letter for one.
        #expect(Array(cleaned.text.utf8) == Array(text.utf8))
        #expect(cleaned.hadControls == hadControls)
    }

    @Test(arguments: [
        ("Ada", "Ada"), ("  Ada\u{A0}", "Ada"), ("Ada\nLovelace", "Ada Lovelace"),
        ("Ada\tLovelace\n", "Ada Lovelace"), (" \n\t", ""), ("", ""), ("é ", "é"),
        ("\u{3000}a", "a"), ("A  B", "A  B"),
    ])
    func `a line has no ends of lines and no space around it`(typed: String, line: String) {
        #expect(CleanedText(line: typed).text == line)
    }
}
