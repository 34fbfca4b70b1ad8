import Testing

@testable import Moderation

@Suite struct WordListTests {
    @Test func `a list file is read with its header and exceptions`() {
        let (list, problems) = WordList.parse(
            name: "terms.en",
            text:
                "# source: ours\n# Language: en\n\n  cheap pills\nviagra*\n*coin\n! dying to know\n# note: x\n",
        )
        #expect(problems.isEmpty)
        #expect(list.header == ["source": "ours", "language": "en"])
        #expect(
            list.entries == [
                .init(list: "terms.en", text: "cheap pills", kind: .phrase, line: 4),
                .init(list: "terms.en", text: "viagra", kind: .prefix, line: 5),
                .init(list: "terms.en", text: "coin", kind: .suffix, line: 6),
            ]
        )
        #expect(
            list.exceptions == [
                .init(list: "terms.en", text: "dying to know", kind: .phrase, line: 7)
            ]
        )
    }

    @Test func `what cannot be used is told with its place`() {
        let (list, problems) = WordList.parse(name: "x", text: "a*b\n   ???\n*both*\n!\ngood\r\n")
        #expect(list.entries.map(\.text) == ["good"])
        #expect(
            problems.map { "\($0.line):\($0.column) \($0.message)" } == [
                "1:1 a * may only stand at one end of an entry",
                "2:4 an entry needs a letter or a digit",
                "3:1 a * may only stand at one end of an entry",
                "4:1 an entry needs a letter or a digit",
            ]
        )
    }

    @Test func `phrases of a rule use the same signs`() {
        let list = WordList(name: "rule", phrases: ["kill*", "!kill time", ""])
        #expect(list.entries == [.init(list: "rule", text: "kill", kind: .prefix, line: 0)])
        #expect(
            list.exceptions == [.init(list: "rule", text: "kill time", kind: .phrase, line: 0)]
        )
    }
}
