import Testing

@testable import Moderation

@Suite struct WordTrieTests {
    private func hits(_ text: String, _ lists: [[String]]) -> [String] {
        let trie = WordTrie(lists: lists.map { WordList(name: "l", phrases: $0) })
        let words = TextViews(text, isMarkdown: false).words
        return trie.hits(in: words).map { hit in
            "\(hit.list).\(hit.entry) " + words[hit.words].map(\.text).joined(separator: " ")
        }
    }

    @Test func `whole words and phrases only`() {
        #expect(hits("A specialist sells Cialis", [["cialis"]]) == ["0.0 cialis"])
        #expect(hits("I want to die, want to dies", [["want to die"]]) == ["0.0 want to die"])
    }

    @Test func `beginnings and endings where a star says so`() {
        #expect(hits("killing skill kills", [["kill*"]]) == ["0.0 killing", "0.0 kills"])
        #expect(hits("bitcoin coin coins", [["*coin"]]) == ["0.0 bitcoin", "0.0 coin"])
        #expect(hits("stop taking med meds", [["taking med*"]]) == ["0.0 taking med"])
        #expect(hits("a rebuy now", [["*buy now"]]) == ["0.0 rebuy now"])
    }

    @Test func `an exception protects its span in its own list`() {
        let lists = [["dying", "suicid*", "!dying to know", "!suicide squad"], ["know"]]
        #expect(hits("I was dying to know", lists) == ["1.0 know"])
        #expect(hits("dying to know, dying", lists) == ["1.0 know", "0.0 dying"])
        #expect(hits("suicide squad or suicide", lists) == ["0.1 suicide"])
    }

    @Test func `an exception does not protect what reaches beyond it`() {
        #expect(hits("want to die hard", [["want to die", "!die hard"]]) == ["0.0 want to die"])
    }

    @Test func `overlapping entries and lists are all told`() {
        #expect(
            hits("best price now", [["best price", "price now"], ["best price", "price"]]) == [
                "0.0 best price", "1.0 best price", "1.1 price", "0.1 price now",
            ]
        )
    }

    @Test func `entries are folded like texts`() {
        #expect(hits("STRASSE cаsino don't", [["Straße", "Casino", "don’t"]]).count == 3)
        #expect(hits("死にたいです", [["死にたい"]]) == ["0.0 死 に た い"])
    }

    @Test func `accents are letters of their own`() {
        #expect(hits("résumé", [["resume"]]).isEmpty)
    }
}
