import Markup
import Testing

struct CommentMarkupTests {
    @Test(arguments: examplesOfBlocks + examplesOfInlines)
    func `an example prints as it should`(_ example: (markdown: String, html: String)) {
        let expected = example.html.replacing(
            "\" rel>",
            with: "\" rel=\"nofollow ugc noopener noreferrer\">",
        )
        let markup = CommentMarkup(example.markdown)
        #expect(markup.html == expected)
        #expect(!markup.isPlain)
        #expect(StrictHTML(markup.html).findings.isEmpty)
    }

    @Test func `there are enough examples to cover the subset`() {
        #expect(examplesOfBlocks.count + examplesOfInlines.count >= 120)
    }

    @Test func `links are listed in order with doubles and refused ones apart`() {
        let markup = CommentMarkup(
            "[a](http://a.test) http://b.test/ ![c](https://c.test/c.png) [d](http://ü.test/) <http://b.test/>"
        )
        #expect(
            markup.links == [
                "http://a.test/", "http://b.test/", "https://c.test/c.png", "http://b.test/",
            ]
        )
        #expect(markup.refusedTargets == ["http://ü.test/"])
        #expect(StrictHTML(markup.html).targets == markup.links)
    }

    @Test func `fifty links are parsed and one more makes the text plain`() {
        let link = "[a](http://a.test/) "
        let fifty = CommentMarkup(String(repeating: link, count: CommentMarkup.mostLinks))
        #expect(!fifty.isPlain)
        #expect(fifty.links.count == 50)
        let more = CommentMarkup(String(repeating: link, count: CommentMarkup.mostLinks + 1))
        #expect(more.isPlain)
        #expect(!more.html.contains("<a"))
        #expect(more.links == Array(repeating: "http://a.test/", count: 51))
        #expect(more.html.hasPrefix("<p>[a](http://a.test/) [a]"))
    }

    @Test func `sixteen levels are parsed and one more makes the text plain`() {
        let deep = String(repeating: "> ", count: CommentMarkup.depth)
        #expect(!CommentMarkup(deep + "a").isPlain)
        let deeper = CommentMarkup("> " + deep + "a")
        #expect(deeper.isPlain)
        #expect(deeper.html == "<p>" + String(repeating: "&gt; ", count: 17) + "a</p>")
    }

    @Test func `a cap inside any construct gives the whole text as plain paragraphs`() {
        let bomb = String(repeating: "> ", count: 20) + "x"
        for before in ["a\n\n", "- a\n\n", "> *a*\n\n", "1. a\n2. b\n\n", "```\na\n```\n"] {
            let markup = CommentMarkup(before + bomb)
            #expect(markup.isPlain)
            #expect(markup.html.contains("a"))
            #expect(markup.html.hasSuffix("x</p>"))
        }
    }

    @Test func `an empty text prints nothing`() {
        #expect(CommentMarkup("").html == "")
        #expect(CommentMarkup(" \n\t\n").html == "")
        #expect(CommentMarkup("").plainText == "")
    }

    @Test func `nul and controls are never printed`() {
        let markup = CommentMarkup(
            "a\u{0}b\u{1B}[31m\u{85}c `\u{0}\u{7}` &#27; [x](http://a.test/\u{1})"
        )
        #expect(StrictHTML(markup.html).findings.isEmpty)
        #expect(markup.html.hasPrefix("<p>a\u{FFFD}b[31mc <code>"))
    }
}
