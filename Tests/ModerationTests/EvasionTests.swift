import Comments
import ShippedPolicies
import Testing

@testable import Moderation

/// Spam in every disguise is still caught, and nothing of it catches fair people (POLICIES §4).
@Suite struct EvasionTests {
    /// A way of writing the same words so that a filter does not read them.
    enum Disguise: String, Sendable, CaseIterable {
        case homoglyphs
        case zeroWidth
        case spacing
        case leet
        case fullWidth
        case bidi

        /// Only words are disguised: an address that is changed leads nowhere.
        func applied(to text: String) -> String {
            text.split(separator: " ", omittingEmptySubsequences: false).map { word in
                word.contains("://") || word.contains("www.") ? String(word) : dress(String(word))
            }.joined(separator: self == .spacing ? "   " : " ")
        }

        private func dress(_ word: String) -> String {
            switch self {
            case .homoglyphs: String(word.map { Disguise.alike[$0] ?? $0 })
            case .zeroWidth: word.map(String.init).joined(separator: "\u{200B}")
            case .spacing: word.map(String.init).joined(separator: " ")
            case .leet: String(word.map { Disguise.digits[$0] ?? $0 })
            case .fullWidth: String(word.map(Disguise.wide))
            case .bidi: "\u{202E}" + String(word.reversed()) + "\u{202C}"
            }
        }

        private static let alike: [Character: Character] = [
            "a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у", "i": "і",
            "s": "ѕ", "A": "А", "B": "В", "E": "Е", "H": "Н", "K": "К", "M": "М", "O": "О",
            "P": "Р", "C": "С", "T": "Т", "X": "Х",
        ]
        private static let digits: [Character: Character] = [
            "a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7", "A": "4", "E": "3",
            "I": "1", "O": "0", "S": "5", "T": "7",
        ]

        private static func wide(_ character: Character) -> Character {
            guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
                (0x21...0x7E).contains(scalar.value),
                let wide = Unicode.Scalar(scalar.value + 0xFEE0)
            else { return character }
            return Character(wide)
        }
    }

    private static let folder = PolicyFolder(files: ShippedPolicies.files)

    static func policy(_ name: String) -> Policy? {
        Policy.load(name, from: folder, today: PolicyFixture.today).policy
    }
    private static let blog = policy("blog")
    private static let peers = policy("peer-support")

    /// Every example of the shipped policies that must come to spam and whose words, not its signals, say so.
    static let spam: [PolicyTest] = ["strict", "blog"].flatMap { name -> [PolicyTest] in
        guard let policy = policy(name), let blog else { return [] }
        let files = CaseFile.paths(of: name, in: folder).flatMap { path in
            CaseFile.read(path, from: folder, rules: policy.rules.map(\.id)).tests
        }
        let inline = policy.text.rules.flatMap(\.tests.match) + policy.text.cases
        return (files + inline).filter { test in
            test.expect == .spam && test.form == FormSignals() && test.seen.isEmpty
                && outcome(of: test, by: blog) == .spam
        }
    }

    private static func outcome(of test: PolicyTest, by policy: Policy) -> Outcome {
        guard let submission = test.submission else { return .reject }
        let signals = test.signals(for: policy.needs)
        return policy.verdict(on: policy.scan(submission), given: signals).outcome
    }

    @Test func `there is plenty of spam to disguise`() {
        #expect(Self.spam.count >= 40)
    }

    @Test(arguments: Disguise.allCases)
    func `disguised spam is still caught`(disguise: Disguise) throws {
        let blog = try #require(Self.blog)
        for test in Self.spam {
            var dressed = test
            dressed.text = disguise.applied(to: test.text)
            let outcome = Self.outcome(of: dressed, by: blog)
            #expect(outcome >= .hold, "\(disguise.rawValue): \(test.text) as \(dressed.text)")
        }
    }

    struct Fair: Sendable, CustomTestStringConvertible {
        var script: String
        var text: String
        var testDescription: String { "\(script): \(text.prefix(30))" }
    }

    static let fair = FairComments.all.map { Fair(script: $0.script, text: $0.text) }

    @Test(arguments: fair)
    func `fair comments in all scripts and with emoji are published at once`(fair: Fair) throws {
        let blog = try #require(Self.blog)
        let stranger = try blog.verdict(on: fair.text)
        #expect(stranger.outcome == .approve, "\(stranger.hits.map(\.rule))")
        let peers = try #require(Self.peers)
        let known = try peers.verdict(on: fair.text, author: PolicyFixture.regular())
        #expect(known.outcome == .approve, "\(known.hits.map(\.rule))")
    }

    @Test func `harmless sentences are published at once`() throws {
        let blog = try #require(Self.blog)
        let peers = try #require(Self.peers)
        for text in EverydayWords.sentences {
            #expect(try blog.verdict(on: text).outcome == .approve, "\(text)")
            let known = try peers.verdict(on: text, author: PolicyFixture.regular())
            #expect(known.outcome == .approve, "\(text): \(known.hits.map(\.rule))")
        }
    }
}
