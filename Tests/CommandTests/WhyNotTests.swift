import Testing

@testable import afterword

struct WhyNotTests {
    private let answer = """
        {"id":412,"policy":"strict","same_policy":false,"rule":"links-many",
        "title":"More than two sites",
        "mode":"enforce","condition":{"says":"all of","truth":"no","detail":"","parts":[
        {"says":"links { domains: '> 2' }","truth":"yes","detail":"","parts":[]},
        {"says":"author { approved: '>= 3' }","truth":"no","detail":"approved is 1","parts":[]},
        {"says":"rate { key: ip }","truth":"failed","detail":"no\\u001b[2J count","parts":[]}]}}
        """

    @Test func `a rule's conditions are told as a tree`() async throws {
        let path = "GET comments/412/why-not"
        let ran = try await Bench([path: answer]).run("why-not", "412", "links-many")
        #expect(ran.status == .done)
        #expect(ran.requests[0].contains("comments/412/why-not?rule=links-many"))
        try expectSnapshot(ran.output, "why-not")
        #expect(!ran.output.contains("\u{1B}"))
    }

    @Test func `a rule must be named`() async throws {
        #expect(try await Bench([String: String]()).run("why-not", "412").status == .wrongUse)
    }

    @Test func `near misses and proposals stand in an explanation`() async throws {
        let explanation = Samples.explanation.replacing(
            #""trace""#,
            with: #""redactions":[{"rule":"r","kind":"phone","spans":[[7,11]]}],"trace""#,
        )
        let nearly =
            #"[{"rule":"seo-praise","title":"Praise","mode":"enforce","#
            + #""condition":"links { count: '>= 1' }","detail":"links.count is 0"}]"#
        let answer =
            #"{"outcome":"hold","verdict":\#(explanation),"why":["three links"],"#
            + #""nearly":\#(nearly)}"#
        let ran = try await Bench(["POST explain": answer]).run(
            "explain",
            "--text",
            "I like this and wish you well, all of you",
        )
        #expect(ran.status == .done)
        try expectSnapshot(ran.output, "explain-nearly")
    }
}
