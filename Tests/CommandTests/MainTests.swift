import Testing

@testable import afterword

struct MainTests {
    @Test(arguments: [
        ["aprove", "1"], ["queue", "--stat"], ["queue", "--limit", "0"], ["queue", "--state", "x"],
        ["token", "create"], ["serve", "--rate-limits", "maybe"], ["backup"],
        ["serve", "--server", "https://x"], ["thread", "close", "x"],
    ])
    func `wrong use is 2 and says so on the error stream`(arguments: [String]) async throws {
        let ran = try await Bench([String: String]()).run(all: arguments)
        #expect(ran.status == .wrongUse)
        #expect(ran.output.isEmpty)
        #expect(!ran.errors.isEmpty)
    }

    @Test func `a mistyped verb is guessed`() async throws {
        let ran = try await Bench([String: String]()).run("aprove", "1")
        #expect(ran.errors.contains("Did you mean: afterword approve"))
    }

    @Test func `serve and demo are handed their settings`() async throws {
        let serve = try await Bench([String: String]()).run("serve", "--port", "0")
        #expect(serve.output == "serve 127.0.0.1:0\n")
        #expect(try await Bench([String: String]()).run("demo").output == "demo\n")
        let wrong = try await Bench([String: String]()).run("serve", "--port", "x")
        #expect(wrong.status == .wrongUse)
        #expect(wrong.errors.contains("from --port"))
    }
}
