import Fixtures
import Markup
import Testing

struct HostileTextTests {
    @Test func `there are at least five hundred texts of our own`() {
        #expect(Set(HostileTexts.all).count == HostileTexts.all.count)
        #expect(HostileTexts.all.count >= 500)
    }

    @Test(arguments: HostileTexts.all)
    func `a payload prints no tag that is not ours`(_ payload: String) {
        for text in settings(of: payload) {
            let markup = CommentMarkup(text)
            let html = StrictHTML(markup.html)
            #expect(html.findings.isEmpty, "\(text.debugDescription): \(html.findings)")
            #expect(markup.isPlain || html.targets == markup.links)
        }
    }

    @Test func `the checker finds what it must`() {
        let bad = [
            "<script>", "<p onclick=\"a\">b</p>", "<p>a", "a & b", "a > b", "<b>a</b>",
            "<a href=\"http://a.test/\">a</a>", "<p><p>a</p></p>", "<img src=\"x\">",
            "<a href=\"javascript:a\" rel=\"nofollow ugc noopener noreferrer\">a</a>",
            "<a href=\"http://a@b/\" rel=\"nofollow ugc noopener noreferrer\">a</a>",
            "<em>a</strong>", "<br/>", "</p>", "\u{1B}", "\u{202E}", "<ol start=\"x\"></ol>",
            "<a href=\"http://a/\" rel=\"nofollow ugc noopener noreferrer\" target=\"b\">a</a>",
        ]
        for html in bad { #expect(!StrictHTML(html).findings.isEmpty, "\(html)") }
    }

    /// The payload alone and in the places where another reading could begin.
    private func settings(of payload: String) -> [String] {
        [
            payload, "a \(payload) b", "> \(payload)", "- \(payload)", "# \(payload)",
            "*\(payload)*", "`\(payload)`", "```\n\(payload)\n```", "``` \(payload)\na",
            "[\(payload)](http://a.test/)", "[a](\(payload))", "[a](<\(payload)>)",
            "[a](http://a.test/ \"\(payload)\")", "![\(payload)](\(payload))", "<\(payload)>",
            "[a]\n\n[a]: \(payload)", "[a]\n\n[a]: <\(payload)> '\(payload)'",
            "http://a.test/\(payload)", "[a](http://a.test/\(payload))",
            "[a](http://\(payload)/)",
        ]
    }
}
