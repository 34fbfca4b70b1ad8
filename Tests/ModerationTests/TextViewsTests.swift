import Comments
import Testing

@testable import Moderation

@Suite struct TextViewsTests {
    @Test func `four views of one text`() {
        let views = TextViews("**Buy** [Ch3ap](http://a.example) &amp; GOOOD", isMarkdown: true)
        let told = ViewName.allCases.map { "\($0.rawValue): \(views[$0].text)" }
        #expect(
            told == [
                "raw: **Buy** [Ch3ap](http://a.example) &amp; GOOOD",
                "plain: Buy Ch3ap & GOOOD",
                "folded: buy ch3ap & good",
                "squeezed: buycheapgood",
            ]
        )
    }

    /// Beside letters that are none of ASCII's, a run of them, and marks that have to be taken away, every step is taken
    /// character by character; alone, a text in ASCII takes few of them.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `a text in ASCII is read alone as beside other letters`(seed: UInt64) {
        var dice = SeededNumbers(seed: seed)
        let signs = Array("aaabcooorrstx   ABCXZ0019.,:;!?()[]*_~`#<>+-&/@$\\\n\n\t")
        for _ in 0..<500 {
            let count = Int.random(in: 0...60, using: &dice)
            let typed = (0..<count).map { _ in signs.randomElement(using: &dice) ?? "a" }
            let text = "a. " + String(typed) + "x"
            let (alone, beside) = (
                TextViews(text, isMarkdown: true),
                TextViews(text + "\n\n**ééé**", isMarkdown: true),
            )
            for name in ViewName.allCases {
                let (view, longer) = (alone[name], beside[name])
                #expect(longer.utf8.starts(with: view.utf8), "\(name) of \(text)")
                let places = view.utf8.indices.map { view.raw($0..<$0 + 1) }
                let others = view.utf8.indices.map { longer.raw($0..<$0 + 1) }
                #expect(places == others, "\(name) of \(text)")
            }
            #expect(beside.words.starts(with: alone.words), "words of \(text)")
        }
    }

    /// Whatever a text begins and ends with, it is read to its end and no further.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `any few signs are read`(seed: UInt64) {
        var dice = SeededNumbers(seed: seed)
        let signs = Array("ab1 \n\r\t.,-+*_~`#<>[]()&;\\\"'@/:é\u{301}\u{200B}")
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...8, using: &dice)
            let text = String((0..<count).map { _ in signs.randomElement(using: &dice) ?? "a" })
            let views = TextViews(text, isMarkdown: true)
            for name in ViewName.allCases {
                let view = views[name]
                let end = view.raw(0..<view.utf8.count).upperBound
                #expect(end <= text.unicodeScalars.count, "\(name) of \(text)")
            }
        }
    }

    @Test(arguments: [
        ("1.", "1."), (" .", "."), ("\t)", ")"), ("-", ""), ("#.", "#."), ("# .", "."),
        ("a\n*", "a\n"), ("a\n+ ", "a\n"), ("a.\n-\nb", "a.\nb"),
        ("a\r\n1. b", "a\r\nb"), ("\u{7F}.", "\u{7F}."), (" no sign", " no sign"),
        ("a.\n b", "a.\nb"),
        ("a.\n> b", "a.\nb"), ("a.\n-b", "a.\n-b"), (".", "."), ("a]", "a]"), ("a > b.", "a > b."),
    ])
    func `signs at the ends of a text and of its lines`(typed: String, plain: String) {
        #expect(TextViews(typed, isMarkdown: true).plain.text == plain)
    }

    @Test func `a name is not read as markdown`() {
        #expect(TextViews("*star* &amp;", isMarkdown: false).plain.text == "*star* &amp;")
    }

    @Test func `an empty text has empty views`() {
        #expect(TextViews.empty.words.isEmpty)
        #expect(TextViews.empty.squeezed.raw(0..<0) == 0..<0)
    }

    @Test func `places are scalars and not bytes or characters`() {
        let views = TextViews("👩‍👩‍👧 né здесь", isMarkdown: false)
        let last = views.words[1]
        #expect(last.text == "здесь")
        #expect(views.folded.raw(last.range) == 9..<14)
    }

    @Test(arguments: [
        String(repeating: "[](", count: 3_333), String(repeating: "*_~`", count: 2_500),
        String(repeating: "e\u{0301}", count: 5_000),
        "e" + String(repeating: "\u{0336}", count: 9_999),
        String(repeating: "&", count: 10_000), String(repeating: "http://", count: 1_400),
        String(repeating: "a.", count: 5_000), String(repeating: " dot ", count: 2_000),
        String(repeating: "ㅏ", count: 10_000), String(repeating: "кo", count: 5_000),
        String(repeating: ">", count: 10_000), String(repeating: "\n\n", count: 5_000),
        String(repeating: "\u{FDFA}", count: 10_000),
    ])
    func `hostile texts of full length are read`(text: String) {
        let views = TextViews(text, isMarkdown: true)
        let links = LinkScan.links(body: views, name: .empty, website: nil)
        let count = text.unicodeScalars.count
        #expect(links.allSatisfy { $0.span.lowerBound >= 0 && $0.span.upperBound <= count })
        for name in ViewName.allCases {
            let view = views[name]
            #expect(view.raw(0..<view.utf8.count).upperBound <= count)
        }
    }
}
