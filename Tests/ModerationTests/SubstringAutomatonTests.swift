import Testing

@testable import Moderation

@Suite struct SubstringAutomatonTests {
    private func hits(_ text: String, _ lists: [[String]]) -> [String] {
        let view = TextView(MappedText(text))
        return SubstringAutomaton(lists: lists).hits(in: view).map {
            "\($0.list).\($0.entry) \(view.text($0.range))@\($0.range.lowerBound)"
        }
    }

    @Test func `entries within entries are found`() {
        #expect(
            hits("ushers", [["he", "she"], ["his", "hers"]]) == [
                "0.1 she@1", "0.0 he@2", "1.1 hers@2",
            ]
        )
    }

    @Test func `every place is told`() {
        #expect(hits("aaaa", [["aa"]]) == ["0.0 aa@0", "0.0 aa@1", "0.0 aa@2"])
    }

    @Test func `texts beyond ascii`() {
        #expect(hits("сказино", [["казино", "зин"]]) == ["0.1 зин@6", "0.0 казино@2"])
    }

    @Test func `an empty entry is never found`() {
        #expect(hits("abc", [["", "c"]]) == ["0.1 c@2"])
        #expect(hits("abc", []).isEmpty)
    }

    @Test func `the same as a plain search on random texts`() {
        var generator = SystemRandomNumberGenerator()
        func word(_ length: ClosedRange<Int>) -> String {
            String(
                (0..<Int.random(in: length, using: &generator)).map { _ in
                    "abc".randomElement() ?? "a"
                }
            )
        }
        for _ in 0..<200 {
            let entries = (0..<6).map { _ in word(1...4) }
            let text = word(0...30)
            let view = TextView(MappedText(text))
            let found = Set(
                SubstringAutomaton(lists: [entries]).hits(in: view).map {
                    [$0.entry, $0.range.lowerBound]
                }
            )
            var expected: Set<[Int]> = []
            for (entry, needle) in entries.enumerated() {
                for start in text.indices.enumerated()
                where text[start.element...].hasPrefix(needle) {
                    expected.insert([entry, start.offset])
                }
            }
            #expect(found == expected, "\(entries) in \(text)")
        }
    }
}
