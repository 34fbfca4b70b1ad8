import FoundationEssentials
import Testing

@testable import afterword

struct OperatorCommandTests {
    @Test(arguments: [80, 120])
    func `threads fit the screen`(columns: Int) async throws {
        let body = """
            {"threads":[{"id":1,"site":"default","page":"/articles/grief","url":null,
            "title":"When grief comes back, a title that goes on and on and on and on for ever",
            "open":true,"count":12,"waiting":3,"newest":"2026-11-23T11:02:00Z"},
            {"id":2,"site":"ja","page":"/ja/悲しみ","url":null,"title":"悲\\u001bしみ","open":false,
            "count":1,"waiting":0,"newest":null}]}
            """
        let ran = try await Bench(["GET threads": body]).run("thread", "list", columns: columns)
        try expectSnapshot(ran.output, "threads-\(columns)")
    }

    @Test func `closing a thread says how to open it`() async throws {
        let body = #"{"id":1,"site":"default","page":"/grief","open":false}"#
        let ran = try await Bench(["PATCH threads/1": body]).run("thread", "close", "1")
        #expect(
            ran.output == "Conversation 1 on /grief is closed; what stands there stays. "
                + "Open it again: afterword thread open 1\n"
        )
        #expect(ran.requests == [#"PATCH /api/v1/moderation/threads/1 {"open":false}"#])
    }

    @Test func `a token is shown once, in the middle of what to do with it`() async throws {
        let body = #"{"id":3,"name":"mara","role":"moderator","token":"awm_abc"}"#
        let ran = try await Bench(["POST tokens": body]).run(
            "token",
            "create",
            "mara",
            "--role",
            "moderator",
        )
        try expectSnapshot(ran.output, "token-create")
        #expect(
            ran.requests
                == [#"POST /api/v1/moderation/tokens {"name":"mara","role":"moderator"}"#]
        )
    }

    @Test func `a token for some sites and some time says so`() async throws {
        let body = """
            {"id":3,"name":"li","role":"senior","token":"awm_abc","sites":["blog","news"],
            "expires":"2027-01-31T00:00:00Z"}
            """
        let ran = try await Bench(["POST tokens": body]).run(
            "token",
            "create",
            "li",
            "--role",
            "senior",
            "--site",
            "blog",
            "--site",
            "news",
            "--expires",
            "2027-01-31",
        )
        try expectSnapshot(ran.output, "token-create-reach")
        #expect(ran.requests.first?.contains(#""sites":["blog","news"]"#) == true)
        #expect(ran.requests.first?.contains(#""expires":"2027-01-31""#) == true)
    }

    @Test func `tokens are listed without their secrets`() async throws {
        let body = """
            {"tokens":[{"id":1,"name":"mara","role":"admin","created":"2026-11-20T10:00:00Z",
            "sites":null,"revoked":null},{"id":2,"name":"li","role":"moderator",
            "created":"2026-11-20T10:00:00Z","expires":"2027-02-18T10:00:00Z",
            "sites":["blog","news"],"revoked":"2026-11-23T08:00:00Z"}]}
            """
        try expectSnapshot(
            try await Bench(["GET tokens": body]).run("token", "list").output,
            "tokens",
        )
    }

    @Test func `settings of a site travel as a partial site`() async throws {
        let folder = try Scratch()
        defer { folder.remove() }
        let ids = try folder.write("# WordPress\n12 /a/\n13,/b/\n", to: "ids.txt")
        let bench = Bench([
            "GET sites": #"{"sites":[\#(Samples.site)]}"#, "PUT sites/default": Samples.site,
        ])
        let ran = try await bench.run(
            "site",
            "set",
            "default",
            "origin=https://a.example,https://b.example",
            "required=name",
            "forms=ours",
            "held=page",
            "edit=5",
            "countries=de,at",
            "ids=\(ids)",
        )
        try expectSnapshot(ran.output, "site-set")
        let sent = """
            PUT /api/v1/moderation/sites/default {"countries":["DE","AT"],"edit_minutes":5,\
            "forms_are_ours":true,"origins":["https://a.example","https://b.example"],\
            "page_numbers":{"12":"/a/","13":"/b/"},"requires_email":false,"requires_name":true,\
            "shows_held_on_page":true}
            """
        #expect(ran.requests.last == sent)
    }

    @Test func `a site is added once and set only when it is there`() async throws {
        let answers = ["GET sites": #"{"sites":[\#(Samples.site)]}"#]
        #expect(try await Bench(answers).run("site", "add", "default").status == .refused)
        let missing = try await Bench(answers).run("site", "set", "defalt", "policy=x")
        #expect(missing.status == .notFound)
        #expect(missing.errors.contains("did you mean default"))
        let key = try await Bench(answers).run("site", "set", "default", "polcy=x")
        #expect(key.status == .wrongUse)
        #expect(key.errors.contains(#"did you mean "policy"?"#))
    }

    @Test func `the doctor ends with 1 when something is wrong`() async throws {
        let body = """
            {"checks":[{"name":"store","ok":true,"detail":"412 comments","way_out":null},
            {"name":"forwarded header","ok":false,"detail":"10.0.0.7 sends X-Forwarded-For but is \
            no trusted proxy, so every reader looks like one","way_out":"add it to trusted_proxies \
            in afterword.yaml and start the server anew"}]}
            """
        let ran = try await Bench(["GET doctor": body]).run("doctor")
        try expectSnapshot(ran.output, "doctor")
        #expect(ran.status == .answerIsNo)
    }

    @Test func `a log that does not hold is loud`() async throws {
        let good = #"{"ok":true,"entries":1200,"erased":2,"detail":""}"#
        let bad = #"{"ok":false,"entries":1,"erased":0,"detail":"entry 7 was changed"}"#
        let held = try await Bench(["GET log/verify": good]).run("log", "verify")
        #expect(held.output == "The log is whole: 1200 entries (2 erased on purpose).\n")
        let broken = try await Bench(["GET log/verify": bad]).run("log", "verify")
        #expect(broken.output.hasPrefix("THE LOG DOES NOT HOLD. entry 7 was changed\n"))
        #expect(broken.status == .answerIsNo)
    }

    @Test func `a backup is whole, private and never replaces a file`() async throws {
        let folder = try Scratch()
        defer { folder.remove() }
        let file = folder.path + "/copy.sqlite"
        let bench = ["POST backup": "bytes of a store"]
        let ran = try await Bench(bench).run("backup", file)
        #expect(ran.status == .done)
        #expect(FileManager.default.contents(atPath: file) == Data("bytes of a store".utf8))
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let again = try await Bench(bench).run("backup", file)
        #expect(again.status == .refused)
        #expect(again.requests.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["copy.sqlite"])
    }

    @Test func `a backup that fails leaves nothing`() async throws {
        let folder = try Scratch()
        defer { folder.remove() }
        let canned = Bench.Canned(status: 503, body: #"{"detail":"busy"}"#)
        let ran = try await Bench(["POST backup": [canned]]).run("backup", folder.path + "/x")
        #expect(ran.status == .unreachable)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
}
