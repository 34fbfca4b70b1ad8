import Testing

@testable import afterword

struct ScreenWriterTests {
    private let plain = Terminal(columns: 80)

    @Test func `only lines that changed are sent`() {
        var writer = ScreenWriter()
        let first = ["one", "two", "three"].map { ScreenLine($0) }
        let drawn = writer.bytes(for: first, cursor: (2, 0), terminal: plain)
        #expect(
            drawn == "\u{1B}[2J\u{1B}[1;1H\u{1B}[Kone\u{1B}[2;1H\u{1B}[Ktwo\u{1B}[3;1H\u{1B}[Kthree"
                + "\u{1B}[3;1H"
        )
        let second = ["one", "2", "three"].map { ScreenLine($0) }
        let changed = writer.bytes(for: second, cursor: (0, 4), terminal: plain)
        #expect(changed == "\u{1B}[2;1H\u{1B}[K2\u{1B}[1;5H")
        #expect(writer.bytes(for: second, cursor: (0, 4), terminal: plain) == "\u{1B}[1;5H")
    }

    @Test func `the line below one with an emoji is drawn again`() {
        var writer = ScreenWriter()
        _ = writer.bytes(
            for: [ScreenLine("👩‍👧"), ScreenLine("b")],
            cursor: (0, 0),
            terminal: plain,
        )
        let next = [ScreenLine("a"), ScreenLine("b")]
        let bytes = writer.bytes(for: next, cursor: (0, 0), terminal: plain)
        #expect(bytes == "\u{1B}[1;1H\u{1B}[Ka\u{1B}[2;1H\u{1B}[Kb\u{1B}[1;1H")
    }

    @Test func `colour is written only where it is wanted`() {
        let line = ScreenLine("now", .alarming) + ScreenLine(" then", .faint)
        #expect(line.painted(on: plain) == "now then")
        let colourful = Terminal(columns: 80, showsColour: true)
        #expect(
            line.painted(on: colourful) == "\u{1B}[1;31mnow\u{1B}[0m\u{1B}[2m then\u{1B}[0m"
        )
    }

    @Test func `a line is cut in the piece that is too long`() {
        let line = ScreenLine("abc", .bold) + ScreenLine("悲しみ")
        #expect(line.width == 9)
        #expect(line.cut(to: 9) == line)
        #expect(line.cut(to: 7).text == "abc悲…")
        #expect(line.cut(to: 3).text == "ab…")
        #expect(line.cut(to: 8).width <= 8)
    }
}

struct ReadersTextTests {
    private func read(_ source: String, _ words: String) throws -> ReadersText {
        let range = try #require(source.firstRange(of: words))
        let scalars = source.unicodeScalars
        let start = scalars.distance(from: scalars.startIndex, to: range.lowerBound)
        let mark = MarkedText.Mark(
            label: "rule",
            spans: [start..<(start + words.unicodeScalars.count)],
        )
        return ReadersText(source: source, marks: [mark])
    }

    @Test func `marks move with the words when Markdown is taken away`() throws {
        let text = try read("**So** it is, and *so* it was.", "so")
        #expect(text.text == "So it is, and so it was.")
        #expect(text.marks.first?.spans == [14..<16])
        #expect(text.unseen.isEmpty)
    }

    @Test func `the same occurrence is marked`() throws {
        let text = ReadersText(
            source: "*no* and no",
            marks: [MarkedText.Mark(label: "r", spans: [9..<11])],
        )
        #expect(text.text == "no and no")
        #expect(text.marks.first?.spans == [7..<9])
    }

    @Test func `what readers do not see is named apart, once`() throws {
        let text = try read("See [this](http://pills.example/).", "http://pills.example/")
        #expect(text.text == "See this.")
        #expect(text.marks.isEmpty)
        #expect(text.unseen == [.init(label: "rule", words: "http://pills.example/")])
        #expect(text.links.isEmpty)
        let unmarked = ReadersText(source: "See [this](http://pills.example/).", marks: [])
        #expect(unmarked.links == ["http://pills.example/"])
    }

    @Test func `marks outside the text are not followed`() {
        let marks = [MarkedText.Mark(label: "r", spans: [3..<900])]
        #expect(ReadersText(source: "*a* b", marks: marks).marks.isEmpty)
    }

    @Test func `a proposal to black out is a line before and a line after`() {
        let lines = RedactionDiff.lines("one\ncall 017 55\nend", spans: [9..<15], width: 40)
        #expect(lines.map(\.text) == ["  - call 017 55", "  + call ███ ██"])
        #expect(RedactionDiff.lines("one", spans: [5..<9], width: 40).isEmpty)
    }
}

struct ReviewPromptTests {
    @Test func `a code is chosen by its beginning, and nothing else can be typed`() {
        var prompt = ReviewPrompt(
            question: .reason(.reject(id: 1, version: 1, isForced: false)),
            codes: ["privacy", "unkind", "unreadable"],
        )
        #expect(prompt.press(.character("x")) == .typing)
        #expect(prompt.text.isEmpty)
        for character in "un" { #expect(prompt.press(.character(character)) == .typing) }
        #expect(prompt.press(.enter) == .typing)
        #expect(prompt.press(.character("k")) == .typing)
        #expect(prompt.press(.enter) == .answered("unkind"))
    }

    @Test func `ten codes have a digit each, more have none`() {
        let deed = ReviewPrompt.Deed.reject(id: 1, version: 1, isForced: false)
        let codes = (1...11).map { "code\($0)" }
        var ten = ReviewPrompt(question: .reason(deed), codes: Array(codes.prefix(10)))
        #expect(ten.choices.last == "0 code10")
        #expect(ten.press(.character("0")) == .answered("code10"))
        var more = ReviewPrompt(question: .reason(deed), codes: codes)
        #expect(more.choices.last == "code11")
        #expect(more.press(.character("1")) == .typing)
    }

    @Test func `without codes a reason is free`() {
        var prompt = ReviewPrompt(
            question: .reason(.reject(id: 1, version: 1, isForced: false))
        )
        for character in "my own" { _ = prompt.press(.character(character)) }
        _ = prompt.press(.backspace)
        #expect(prompt.press(.enter) == .answered("my ow"))
    }
}
