import Testing

@testable import Markup

struct PlainParagraphsTests {
    @Test func `blank lines part paragraphs and other line ends break lines`() {
        let paragraphs = PlainParagraphs("*a*\nb\r\n\r\n \n<c>\rd\n")
        #expect(
            printHTML(paragraphs.blocks)
                == "<p>*a*<br>\nb</p>\n<p>&lt;c&gt;<br>\nd</p>"
        )
    }

    @Test func `addresses are found for the rules that count links`() {
        let text =
            "see (http://a.test/b), HTTPS://c.test. [d](http://e.test/f) http://ü.test/ https://"
        let paragraphs = PlainParagraphs(text)
        #expect(paragraphs.links == ["http://a.test/b", "https://c.test/", "http://e.test/f"])
        #expect(paragraphs.refusedTargets == ["http://ü.test/"])
    }
}
