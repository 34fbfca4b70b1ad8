import Comments
import Testing

@Suite struct SearchTermsTests {
    @Test(arguments: [
        ("tea", ["tea"]),
        ("  green   tea ", ["green", "tea"]),
        (#"tea "at our  place" now"#, ["tea", "at our place", "now"]),
        ("“so und so” mal", ["so und so", "mal"]),
        (#"an "open phrase"#, ["an", "open phrase"]),
        (#""""#, []),
        ("", []),
    ])
    func `words stand alone and phrases together`(typed: String, terms: [String]) {
        #expect(SearchTerms.of(typed) == terms)
    }

    @Test func `a search has an end`() {
        let typed = Array(repeating: "a", count: 100).joined(separator: " ")
        #expect(SearchTerms.of(typed).count == SearchTerms.limit)
    }
}
