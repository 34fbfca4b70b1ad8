import Comments
import HTTPTypes
import Testing

@testable import Server

/// CONTRACT §2: every field that is wrong is named, in a query as well.
@Suite struct QueryTests {
    @Test(arguments: [
        (
            "comments?page=%01&limit=0&sort=up&view=list&cursor=zz",
            ["page", "sort", "limit", "cursor", "view"],
        ),
        ("comments?limit=201&view=flat", ["page", "limit"]),
        ("comments?page=/a&sort=newest&limit=x&cursor=0", ["limit", "cursor"]),
    ])
    func `a thread names all that it cannot read`(query: String, fields: [String]) async throws {
        let answer = try await ServerFixture().ask(.get, "/api/v1/sites/default/" + query)
        #expect(answer.status == 422)
        #expect(named(by: answer) == fields)
    }

    @Test func `a page tells a reader of every part of its address that is wrong`() async throws {
        let address = "/sites/default/thread?page=%01&heading=9&sort=up"
        let answer = try await ServerFixture().ask(.get, address)
        #expect(answer.status == 422)
        for field in ["page", "heading", "sort"] { #expect(answer.body.contains("\(field): This")) }
    }

    @Test(arguments: [
        (
            "queue?state=new&sort=up&limit=0&site=no&page=%01&history=x&since=x&until=y&language=xx"
                + "&cursor=x",
            [
                "state", "sort", "limit", "site", "page", "history", "since", "until", "language",
                "cursor",
            ],
        ),
        ("queue?state=spam&limit=201&q=x&until=7d", ["limit"]),
        (
            "log?subject=comet&id=0&since=x&until=y&limit=999&cursor=x",
            ["subject", "id", "since", "until", "limit", "cursor"],
        ),
        ("log/public?since=x&until=y", ["since", "until"]),
        ("threads?site=no&page=%01&limit=0", ["site", "page", "limit"]),
        ("stats?site=no&days=0", ["site", "days"]),
        ("changes?after=x&wait=-1", ["after", "wait"]),
        ("pages?site=no&after=x", ["site", "after"]),
    ])
    func `a moderator is told all that is wrong`(query: String, fields: [String]) async throws {
        let answer = try await ServerFixture().operate(.get, query)
        #expect(answer.status == 422)
        #expect(named(by: answer) == fields)
    }

    @Test func `a report is told what is wrong in its address and in its body`() async throws {
        let fixture = try await ServerFixture()
        let path = "/api/v1/sites/default/comments/1/reports?page=%01"
        let answer = try await fixture.ask(
            .post,
            path,
            headers: ["Content-Type": "application/json"],
            body: #"{"reason":"rude","why":1}"#,
        )
        #expect(answer.status == 422)
        #expect(named(by: answer) == ["why", "page", "reason"])
    }

    @Test(arguments: [
        (#"{"items":[],"out":"x","dry_run":false}"#, ["out", "outcome"]),
        (#"{"items":[{"id":1,"v":2}],"outcome":"spam","why":"x"}"#, ["why", "v"]),
        (#"{"items":{},"outcome":"spam","a":1,"b":2}"#, ["a", "b", "items"]),
    ])
    func `an order is told its unknown members and what cannot be read`(
        order: String,
        fields: [String],
    ) async throws {
        let answer = try await ServerFixture().operate(.post, "decisions", order)
        #expect(answer.status == 422)
        #expect(named(by: answer) == fields)
    }

    @Test func `what is no wrong field is told alone`() {
        #expect(throws: Refusal.notFound("page")) {
            try Query.every(
                { throw Refusal.invalid([FieldProblem("limit", .invalid, "No.")]) },
                { throw Refusal.notFound("page") },
            )
        }
    }

    private func named(by answer: ServerFixture.Answer) -> [String] {
        (0..<20).compactMap { answer.json("errors.\($0).field") }
    }
}
