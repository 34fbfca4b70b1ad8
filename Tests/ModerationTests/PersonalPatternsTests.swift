import Testing

@testable import Moderation

@Suite struct PersonalPatternsTests {
    private func compiled(_ pattern: String) throws -> Expression {
        try Expression(pattern, caseSensitive: true, memory: ProbeMaker.patternMemory)
    }

    /// All of them lie in one automaton of every server, read or not: an upper bound on letters made it twice as large.
    @Test(arguments: PersonalKind.allCases.filter { !$0.isName })
    func `none needs more than half of what a policy's pattern may`(kind: PersonalKind) throws {
        #expect(!kind.patterns.isEmpty)
        for pattern in kind.patterns {
            let size = try compiled(pattern).programSize
            #expect(size <= ProbeMaker.patternSize / 2, "\(pattern): \(size) instructions")
        }
    }

    private static let account = String(repeating: "quiet.kim_", count: 5)
    private static let long: [(PersonalKind, String)] = [
        (.handle, "@" + account), (.handle, "discord is " + account),
        (.handle, "find me " + account + " on snapchat"),
        (.birthDate, "born on 3 Φεβρουαρίου 1990"),
    ]

    @Test(arguments: long)
    func `what is longer than usual is found whole`(kind: PersonalKind, text: String) throws {
        let view = TextView(MappedText(text))
        let found = try kind.patterns.flatMap { pattern in
            try compiled(pattern).matches(in: view, limit: 9).get().map { view.text($0) }
        }
        #expect(found.contains(text), "\(found)")
    }
}
