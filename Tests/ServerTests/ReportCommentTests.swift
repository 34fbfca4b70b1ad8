import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

@Suite struct ReportCommentTests {
    /// Comment 1 is public on `/a`, comment 2 waits there.
    private func filled() async throws -> ServerFixture {
        let fixture = try await ServerFixture()
        _ = try await fixture.operate(
            .put,
            "sites/default",
            #"{"origins":["https://site.example"],"policy":"peer-support"}"#,
        )
        let shown = try await fixture.storage.post("First <b>words</b>.")
        try await fixture.storage.decide(shown.id, .approve)
        _ = try await fixture.storage.post("It waits.")
        return fixture
    }

    private func report(
        _ fixture: ServerFixture,
        _ json: String,
        _ id: Int = 1,
        page: String = "/a",
        headers: [String: String] = [:],
        from address: String = "203.0.113.7",
    ) async throws -> ServerFixture.Answer {
        var headers = headers
        headers["Content-Type"] = "application/json"
        return try await fixture.ask(
            .post,
            "/api/v1/sites/default/comments/\(id)/reports?page=\(page)",
            headers: headers,
            body: json,
            from: address,
        )
    }

    private func send(
        _ fixture: ServerFixture,
        _ form: String,
        from address: String = "203.0.113.7",
    ) async throws -> ServerFixture.Answer {
        try await fixture.ask(
            .post,
            "/sites/default/report",
            headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: form,
            from: address,
        )
    }

    @Test func `a report needs no page, and finds only what readers see`() async throws {
        let fixture = try await filled()
        let held = try await fixture.storage.post("It waits.")
        for (id, page, status) in [
            (1, "", 202), (Int(held.id.rawValue), "", 404), (99, "", 404), (1, "/elsewhere", 404),
        ] {
            let answer = try await report(fixture, #"{"reason":"abuse"}"#, id, page: page)
            #expect(answer.status == status, "\(id) \(page)")
        }
    }

    @Test func `a connection counts once a comment, and a worry is heard all the same`()
        async throws
    {
        let fixture = try await filled()
        let first = try await report(fixture, #"{"reason":"abuse","note":"He means me."}"#)
        #expect((first.status, first.json("status")) == (202, "received"))
        #expect(first.json("resources") == nil)
        let again = try await report(fixture, #"{"reason":"spam"}"#)
        #expect((again.status, again.json("status")) == (202, "already_reported"))
        let worried = try await report(fixture, #"{"reason":"worried"}"#)
        #expect(worried.json("status") == "received")
        #expect(worried.json("resources.0.name") != nil)
        _ = try await report(fixture, #"{"reason":"spam"}"#, from: "203.0.113.8")
        let queue = try await fixture.operate(.get, "queue?state=reported")
        #expect(queue.json("items.0.reports.0.reason") == "worried")
        #expect(queue.json("items.0.reports.1.count") == "1")
        #expect(queue.json("items.0.priority") == "urgent")
        #expect(queue.json("items.0.state") == "approved")
        #expect(!fixture.log.text.contains("He means me"))
    }

    @Test func `held, unknown and elsewhere look alike`() async throws {
        let fixture = try await filled()
        var bodies: Set<String> = []
        for (id, page) in [(2, "/a"), (99, "/a"), (1, "/b")] {
            let answer = try await report(fixture, #"{"reason":"abuse"}"#, id, page: page)
            #expect(answer.status == 404)
            bodies.insert(answer.body)
            let form = try await send(fixture, "page=\(page)&comment=\(id)&reason=abuse")
            #expect(form.status == 404)
            let path = "/sites/default/report?page=\(page)&comment=\(id)"
            #expect(try await fixture.ask(.get, path).status == 404)
        }
        #expect(bodies.count == 1)
    }

    @Test func `every field that is wrong is named`() async throws {
        let fixture = try await filled()
        let long = String(repeating: "x", count: ReaderReport.noteLimit + 1)
        let answer = try await report(
            fixture,
            #"{"reason":"bored","note":"\#(long)","afterword_hp":"x","colour":"red"}"#,
        )
        #expect(answer.status == 422)
        let fields = (0..<4).compactMap { answer.json("errors.\($0).field") }
        #expect(Set(fields) == ["reason", "note", "afterword_hp", "colour"])
        #expect(try await report(fixture, "{}").json("errors.0.code") == "required")
    }

    @Test func `a foreign page cannot report for its readers`() async throws {
        let fixture = try await filled()
        let order = #"{"reason":"abuse"}"#
        let foreign = ["Origin": "https://evil.example"]
        #expect(try await report(fixture, order, headers: foreign).status == 403)
        let ours = ["Origin": "https://site.example"]
        #expect(try await report(fixture, order, headers: ours).status == 202)
    }

    @Test func `one connection is asked to wait, later where it is worried`() async throws {
        let fixture = try await filled()
        var last = 0
        for _ in 0...RateMeter.mostReports {
            last = try await report(fixture, #"{"reason":"spam"}"#).status
        }
        #expect(last == 429)
        #expect(try await report(fixture, #"{"reason":"worried"}"#).status == 202)
    }

    @Test func `without a script a reader chooses, is told what is missing, and gets a receipt`()
        async throws
    {
        let fixture = try await filled()
        let thread = try await fixture.ask(.get, "/sites/default/thread?page=/a")
        #expect(thread.body.contains(#"href="/sites/default/report?page=%2Fa&amp;comment=1""#))
        let page = try await fixture.ask(.get, "/sites/default/report?page=/a&comment=1")
        #expect(page.status == 200)
        #expect(page.body.contains("First &lt;b&gt;words&lt;/b&gt;."))
        let none = try await send(fixture, "page=%2Fa&comment=1&note=It+is+%3Cb%3Eme")
        #expect(none.status == 422)
        #expect(none.body.contains(##"<a href="#reason-worried">"##))
        #expect(none.body.contains("It is &lt;b&gt;me"))
        let sent = try await send(fixture, "page=%2Fa&comment=1&reason=worried")
        #expect(sent.status == 202)
        #expect(sent.body.contains("<h1>Thank you, your report has arrived</h1>"))
        #expect(sent.body.contains("aw-help"))
        let again = try await send(fixture, "page=%2Fa&comment=1&reason=worried")
        #expect(again.body.contains("<h1>This comment is reported already</h1>"))
    }
}
