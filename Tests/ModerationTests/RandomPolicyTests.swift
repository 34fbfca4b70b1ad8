import Comments
import Foundation
import Moderation
import ShippedPolicies
import Testing

/// Policies that somebody's hand slipped over: loading them never traps, and never lets a broken one through quietly.
@Suite struct RandomPolicyTests {
    private typealias F = PolicyFixture

    /// Runs of each test; `AFTERWORD_FUZZ=100000` for a long night.
    private static let runs = ProcessInfo.processInfo.environment["AFTERWORD_FUZZ"].flatMap {
        Int($0)
    }

    /// Pieces that policies are made of, to be put where they do not belong.
    private static let pieces = [
        "all: [", "any:", "not: {", "near: { a:", "pii:", "regex:", "words: { list: fruit }",
        "extends: p", "include: [p/one]", "floor: reject", "class: safety", "'(?=a)'",
        "'(a{900}){9}'",
        "\n  - id: one", "  ", "{", "}", "]", "'", "\"", "&a", "*a", "!x", "<<: x", "> 3", "10m",
        "yes",
        "absorb: [one]", "time: { hours: 22-6 }", "network: { cidr: x }", "unless:", "\u{FEFF}",
    ]

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `a policy that was torn and patched loads or says why not, twice the same`(
        seed: UInt64
    ) throws {
        var dice = SeededNumbers(seed: seed)
        let shipped = ShippedPolicies.files["blog.yaml"].map {
            String(decoding: $0, as: UTF8.self)
        }
        let sources = [
            F.yaml(
                F.rule("one", "apple", "score: 5;priority: high;tag: [fruit]")
                    + F.rule("wish", "die", "floor: hold;ceiling: hold", class: "safety"),
                head: "thresholds: { hold: 4, spam: 9 }\ncaps: { spam: 6 }",
            ),
            try #require(shipped).replacing("policy: blog", with: "policy: p")
                .replacing("extends: strict\n", with: "")
                .replacing("disable: [new-author-read-first, links-unknown-author]\n", with: ""),
        ]
        let signs = Array("{}[]:,-&*!#'\"\n\t |>?%@`~a0.<=\u{0}é".utf8)
        for run in 0..<(Self.runs ?? 250) {
            var bytes = Array(sources[run % 10 == 0 ? 1 : 0].utf8)
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                let place = Int.random(in: 0..<bytes.count, using: &dice)
                switch Int.random(in: 0..<5, using: &dice) {
                case 0: bytes[place] = signs.randomElement(using: &dice) ?? 0
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(signs.randomElement(using: &dice) ?? 0, at: place)
                case 3:
                    let end = min(bytes.count, place + Int.random(in: 1...40, using: &dice))
                    bytes.removeSubrange(place..<end)
                default:
                    let piece = Self.pieces.randomElement(using: &dice) ?? ""
                    bytes.insert(contentsOf: piece.utf8, at: place)
                }
            }
            var folder = F.folder("")
            folder.files["p.yaml"] = bytes
            let load = Policy.load("p", from: folder, today: F.today)
            #expect((load.policy == nil) == load.findings.contains(where: \.isError))
            let again = Policy.load("p", from: folder, today: F.today)
            #expect(again.findings == load.findings)
            #expect(again.policy?.stamp == load.policy?.stamp)
        }
    }

    /// What comments are made of, honest and not.
    private static let scraps = [
        "I want to die", "don't", "not", "never", ". ", ", ", "\n\n", " ", "a", "😀", "👨‍👩‍👧", "漢字",
        "کتاب‌ها", "наш", "paypаl", "\u{200B}", "\u{202E}", "\u{0301}", "http://a.example/x",
        "www.b.example",
        "c dot com", "@kim_42", "+44 7700 900142", "4111 1111 1111 1111", "Karen Miller",
        "my group",
        "works at", "subscribe to my", "**", "_", "`", "[x](http://y.example)", "&amp;", "&#x41;",
        "<b>",
        "1d10t", "s p a m", "casino", "ＦＲＥＥ", "\u{FFFD}", "\u{10FFFF}", "0", "$40", "mátate", "?",
        "!",
    ]

    @Test(arguments: ["strict", "blog", "peer-support"])
    func `any comment gets a verdict, and the same comment the same one`(name: String) throws {
        var dice = SeededNumbers(seed: UInt64(name.utf8.count))
        let files = ShippedPolicies.files.filter { !$0.key.hasPrefix("cases/") }
        let load = Policy.load(name, from: PolicyFolder(files: files), today: F.today)
        let policy = try #require(load.policy)
        let twin = try #require(
            Policy.load(name, from: PolicyFolder(files: files), today: F.today).policy
        )
        for _ in 0..<(Self.runs ?? 400) {
            var text = ""
            for _ in 0..<Int.random(in: 1...30, using: &dice) {
                text += Self.scraps.randomElement(using: &dice) ?? ""
                if Bool.random(using: &dice) { text += " " }
                if Int.random(in: 0..<9, using: &dice) == 0,
                    let scalar = Unicode.Scalar(UInt32.random(in: 1..<0xD800, using: &dice))
                {
                    text.unicodeScalars.append(scalar)
                }
            }
            let verdict = try policy.verdict(on: text)
            let again = try twin.verdict(on: text)
            #expect(verdict == again, "\(text)")
            let length = text.unicodeScalars.count
            for span in verdict.hits.flatMap(\.spans) where span.field == .body {
                #expect(span.lower >= 0 && span.lower <= span.upper && span.upper <= length)
            }
            if verdict.concernsSafety { #expect(verdict.outcome == .hold, "\(text)") }
        }
    }
}
