import Markup
import Testing

struct HTMLEscapingTests {
    @Test func `text keeps quotes and escapes what begins markup`() {
        #expect(HTMLEscaping.text("<a> & \"b\" 'c' é") == "&lt;a&gt; &amp; \"b\" 'c' é")
        #expect(HTMLEscaping.text("plain") == "plain")
    }

    @Test func `a mark that would join the end of a tag is a number`() {
        #expect(HTMLEscaping.text("\u{338}a\u{338}\u{438}") == "&#824;a&#824;\u{438}")
        #expect(CommentMarkup("*\u{338}a*").html == "<p><em>&#824;a</em></p>")
    }

    @Test func `an attribute escapes both quotes too`() {
        #expect(HTMLEscaping.attribute("<\"&'>") == "&lt;&quot;&amp;&#39;&gt;")
    }
}
