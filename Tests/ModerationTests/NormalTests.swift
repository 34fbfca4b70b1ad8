import Testing

@testable import Moderation

@Suite struct NormalTests {
    @Test(arguments: [
        ("plain", "plain"), ("e\u{0301}", "\u{E9}"), ("\u{212B}", "\u{C5}"), ("ﬁ", "ﬁ"), ("", ""),
        ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}"), ("a\u{0323}\u{0307}", "\u{1EA1}\u{0307}"),
    ])
    func `texts are kept in NFC`(typed: String, normal: String) {
        #expect(Array(Normal.nfc(typed).unicodeScalars) == Array(normal.unicodeScalars))
    }

    @Test
    func `what is taken for settled is left alone by the library, alone and beside any other`() {
        let settled = (0...0x1FFFF).compactMap(Unicode.Scalar.init).filter(Normal.isSettled)
        #expect(settled.count > 2_000)
        // 7,919 is prime: every one of them stands once before and once behind another, far away in the table.
        let pairs = settled.indices.map {
            [settled[$0], settled[($0 * 7_919 + 13) % settled.count]]
        }
        let texts = settled.map { [$0] } + pairs
        for text in texts {
            // One letter beyond the table makes the library look at all of it.
            let looked = text + [" ", "\u{5D0}"]
            let normal = Normal.nfc(String(String.UnicodeScalarView(looked)))
            #expect(Array(normal.unicodeScalars) == looked)
        }
    }

    @Test func `a long text of marks is no shorter for it`() {
        let text = String(repeating: "x\u{0336}", count: 5_000)
        #expect(Normal.nfc(text).unicodeScalars.count == 10_000)
    }
}
