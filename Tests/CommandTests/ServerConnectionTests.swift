import Testing

@testable import afterword

struct ServerConnectionTests {
    @Test(arguments: [
        (400, Ending.wrongUse), (401, .refused), (403, .refused), (404, .notFound),
        (409, .refused), (422, .wrongUse), (429, .refused), (500, .defect), (502, .unreachable),
        (503, .unreachable), (302, .unreachable),
    ])
    func `every refusal has its exit code`(status: Int, exit: Ending) async throws {
        let canned = Bench.Canned(status: status, body: #"{"detail":"because"}"#)
        let ran = try await Bench(["GET doctor": [canned]]).run("doctor")
        #expect(ran.status == exit)
        #expect(ran.output.isEmpty)
    }

    @Test func `all wrong fields are named`() async throws {
        let body =
            #"{"errors":[{"field":"a","code":"c","message":"one"},"#
            + #"{"field":"b","code":"c","message":"two"}]}"#
        let canned = Bench.Canned(status: 422, body: body)
        let ran = try await Bench(["GET doctor": [canned]]).run("doctor")
        #expect(ran.errors == "afterword: 2 fields are wrong:\n  a: one\n  b: two\n")
        let problem = try Wire.decode(WireProblem.self, from: Array(body.utf8))
        let failure = CommandFailure(.wrongUse, try #require(problem.sentence))
        #expect(failure.line == "2 fields are wrong: a: one b: two")
    }

    @Test func `a pause that the server asks for is told`() async throws {
        let canned = Bench.Canned(
            status: 503,
            headers: [("retry-after", "7")],
            body: #"{"detail":"busy"}"#,
        )
        let ran = try await Bench(["GET doctor": [canned]]).run("doctor")
        #expect(ran.errors == "afterword: busy\n  try again in 7 s\n")
    }

    @Test func `a page that is no answer of ours is told apart from a defect`() async throws {
        let page = try await Bench(["GET doctor": "<html>hi"]).run("doctor")
        #expect(page.status == .unreachable)
        #expect(try await Bench(["GET doctor": "{}"]).run("doctor").status == .defect)
    }
}
