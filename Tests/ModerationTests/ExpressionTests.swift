import Testing

@testable import Moderation

@Suite struct ExpressionTests {
    private func matches(_ pattern: String, _ text: String, limit: Int = 100) throws -> [String] {
        let view = TextView(MappedText(text))
        let expression = try Expression(pattern, caseSensitive: false)
        return try expression.matches(in: view, limit: limit).get().map { view.text($0) }
    }

    @Test func `matches from left to right`() throws {
        #expect(try matches("[a-z]+[0-9]", "ab1 CD2 e f3") == ["ab1", "CD2", "f3"])
        #expect(try matches("é.", "néé!") == ["éé"])
        #expect(try matches("a", "aaaa", limit: 2) == ["a", "a"])
        #expect(try matches("^a", "aa") == ["a"])
        #expect(try matches("\\bb", "ab b") == ["b"])
        #expect(try matches("x", "").isEmpty)
    }

    @Test func `empty matches move on by whole characters`() throws {
        #expect(try matches("x*", "éx").map(\.utf8.count) == [0, 1, 0])
        #expect(try Expression("x*", caseSensitive: true).matchesEmpty)
        #expect(try !Expression("x+", caseSensitive: true).matchesEmpty)
    }

    @Test func `case counts only when asked`() throws {
        let view = TextView(MappedText("ABC"))
        #expect(
            try Expression("abc", caseSensitive: true).matches(in: view, limit: 1) == .success([])
        )
        #expect(
            try Expression("ABC", caseSensitive: true).matches(in: view, limit: 1)
                == .success([0..<3])
        )
    }

    private static let refused: [(String, ExpressionProblem.Kind, Int?)] = [
        ("a(?=b)", .lookaround, 1), ("(?<!a)b", .lookaround, 0), ("(a)\\1", .backReference, 3),
        ("é(b", .syntax, 0), ("[z-a]", .syntax, 1), ("((a{100}){100}){100}", .tooLarge, 3),
    ]

    @Test(arguments: refused)
    func `a problem has a kind and a place`(
        pattern: String,
        kind: ExpressionProblem.Kind,
        offset: Int?,
    ) {
        let problem = #expect(throws: ExpressionProblem.self) {
            try Expression(pattern, caseSensitive: false)
        }
        #expect(problem?.kind == kind)
        #expect(problem?.offset == offset, "\(String(describing: problem))")
    }

    @Test func `a small budget refuses a large pattern`() {
        let problem = #expect(throws: ExpressionProblem.self) {
            try Expression("[a-zа-я]{200}", caseSensitive: false, memory: 2_048)
        }
        #expect(problem?.kind == .tooLarge)
    }

    @Test func `a cache too small for the text still gives the right answer`() throws {
        let text = String(repeating: "abcdbcda", count: 1_250) + "xyz"
        let expression = try Expression("(a|b).{12}[cd].*xyz", caseSensitive: true, memory: 24_000)
        let found = try expression.matches(in: TextView(MappedText(text)), limit: 5).get()
        #expect(found == [0..<text.utf8.count])
    }

    @Test func `one expression serves many tasks at once`() async throws {
        let expression = try Expression("b+", caseSensitive: true)
        let counts = await withTaskGroup(of: Int.self) { group in
            for size in 1...50 {
                group.addTask {
                    let view = TextView(MappedText(String(repeating: "ab", count: size)))
                    return (try? expression.matches(in: view, limit: 100).get().count) ?? -1
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.sorted() == Array(1...50))
    }
}
