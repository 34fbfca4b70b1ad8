import Comments
import Testing

@testable import Markup

struct RandomTextTests {
    /// Texts tried for each seed.
    static let texts = 2_000

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `random markdown always prints well-formed HTML within its cap`(_ seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        for _ in 0..<Self.texts {
            let text = randomText(using: &random)
            let markup = CommentMarkup(text)
            let html = StrictHTML(markup.html)
            #expect(html.findings.isEmpty, "\(text.debugDescription): \(html.findings)")
            #expect(markup.isPlain || html.targets == markup.links)
            #expect(markup.isPlain || markup.html.utf8.count <= CommentMarkup.mostOutput(for: text))
            #expect(markup.plainText.utf8.count <= plainTextLength(markup.blocks))
        }
    }

    private func randomText(using random: inout SeededNumbers) -> String {
        let length = Int.random(in: 1...80, using: &random)
        return (0..<length).map { _ in
            Self.alphabet.randomElement(using: &random) ?? ""
        }.joined()
    }

    private static let alphabet = [
        "*", "**", "_", "__", "~", "~~", "`", "``", "```", "[", "]", "(", ")", "](", "![", "<", ">",
        "&", "&lt;", "&#60;", "&#0;", ";", "\"", "'", "\\", "#", "# ", "- ", "+ ", "1. ", "> ",
        "\n",
        "\n\n", "\n    ", "\t", " ", "  \n", "a", "b c", "é", "\u{1F600}", "\u{202E}", "\u{0}", ":",
        "|", "---", "===", "http://a.test/", "https://", "javascript:", "[a]: /b\n", "[a]", "<b>",
        "</p>", "<!--", "<http://b.test>", "[a](http://c.test/)", "{{", "\u{301}", "\r\n", "=", "/",
    ]
}
