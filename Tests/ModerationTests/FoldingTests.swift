import Testing

@testable import Moderation

@Suite struct FoldingTests {
    @Test(arguments: [
        ("Ｖｉｓｉｔ", "visit"), ("𝓒𝓪𝓼𝓲𝓷𝓸", "casino"), ("ⓒⓐⓢⓘⓝⓞ", "casino"), ("🅲🅰🆂🅸🅽🅾", "casino"),
        ("c\u{200B}a\u{200D}s\u{2060}i\u{FEFF}n\u{00AD}o", "casino"),
        ("\u{202E}casino\u{202C}", "casino"), ("cas\u{2066}ino\u{2069}", "casino"),
        ("cаsinо", "casino"), ("Саsіnо", "casino"), ("cαsinο", "casino"), ("ВUY", "buy"),
        ("Нello", "hello"), ("soooooo", "soo"), ("STRASSE", "strasse"), ("Straße", "strasse"),
        ("don’t", "don't"), ("100000", "100000"), ("!!!!", "!!!!"), ("e\u{0301}te\u{0301}", "été"),
        ("ﬁne", "fine"),
    ])
    func `one spelling for many`(typed: String, folded: String) {
        #expect(fold(typed) == folded)
    }

    @Test(arguments: [
        "спасибо, очень помогло. это мне близко", "ευχαριστώ πολύ για το άρθρο",
        "شكرا جزيلا لكم جميعا",
        "मुझे बहुत अच्छा लगा", "ありがとうございます、助かりました", "谢谢大家的帮助", "감사합니다 정말로",
        "thank you 👩‍👩‍👧 so much", "tシャツを買った", "dziękuję bardzo, świetny tekst",
        "5 μm và cà phê sữa đá",
        "תודה רבה לכולם", "ขอบคุณมากครับ",
    ])
    func `honest text of any script stays as it is`(text: String) {
        let joiners: Set<Unicode.Scalar> = ["\u{200D}"]
        let expected = String(
            String.UnicodeScalarView(text.unicodeScalars.filter { !joiners.contains($0) })
        )
        #expect(fold(text) == expected)
    }

    @Test func `a persian joiner goes the same way in text and list`() {
        #expect(fold("می\u{200C}خواهم") == fold("میخواهم"))
    }

    @Test func `a latin letter in a cyrillic word becomes cyrillic`() {
        #expect(fold("спасибo") == "спасибо")
    }

    @Test func `a cyrillic letter in a latin word becomes latin`() {
        #expect(fold("соmmunity") == "community")
    }

    @Test func `every part leads back to the reader's own characters`() throws {
        let raw = "a ＶＩ\u{200B}ＳＩＴ soooo ﬁne"
        let views = TextViews(raw, isMarkdown: false)
        #expect(views.folded.text == "a visit soo fine")
        let scalars = Array(raw.unicodeScalars)
        let told = views.words.map { word in
            String(String.UnicodeScalarView(scalars[views.folded.raw(word.range)]))
        }
        #expect(told == ["a", "ＶＩ\u{200B}ＳＩＴ", "soooo", "ﬁne"])
    }

    @Test func `hangul written in parts becomes syllables`() {
        #expect(fold("\u{1112}\u{1161}\u{11AB}") == "한")
        #expect(fold("ㅋㅋㅋㅋ").unicodeScalars.count == 2)
    }
}
