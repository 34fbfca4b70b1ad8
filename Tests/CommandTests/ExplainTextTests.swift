import Testing

@testable import afterword

struct ExplainTextTests {
    @Test func `a comment is marked and told`() async throws {
        let bench = Bench(["GET comments/412": Samples.page(Samples.urgent)])
        let ran = try await bench.run("explain", "412", "--show-text")
        try expectSnapshot(ran.output, "explain")
    }

    @Test func `a covered text stays covered, its rules are told`() async throws {
        let bench = Bench(["GET comments/412": Samples.page(Samples.urgent)])
        try expectSnapshot(try await bench.run("explain", "412").output, "explain-covered")
    }

    @Test func `a text that was never posted is tried`() async throws {
        let answer = #"{"outcome":"hold","verdict":\#(Samples.explanation),"why":["three links"]}"#
        let ran = try await Bench(["POST explain": answer]).run(
            "explain",
            "--text",
            "I like this and wish you well, all of you\u{1B}",
            "--as",
            "regular",
            "--policy",
            "peer-support",
        )
        try expectSnapshot(ran.output, "explain-text")
        #expect(ran.requests[0].contains(#""as":"regular","policy":"peer-support""#))
    }

    @Test func `a number and a text together are wrong use`() async throws {
        #expect(try await Bench([String: String]()).run("explain").status == .wrongUse)
        let both = try await Bench([String: String]()).run("explain", "4", "--text", "x")
        #expect(both.status == .wrongUse)
        let role = try await Bench([String: String]()).run("explain", "4", "--as", "regular")
        #expect(role.status == .wrongUse)
    }

    @Test func `nothing to explain is a no`() async throws {
        let page = Samples.page(Samples.wide, explanation: "null")
        let ran = try await Bench(["GET comments/415": page]).run("explain", "415")
        #expect(ran.status == .answerIsNo)
    }
}
