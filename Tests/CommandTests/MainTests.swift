import Testing

@testable import afterword

struct MainTests {
    @Test(arguments: [
        ["--help"], ["queue", "--help"], ["show", "--help"], ["explain", "--help"],
        ["review", "--help"],
        ["approve", "--help"], ["hold", "--help"], ["spam", "--help"], ["reject", "--help"],
        ["delete", "--help"], ["undo", "--help"], ["thread", "--help"],
        ["thread", "list", "--help"], ["thread", "close", "--help"], ["thread", "open", "--help"],
        ["token", "--help"], ["token", "create", "--help"], ["token", "list", "--help"],
        ["token", "revoke", "--help"], ["site", "--help"], ["site", "list", "--help"],
        ["site", "add", "--help"], ["site", "set", "--help"], ["settings", "--help"],
        ["doctor", "--help"], ["backup", "--help"], ["policy", "--help"],
        ["policy", "lint", "--help"], ["policy", "test", "--help"], ["policy", "show", "--help"],
        ["policy", "try", "--help"],
        ["log", "--help"], ["log", "list", "--help"], ["log", "verify", "--help"],
        ["log", "public", "--help"], ["log", "figures", "--help"], ["stats", "--help"],
        ["serve", "--help"], ["demo", "--help"],
    ])
    func `help is as it was read`(arguments: [String]) async throws {
        let ran = try await Bench([String: String]()).run(all: arguments)
        #expect(ran.status == .done)
        #expect(ran.errors.isEmpty)
        let name = (["help"] + arguments.dropLast()).joined(separator: "-")
        try expectSnapshot(ran.output, name)
    }

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
