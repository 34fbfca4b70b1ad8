import Fixtures
import HTTPTypes
import Testing

@testable import Server

@Suite struct LogTests {
    private let log = "/api/v1/moderation/log"

    @Test func `the log is for holders of a token, whatever their role`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.post(ServerFixture.good)
        let made = try await fixture.operate(
            .post,
            "tokens",
            #"{"name":"Mona","role":"moderator"}"#,
        )
        let headers = ["Authorization": "Bearer \(try #require(made.json("token")))"]
        for path in [log, log + "/public", log + "/figures", "/api/v1/moderation/stats"] {
            #expect(try await fixture.ask(.get, path).status == 401)
            #expect(try await fixture.ask(.get, path, headers: headers).status == 200)
        }
        let read = try await fixture.ask(.get, log, headers: headers)
        #expect(read.json("entries.0.act") == "create")
        #expect(read.json("entries.1.act") == "verdict")
        #expect(read.json("entries.1.id") == "1")
        #expect(read.json("next") == nil)
        for secret in ["A kind word", "Ada", "example.org", "\"why\"", "explanation"] {
            #expect(!read.body.contains(secret))
        }
    }

    @Test(arguments: [
        ("log?limit=0", "limit"), ("log?limit=201", "limit"), ("log?subject=comet", "subject"),
        ("log?id=-1", "id"), ("log?since=soon", "since"), ("log?until=12", "until"),
        ("log?cursor=x", "cursor"), ("log/public?since=2020-01-01", "since"),
        ("log/public?since=2026-11-02&until=2026-11-01", "since"),
        ("log/figures?month=november", "month"), ("stats?days=0", "days"),
        ("stats?days=367", "days"), ("stats?site=nowhere", "site"),
    ])
    func `what cannot be read is named with the way out`(path: String, field: String) async throws {
        let fixture = try await ServerFixture()
        let answer = try await fixture.operate(.get, path)
        #expect(answer.status == 422)
        #expect(answer.json("errors.0.field") == field)
        #expect((answer.json("errors.0.message") ?? "").hasSuffix("."))
    }

    @Test func `figures count what was decided, and small numbers are hidden`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.post(ServerFixture.good)
        let decision = #"{"items":[{"id":1}],"outcome":"reject","reason":"unkind","note":"n"}"#
        _ = try await fixture.operate(.post, "decisions", decision)
        let stats = try await fixture.operate(.get, "stats?days=2")
        #expect(stats.json("decisions.rejected") == "1")
        #expect(stats.json("verdicts.held") == "1")
        #expect(stats.json("waiting.held") == "0")
        #expect(stats.json("waiting.oldest") == nil)
        #expect(stats.json("time_to_decision.decisions") == "1")
        #expect(stats.json("moderators.0.name") == "olga")
        #expect(stats.json("days.1.arrived") == "1")
        #expect(stats.json("days.2.arrived") == nil)
        let month = String(try #require(stats.json("at")).prefix(7))
        let figures = try await fixture.operate(.get, "log/figures?month=\(month)")
        #expect(figures.json("decisions.total") == ">0")
        #expect(figures.json("reasons.0.count") == "<3")
        #expect(figures.json("time_to_decision.p50_minutes") == nil)
        let published = try await fixture.operate(.get, "log/public")
        #expect(published.json("rows.0.decisions") == "<3")
        #expect(published.json("rows.0.reason") == nil)
        #expect(!published.body.contains("olga"))
    }
}
