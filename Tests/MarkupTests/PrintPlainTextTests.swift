import Markup
import Testing

struct PrintPlainTextTests {
    @Test func `plain text keeps the words and the shape`() {
        let source = """
            # Title
            Some *words* and **more** &amp; [a link](http://a.test/)
            next line

            > quoted
            >
            > twice

            - one
              - two
            - three

            7. seven
            8. eight

            ```
            code <b>
            ```
            """
        let plain = """
            Title

            Some words and more & a link
            next line

            > quoted
            >
            > twice

            - one
              - two
            - three

            7. seven
            8. eight

            code <b>
            """
        #expect(CommentMarkup(source).plainText == plain)
    }

    @Test func `a refused target stays visible`() {
        #expect(CommentMarkup("[a](ftp://b.test)").plainText == "a (ftp://b.test)")
    }
}
