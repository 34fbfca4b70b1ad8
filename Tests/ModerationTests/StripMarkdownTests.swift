import Testing

@testable import Moderation

@Suite struct StripMarkdownTests {
    @Test(arguments: [
        ("plain words", "plain words"), ("**bold** and *soft*", "bold and soft"),
        ("c*a*s*i*no", "casino"), ("f*ck it", "f*ck it"), ("snake_case_name", "snake_case_name"),
        ("_soft_ word", "soft word"),
        ("2 * 3 * 4", "2 * 3 * 4"), ("~~gone~~", "gone"), ("`code`", "code"),
        ("> quoted\n> more", "quoted\nmore"), ("- one\n- two", "one\ntwo"),
        ("1. one\n2. two", "one\ntwo"),
        ("## Head", "Head"), ("#tag", "#tag"), ("\\*not\\*", "*not*"),
        ("a &lt;b&gt; &#65;&#x42;", "a <b> AB"),
        ("&unknown; &", "&unknown; &"), ("[text](http://a.example/b_(c))", "text"),
        ("[text](<http://a.example> 'My title')", "text My title"),
        ("[not a link](kill yourself)", "[not a link](kill yourself)"),
        ("[x](kill-yourself)", "[x](kill-yourself)"), ("[x](HTTPS://a.example)", "x"),
        ("[x](http://kill-yourself.é/a)", "[x](http://kill-yourself.é/a)"),
        ("[x](http://me@a.example)", "[x](http://me@a.example)"),
        ("[open", "[open"), ("<http://a.example>", "http://a.example"), ("a < b > c", "a < b > c"),
        ("cas&shy;ino", "casino"), ("```\ncode\n```", "\ncode\n"), ("*lonely", "*lonely"),
    ])
    func `signs go and letters stay`(typed: String, plain: String) {
        #expect(TextViews(typed, isMarkdown: true).plain.text == plain)
    }

    @Test func `marks do not reach over paragraphs`() {
        #expect(TextViews("*one\n\ntwo*", isMarkdown: true).plain.text == "*one\n\ntwo*")
    }
}
