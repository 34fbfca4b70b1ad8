import Testing

@testable import Moderation

@Suite struct LookAlikesTests {
    @Test func `the table is whole and its keys are folded`() {
        #expect(LookAlikes.latin.count > 200)
        #expect(LookAlikes.latin["о"] == "o")
        #expect(LookAlikes.latin["ο"] == "o")
        #expect(LookAlikes.latin.values.allSatisfy { ("a"..."z").contains($0) })
        #expect(LookAlikes.latin.keys.allSatisfy { !$0.isASCII })
        #expect(LookAlikes.latin.keys.allSatisfy { !$0.properties.changesWhenNFKCCaseFolded })
    }

    @Test func `mixed words are counted and a greek symbol is not`() {
        var text = MappedText("cаsino tnfα спасибо casino")
        #expect(LookAlikes.settle(&text) == 1)
        #expect(TextView(text).text == "casino tnfa спасибо casino")
    }
}
