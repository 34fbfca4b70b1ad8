import Testing

@testable import Markup

struct BombTests {
    @Test(arguments: Bomb.all)
    func `ten thousand characters stay within the caps`(_ bomb: Bomb) {
        let text = bomb.text(10_000)
        let markup = CommentMarkup(text)
        let html = StrictHTML(markup.html)
        #expect(html.findings.isEmpty, "\(html.findings.prefix(3))")
        #expect(html.deepest <= 2 * CommentMarkup.depth + 4)
        #expect(html.targets.count <= CommentMarkup.mostLinks)
        let size = markup.html.utf8.count
        let most =
            markup.isPlain ? 5 * text.utf8.count + 4_096 : CommentMarkup.mostOutput(for: text)
        #expect(size <= most)
        #expect(markup.plainText.utf8.count <= most)
    }

    @Test(arguments: Bomb.all)
    func `twice the text is at most twice the output`(_ bomb: Bomb) {
        let once = output(bomb.text(5_000))
        let twice = output(bomb.text(10_000))
        // A text may fall under a cap at one size alone: plain text and markup differ by the cap's factor.
        #expect(twice <= max(2 * once + 4_096, 5 * 10_000 + 4_096))
    }

    @Test func `a definition used over and over is shown as typed`() {
        let definition = "[a]: http://a.test/" + String(repeating: "x", count: 1_900) + "\n\n"
        let markup = CommentMarkup(definition + String(repeating: "[a] ", count: 40))
        #expect(markup.isPlain)
        #expect(markup.html.hasPrefix("<p>[a]: http://a.test/xxx"))
        #expect(markup.links.count == 1)
    }

    private func output(_ text: String) -> Int { CommentMarkup(text).html.utf8.count }
}

/// One way of making a parser work hard, at any size.
struct Bomb: Sendable, CustomTestStringConvertible {
    let name: String
    private let head: String
    private let unit: String
    private let tail: String

    var testDescription: String { name }

    init(_ name: String, head: String = "", _ unit: String, tail: String = "") {
        self.name = name
        self.head = head
        self.unit = unit
        self.tail = tail
    }

    /// The head, then the unit and afterwards the tail, each about half of the size where there is a tail.
    func text(_ scalars: Int) -> String {
        let room = scalars - head.count
        let share = tail.isEmpty ? room : room / 2
        let units = String(repeating: unit, count: share / unit.unicodeScalars.count)
        if tail.isEmpty { return head + units }
        return head + units + String(repeating: tail, count: share / tail.unicodeScalars.count)
    }

    static let all: [Bomb] = [
        Bomb("quotes", ">"), Bomb("quotes apart", "> "), Bomb("quote lines", "> a\n\n"),
        Bomb("stars", "*"), Bomb("stars and letters", "*a "), Bomb("strong", "**a "),
        Bomb("strong pairs", "a**b"), Bomb("strong open, then closed", "**a", tail: "b**"),
        Bomb("emphasis open, then closed", "*a ", tail: " a*"), Bomb("mixed runs", "*a_"),
        Bomb("crossed runs", "*_", tail: "_*"), Bomb("underscores", "_a "),
        Bomb("tildes", "~"), Bomb("struck", "~~a "), Bomb("brackets", "["),
        Bomb("brackets closed", "[", tail: "]"), Bomb("links unclosed", "[a]("),
        Bomb("links without words", "[]("), Bomb("links in links", "[", tail: "](a)"),
        Bomb("images", "!["), Bomb("images in images", "![", tail: "](a)"),
        Bomb("backticks", "`"), Bomb("backticks and letters", "`a``"), Bomb("fences", "```\n"),
        Bomb("references", "[a]"), Bomb("reference definitions", "[a]: b\n"),
        Bomb("one definition, many uses", head: "[a]: http://a.test/b\n\n", "[a]"),
        Bomb("one long definition", head: "[a]: /b", "b", tail: "\n\n[a]"),
        Bomb("titles", "[a](b '"), Bomb("pointed targets", "[a](<b"),
        Bomb("angles", "<"), Bomb("tags", "<a "), Bomb("comments", "<!--"),
        Bomb("instructions", "<?"), Bomb("character data", "<![CDATA["),
        Bomb("ampersands", "&"), Bomb("entities", "&amp;"), Bomb("numbers", "&#x"),
        Bomb("backslashes", "\\"), Bomb("bullets", "- "), Bomb("empty items", "-\n"),
        Bomb("changing bullets", "-\n+\n"), Bomb("numbers of items", "1. "),
        Bomb("headings", "#\n"), Bomb("underlined", "a\n===\n"), Bomb("separators", "***\n"),
        Bomb("lines", "a\n"), Bomb("short paragraphs", "a\n\n"), Bomb("newlines", "\n"),
        Bomb("blanks", " "), Bomb("tabs", "\t"), Bomb("marks", "\u{301}"),
        Bomb("overrides", "\u{202E}"), Bomb("faces", "\u{1F600}"), Bomb("nul", "\u{0}"),
        Bomb("bare addresses", "http://a.test/ "), Bomb("half addresses", "http:"),
        Bomb("addresses in angles", "<http://a>"), Bomb("fenced signs", head: "```\n", "&<"),
        Bomb("lazy lines", head: "> > > > a\n", "b\n"), Bomb("tables", "|a|b\n|-|-\n"),
    ]
}
