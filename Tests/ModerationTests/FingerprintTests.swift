import Comments
import Testing

@testable import Moderation

@Suite struct FingerprintTests {
    private func facts(_ text: String) -> TextFacts {
        let views = TextViews(text, isMarkdown: true)
        return TextFacts(
            body: views,
            links: LinkScan.links(body: views, name: .empty, website: nil),
        )
    }

    @Test func `disguise does not change the exact hash`() {
        #expect(facts("Great Post!").exact == facts("gr3at   pοst").exact)
        #expect(facts("Great post").exact != facts("Great posts").exact)
        #expect(facts("Great post").exact.count == 32)
    }

    @Test func `the hashes never change, for they are stored`() {
        let facts = facts("I have been surfing online more than three hours today")
        #expect(facts.exact == "667596a5ffcd3f02e250e6cf942e10e5")
        #expect(facts.similar == 1_164_892_382_254_957_774)
        #expect(facts.length == 45)
    }

    @Test func `each bit is set that more than half of the numbers have`() {
        var dice = SeededNumbers(seed: 7)
        for count in 0...130 {
            let numbers = (0..<count).map { _ in dice.next() & dice.next() | dice.next() }
            let expected = (0..<UInt64(64)).reduce(UInt64(0)) { result, bit in
                let votes = numbers.count { $0 >> bit & 1 == 1 }
                return votes > count - votes ? result | 1 << bit : result
            }
            var votes = BitVotes()
            for number in numbers { votes.add(number) }
            #expect(votes.majority == expected)
        }
    }

    @Test func `a changed word stays near and another text is far`() {
        let text =
            "I have been surfing online more than three hours today, yet I never found any "
            + "interesting article like yours. It is pretty worth enough for me. If all "
            + "site owners and bloggers made good content as you did, the web would be "
            + "much more useful than ever"
        let near = facts(text).similar ^ facts(text + " before").similar
        let far =
            facts(text).similar ^ facts("My sister told me about this group, thank you all").similar
        #expect(near.nonzeroBitCount <= 6)
        #expect(far.nonzeroBitCount > 15)
    }

    @Test func `links are told by their domains without doubles`() {
        let facts = facts("http://b.example/1 http://a.example http://www.b.example/2")
        #expect(facts.linkDomains == ["a.example", "b.example"])
    }
}
