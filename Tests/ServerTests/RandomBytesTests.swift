import Comments
import FoundationEssentials
import Storage
import Testing

@testable import Desk
@testable import Server

/// Bytes that nobody planned, against everything that reads a stranger's bytes before anybody trusts them.
///
/// The seed is the bug report. `AFTERWORD_FUZZ=1000000 swift test --filter RandomBytesTests` is the long form.
@Suite struct RandomBytesTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let rounds = environment["AFTERWORD_FUZZ"].flatMap { Int($0) } ?? 3_000
    static let seeds: [UInt64] = [1, 2, 3, 4]

    private func bytes(
        of alphabet: [String],
        upTo most: Int,
        _ chance: inout SeededNumbers,
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...most, using: &chance) {
            // Mostly pieces with a meaning, now and then any byte.
            if Int.random(in: 0..<20, using: &chance) == 0 {
                bytes.append(UInt8.random(in: 0...255, using: &chance))
            } else {
                bytes += (alphabet.randomElement(using: &chance) ?? "").utf8
            }
        }
        return bytes
    }

    // MARK: JSON

    private static let json = [
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", "\\", "\\\"", "\\u0041", "\\ud800",
        "1", "-", "1e9", "0.5", "true", "null", " ", "\n", "\"page\":", "\"\u{1F600}\"",
    ]

    @Test(arguments: seeds)
    func `a body that the counter lets through is as small as it says`(seed: UInt64) {
        var chance = SeededNumbers(seed: seed)
        var taken = 0
        for _ in 0..<Self.rounds {
            let body = bytes(of: Self.json, upTo: 24, &chance)
            guard (try? JSONShape.check(body)) != nil else { continue }
            taken += 1
            let shape = Self.shape(body)
            #expect(shape.depth <= JSONShape.mostDepth)
            #expect(shape.keys <= JSONShape.mostKeys)
            // Whatever the decoder makes of it, it is told as a refusal and ends no process.
            _ = try? JSONBody(body)
        }
        #expect(taken > 0)
    }

    @Test(arguments: seeds)
    func `a body that keeps to the bounds is taken, one beyond them is not`(seed: UInt64) {
        var chance = SeededNumbers(seed: seed)
        for _ in 0..<Self.rounds / 10 {
            let depth = Int.random(in: 1...2 * JSONShape.mostDepth, using: &chance)
            let keys = Int.random(in: 1...2 * JSONShape.mostKeys, using: &chance)
            let fields = (0..<max(0, keys - depth)).map { ",\"k\($0)\":1" }.joined()
            let body =
                (0..<depth).map { "{\"d\($0)\":" }.joined() + "\"{[\\\"\""
                + String(repeating: "}", count: depth - 1) + fields + "}"
            let isWithin = depth <= JSONShape.mostDepth && max(keys, depth) <= JSONShape.mostKeys
            #expect(((try? JSONShape.check(Array(body.utf8))) != nil) == isWithin, "\(body)")
        }
    }

    /// Counted again, in the plainest way.
    private static func shape(_ body: [UInt8]) -> (depth: Int, keys: Int) {
        var (depth, most, keys, isString, isEscaped) = (0, 0, 0, false, false)
        for byte in body {
            switch (isString, byte) {
            case (true, _) where isEscaped: isEscaped = false
            case (true, UInt8(ascii: "\\")): isEscaped = true
            case (_, UInt8(ascii: "\"")): isString.toggle()
            case (false, UInt8(ascii: "{")), (false, UInt8(ascii: "[")):
                depth += 1
                most = max(most, depth)
            case (false, UInt8(ascii: "}")), (false, UInt8(ascii: "]")): depth -= 1
            case (false, UInt8(ascii: ":")): keys += 1
            default: break
            }
        }
        return (most, keys)
    }

    // MARK: Forms

    private static let form = [
        "a", "comment", "=", "&", "%", "%4", "%41", "%ff", "%00", "+", "%0d%0a", "é",
        "%F0%9F%98%80",
    ]

    @Test(arguments: seeds)
    func `what a browser would send is read back as it was typed`(seed: UInt64) throws {
        var chance = SeededNumbers(seed: seed)
        for _ in 0..<Self.rounds / 10 {
            var fields: [String: String] = [:]
            for number in 0..<Int.random(in: 1...TypedForm.mostFields, using: &chance) {
                let typed = bytes(of: Self.form, upTo: 12, &chance)
                fields["f\(number)"] = String(decoding: typed, as: UTF8.self)
            }
            let body = fields.map { "\($0)=\(PercentEncoding.component($1))" }
            let form = try TypedForm(Array(body.joined(separator: "&").utf8))
            for (name, value) in fields { #expect(form[name] == value) }
            #expect(!form.wasRepaired)
        }
    }

    @Test(arguments: seeds)
    func `any bytes are a form or a refusal`(seed: UInt64) {
        var chance = SeededNumbers(seed: seed)
        for _ in 0..<Self.rounds {
            let body = bytes(of: Self.form, upTo: 60, &chance)
            guard let form = try? TypedForm(body) else { continue }
            _ = form.filled("comment")
            #expect(form.count(beside: []) <= TypedForm.mostFields)
        }
    }

    // MARK: Addresses

    private static let address = [
        "http://", "https://", "HTTP:", "//", "/", "..", "%2e", "%2F", "example.org", "@", ":",
        "80",
        "[::1]", "?", "#", "a", "é", "\u{301}", " ", "\t", "\\", "xn--", ".", "-", "'", "\"", "<",
        "utm_source=x", "&", "=", "javascript:", "\u{202E}", "\u{0}",
    ]

    @Test(arguments: seeds)
    func `an address that was rebuilt is plain, and rebuilding it again changes nothing`(
        seed: UInt64
    ) throws {
        var chance = SeededNumbers(seed: seed)
        var taken = 0
        for _ in 0..<Self.rounds {
            let typed = String(decoding: bytes(of: Self.address, upTo: 8, &chance), as: UTF8.self)
            guard let website = Website(typed, toASCII: TypedText.toASCII) else { continue }
            taken += 1
            #expect(website.text.hasPrefix("http://") || website.text.hasPrefix("https://"))
            #expect(website.text.utf8.allSatisfy { (0x21..<0x7F).contains($0) }, "\(typed)")
            #expect(!website.text.contains { "\"'<>\\".contains($0) }, "\(typed)")
            #expect(Website(website.text, toASCII: TypedText.toASCII) == website, "\(typed)")
        }
        #expect(taken > 0)
    }

    @Test(arguments: seeds)
    func `one page has one key, however often it is made`(seed: UInt64) throws {
        var chance = SeededNumbers(seed: seed)
        for _ in 0..<Self.rounds {
            let typed = String(decoding: bytes(of: Self.address, upTo: 8, &chance), as: UTF8.self)
            guard let key = PageKey.canonical(typed) else { continue }
            #expect(key.text.hasPrefix("/"))
            #expect(PageKey.canonical(key.text) == key, "\(typed.debugDescription)")
        }
    }

    @Test(arguments: seeds)
    func `an e-mail address that was read can stand in a mail header`(seed: UInt64) {
        var chance = SeededNumbers(seed: seed)
        let alphabet = Self.address + ["a@example.org", ",", ";", "<", "\r\n", "ü", "a.b", "org"]
        for _ in 0..<Self.rounds {
            let typed = String(decoding: bytes(of: alphabet, upTo: 5, &chance), as: UTF8.self)
            guard let address = EmailAddress(typed, toASCII: TypedText.toASCII) else { continue }
            let text = address.clearText()
            #expect(text.utf8.count <= EmailAddress.limit)
            #expect(!text.contains { $0.isWhitespace || ",;<>\"\\".contains($0) })
            #expect(EmailAddress(text, toASCII: TypedText.toASCII) == address)
        }
    }

    // MARK: Cursors

    @Test(arguments: seeds)
    func `a cursor is one that we gave, or refused`(seed: UInt64) throws {
        var chance = SeededNumbers(seed: seed)
        let alphabet = ["0000000000000001", "00000000000000ff", "0", "f", "F", "+", "-", "é", " "]
        for _ in 0..<Self.rounds {
            let typed = String(decoding: bytes(of: alphabet, upTo: 8, &chance), as: UTF8.self)
            guard let cursor = try? ThreadCursor(text: typed) else { continue }
            #expect(cursor.text == typed.lowercased())
            #expect(cursor.root >= 0 && cursor.path.count <= Limits.depth * 8)
        }
    }
}
