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

    /// Beside a letter that is none of ASCII's, and marks that have to be taken away, every step is taken character by
    /// character; alone, a text in ASCII takes none of them.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `a text in ASCII is read alone as beside other letters`(seed: UInt64) {
        var dice = Dice(state: seed)
        let signs = Array("aaabcooorrstx   ABCXZ0019.,:;!?()[]*_~`#<>+-&/@$\\\n\n\t")
        for _ in 0..<500 {
            let count = Int.random(in: 0...60, using: &dice)
            let typed = (0..<count).map { _ in signs.randomElement(using: &dice) ?? "a" }
            let text = "a. " + String(typed) + "x"
            let (alone, beside) = (
                TextViews(text, isMarkdown: true),
                TextViews(text + "\n\n**é**", isMarkdown: true),
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
