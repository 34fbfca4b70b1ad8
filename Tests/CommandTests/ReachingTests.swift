import FoundationEssentials
import Testing

@testable import afterword

struct ReachingTests {
    @Test(arguments: [
        "https://example.org", "https://example.org/comments/", "http://localhost:8080",
        "http://127.0.0.1:8080", "http://[::1]:8080", "http://127.9.9.9",
    ])
    func `https anywhere and http on this machine are taken`(typed: String) throws {
        #expect(!(try URLText(typed).text.hasSuffix("/")))
    }

    @Test(arguments: [
        "http://example.org", "http://127.0.0.1.evil.example", "http://localhost.evil.example",
        "http://127.0.0.1@evil.example", "https://u:p@example.org", "ftp://x", "example.org",
        "https://", "https://x/?a=b", "http://10.0.0.1",
    ])
    func `a token is not sent where anybody could read it`(typed: String) {
        #expect(throws: CommandFailure.self) { _ = try URLText(typed) }
    }

    @Test func `a server elsewhere needs a token`() async throws {
        let ran = try await Bench([String: String]()).run("queue", "--server", "https://x.example")
        #expect(ran.status == .wrongUse)
        #expect(ran.errors.contains("AFTERWORD_TOKEN"))
    }

    @Test func `a server that is not there is 5`() async throws {
        let ran = try await Bench([String: String]()).run(
            "queue",
            "--server",
            "http://127.0.0.1:1",
            environment: ["AFTERWORD_TOKEN": "t"],
        )
        #expect(ran.status == .unreachable)
        #expect(ran.errors.contains("cannot reach http://127.0.0.1:1"))
    }

    @Test func `a folder that is not there is 5`() async throws {
        let ran = try await Bench([String: String]()).run("queue", "--data", "/nowhere/at/all")
        #expect(ran.status == .unreachable)
        #expect(ran.errors.contains("afterword serve"))
    }

    @Test func `a stale socket file counts as no server`() throws {
        let folder = try Scratch()
        defer { folder.remove() }
        #expect(try Reaching.way(nil, dataFolder: folder.path) == .ownProcess)
        _ = try folder.write("", to: "afterword.sock")
        #expect(try Reaching.way(nil, dataFolder: folder.path) == .ownProcess)
    }

    @Test(arguments: [
        (["SUDO_USER": "mara", "USER": "root"], "mara"), (["USER": "li"], "li"),
        (["SUDO_USER": "", "USER": "a b\r\nX: y"], "abX:y"), ([:], "operator"),
    ])
    func `the actor is the login name`(environment: [String: String], name: String) {
        #expect(Reaching.actor(environment) == name)
    }

    @Test func `a token travels also in the own process`() async throws {
        let ran = try await Bench(["GET queue": Samples.queue([])]).run(
            "queue",
            environment: ["AFTERWORD_TOKEN": "awm_x"],
        )
        #expect(ran.headers.contains("Authorization: Bearer awm_x"))
        #expect(!(ran.output + ran.errors).contains("awm_x"))
    }
}
