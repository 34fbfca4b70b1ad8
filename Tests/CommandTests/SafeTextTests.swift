import Fixtures
import Testing

@testable import afterword

struct SafeTextTests {
    @Test(arguments: [
        ("plain, ü, 日本", "plain, ü, 日本"),
        ("\u{1B}[31mred", "\\u{1b}[31mred"),
        ("\u{1B}]8;;http://x\u{1B}\\link", "\\u{1b}]8;;http://x\\u{1b}\\link"),
        ("a\rb\tc\nd", "a\\u{d}b\\u{9}c\\u{a}d"),
        ("\u{9B}2J\u{7F}\0", "\\u{9b}2J\\u{7f}\\u{0}"),
        ("a\u{202E}b\u{2066}c\u{200F}", "a\\u{202e}b\\u{2066}c\\u{200f}"),
        ("zero\u{200B}width\u{FEFF}\u{AD}", "zero\\u{200b}width\\u{feff}\\u{ad}"),
        ("\u{E0041}tag \u{E000} \u{2028}", "\\u{e0041}tag \\u{e000} \\u{2028}"),
        ("\u{3164}filler\u{2800}", "\\u{3164}filler\\u{2800}"),
        ("👩‍👩‍👧 ❤️ نمی‌خواهم", "👩‍👩‍👧 ❤️ نمی‌خواهم"),
        ("a\u{200D}b", "a\\u{200d}b"),
        ("z\u{300}\u{301}\u{302}\u{303}", "z\u{300}\u{301}\u{302}\\u{303}"),
    ])
    func `what acts or hides is shown as its number`(raw: String, shown: String) {
        #expect(SafeText.line(raw) == shown)
    }

    @Test func `lines keep their ends, tabs become spaces`() {
        #expect(SafeText.lines("a\n\tb\r\n") == "a\n    b\\u{d}\n")
    }

    @Test func `every scalar of the inhabited planes comes out harmless`() {
        for value in Array(UInt32(0)...0x1FFFF) + Array(0xE0000...0xE01FF) + [0xF0000, 0x10FFFF] {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = SafeText.line("a" + String(scalar) + "b")
            let isHarmless = shown.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned,
                    .privateUse:
                    false
                default: true
                }
            }
            if !isHarmless { Issue.record("U+\(String(value, radix: 16)) came through") }
        }
    }

    @Test func `no hostile text reaches the terminal as it is`() {
        #expect(HostileTexts.all.count >= 500)
        for text in HostileTexts.all {
            for shown in [SafeText.line(text), SafeText.lines(text), SafeText.json(text)] {
                for scalar in shown.unicodeScalars where scalar != "\n" && scalar != "\r" {
                    let isBad =
                        scalar.properties.generalCategory == .control && scalar != "\t"
                        || (0x202A...0x202E).contains(scalar.value)
                        || (0x2066...0x2069).contains(scalar.value)
                    #expect(!isBad, "\(text.debugDescription)")
                }
            }
        }
    }

    @Test func `json stays the same json`() throws {
        let raw = #"{"detail":"a\#u{202E}b\#u{9B}c\#u{E0041}","x":1}"#
        let safe = SafeText.json(raw)
        #expect(safe == #"{"detail":"a\u202eb\u009bc\udb40\udc41","x":1}"#)
        let (left, right) = (Array(raw.utf8), Array(safe.utf8))
        #expect(
            try Wire.decode(WireProblem.self, from: left).detail
                == Wire.decode(WireProblem.self, from: right).detail
        )
    }

    @Test(arguments: [
        ["queue"], ["queue", "--format", "csv"], ["queue", "--json"], ["queue", "--show-text"],
        ["show", "409"], ["show", "409", "--json"], ["explain", "409"],
        ["approve", "\u{1B}[2J"], ["queue", "\u{1B}]0;x\u{7}"], ["site", "list"],
        ["site", "set", "default", "title=\u{1B}"], ["\u{202E}"], ["undo"],
    ])
    func `no command lets an escape through`(arguments: [String]) async throws {
        let problem = Bench.Canned(
            status: 409,
            body: #"{"detail":"no\u001b[2J\u202e","code":"conflict"}"#,
        )
        let bench = Bench([
            "GET queue": [Bench.Canned(body: Samples.queue([Samples.hostile]))],
            "GET comments/409": [Bench.Canned(body: Samples.page(Samples.hostile))],
            "GET sites": [Bench.Canned(body: #"{"sites":[\#(Samples.site)]}"#)],
            "PUT sites/default": [Bench.Canned(body: Samples.site)],
            "POST undo": [problem],
        ])
        let ran = try await bench.run(all: arguments)
        for scalar in (ran.output + ran.errors).unicodeScalars {
            let isBad =
                (scalar.value < 0x20 && scalar != "\n") || (0x7F...0x9F).contains(scalar.value)
            #expect(!isBad && scalar != "\u{202E}" && scalar != "\u{2066}" && scalar != "\u{200B}")
        }
        #expect(!(ran.output + ran.errors).isEmpty)
    }
}
