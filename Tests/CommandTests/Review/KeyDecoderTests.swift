import Testing

@testable import afterword

struct KeyDecoderTests {
    private func keys(_ portions: String...) -> [ReviewKey] {
        var decoder = KeyDecoder()
        return portions.flatMap { decoder.keys(Array($0.utf8)) } + decoder.flush()
    }

    @Test func `letters, wide ones too, in any portions`() {
        #expect(keys("aß悲") == [.character("a"), .character("ß"), .character("悲")])
        var decoder = KeyDecoder()
        let bytes = Array("悲".utf8)
        #expect(decoder.keys([bytes[0]]) == [])
        #expect(decoder.keys([bytes[1]]) == [])
        #expect(decoder.keys([bytes[2]]) == [.character("悲")])
    }

    @Test(arguments: [
        ("\u{1B}[A", ReviewKey.up), ("\u{1B}OB", .down), ("\u{1B}[5~", .pageUp), ("\r", .enter),
        ("\n", .enter), ("\u{7F}", .backspace), ("\u{15}", .eraseLine), ("\u{0C}", .redraw),
        ("\u{1B}[1~", .home), ("\u{1B}[F", .end),
    ])
    func `keys with names`(bytes: String, key: ReviewKey) {
        #expect(keys(bytes) == [key])
        #expect(keys(String(bytes.first ?? " "), String(bytes.dropFirst())) == [key])
    }

    @Test func `a lone ESC is a key when nothing follows`() {
        #expect(keys("\u{1B}") == [.escape])
        #expect(keys("\u{1B}", "[A") == [.up])
        #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
    }

    @Test func `a letter right after ESC decides nothing`() {
        #expect(keys("\u{1B}a") == [.escape])
    }

    @Test func `sequences that mean nothing are dropped whole`() {
        #expect(keys("\u{1B}[1;5Pa") == [.character("a")])
        #expect(keys("\u{1B}[<0;10;10Mx") == [.character("x")])
        #expect(keys("\u{1B}[" + String(repeating: "9", count: 64), "a") == [.character("a")])
    }

    @Test func `a paste is one key, in any portions`() {
        let paste = "\u{1B}[200~as\u{1B}[Aq\u{1B}[201~"
        #expect(keys(paste + "n") == [.paste("as\u{1B}[Aq"), .character("n")])
        var decoder = KeyDecoder()
        let found = paste.utf8.flatMap { decoder.keys([$0]) }
        #expect(found == [.paste("as\u{1B}[Aq")])
    }

    @Test func `a long paste is cut and a broken letter dropped`() {
        let long = "\u{1B}[200~" + String(repeating: "a", count: 10_000) + "\u{1B}[201~"
        #expect(keys(long) == [.paste(String(repeating: "a", count: KeyDecoder.longestPaste))])
        var decoder = KeyDecoder()
        #expect(decoder.keys([0xFF, 0xC3, 0x28, 0x61]) == [.character("("), .character("a")])
    }
}
