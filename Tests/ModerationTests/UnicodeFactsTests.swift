import Testing

@testable import Moderation

@Suite struct UnicodeFactsTests {
    @Test(arguments: [
        "Спасибо, очень помогло", "ευχαριστώ", "شكرًا جزيلًا", "می\u{200C}خواهم بدانم",
        "क्\u{200D}ष और क्\u{200C}ष",
        "family 👩‍👩‍👧‍👦 and ❤️ and 1️⃣ and 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} and 👍🏽",
        "שלום \u{200F}לכם", "ภาษา\u{200B}ไทย", "日本語でもいいですか", "Donau\u{AD}dampf\u{AD}schiff",
        "\u{FEFF}hello", "TNFα and 5 μm", "葛\u{E0100}飾区", "Tシャツ", "DVD-диск, iPhone", "cà phê sữa",
        "한국어 ㅋㅋㅋ",
    ])
    func `honest text hides nothing`(text: String) {
        let facts = UnicodeFacts(text)
        #expect(facts.invisible == 0)
        #expect(facts.bidiControls == 0)
        #expect(facts.mixedScriptWords == 0)
        #expect(facts.privateUse == 0)
        #expect(facts.longestCombiningRun <= 2)
    }

    @Test func `disguises are counted`() {
        #expect(UnicodeFacts("c\u{200B}a\u{200B}s\u{200B}ino").invisible == 3)
        #expect(UnicodeFacts("c\u{200D}a\u{200C}s\u{AD}i\u{AD}n\u{AD}o").invisible == 5)
        #expect(UnicodeFacts("\u{3164}\u{2063}").invisible == 2)
        #expect(UnicodeFacts("\u{202E}olleh\u{202C} \u{2066}x\u{2069}").bidiControls == 4)
        #expect(UnicodeFacts("cаsinо frее честно").mixedScriptWords == 2)
        #expect(UnicodeFacts("z\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}o").longestCombiningRun == 5)
        #expect(UnicodeFacts("\u{E000}\u{F8FF}").privateUse == 2)
        #expect(UnicodeFacts("a\u{FE0F}b\u{200D}c").invisible == 2)
    }
}
