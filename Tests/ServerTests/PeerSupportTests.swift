import Comments
import HTTPTypes
import Testing

@testable import Server

/// `peer-support` as a reader meets it: help on every answer, and nobody in danger turned away.
@Suite struct PeerSupportTests {
    private let crisis = "I want to kill myself tonight"

    private func fixture() async throws -> ServerFixture {
        let fixture = try await ServerFixture()
        let put = try await fixture.operate(.put, "sites/default", #"{"policy":"peer-support"}"#)
        #expect(put.status == 200)
        return fixture
    }

    private func json(_ body: String, _ more: String = "") -> String {
        #"{"page":"/a","name":"A","email":"a@example.org","body":"\#(body)"\#(more)}"#
    }

    @Test(arguments: [
        ("links", " http://a.example http://b.example http://c.example http://d.example", ""),
        ("selling", " great post, cheap web hosting, casino bonus", ""),
        ("trap", "", #","afterword_hp":"x""#),
        ("unkind", " you people are pathetic", ""),
        ("method", " is there a painless way to die", ""),
    ])
    func `a crisis with anything else in it is held, urgent and helped`(
        name: String,
        tail: String,
        more: String,
    ) async throws {
        let fixture = try await fixture()
        let posted = try await fixture.post(json(crisis + tail, more))
        #expect(posted.status == 202)
        #expect(posted.json("message")?.contains("you do not have to carry it alone") == true)
        #expect(posted.json("resources.0.contact") != nil)
        let queue = try await fixture.operate(.get, "queue")
        #expect(queue.json("items.0.priority") == "urgent")
        #expect(queue.json("items.0.state") == "held")
        #expect(queue.json("items.0.covered") == "1")
    }

    @Test func `a crisis in a flood of the same text is held each time`() async throws {
        let fixture = try await fixture()
        for number in 0..<9 {
            let posted = try await fixture.post(json(crisis), from: "203.0.113.\(number % 2 + 1)")
            #expect(posted.status == 202)
            #expect(posted.json("resources.0.contact") != nil)
        }
        let spam = try await fixture.operate(.get, "queue?state=spam")
        #expect(spam.json("waiting") == "0")
    }

    @Test func `help stands on every refusal too, and the form keeps the text`() async throws {
        let fixture = try await fixture()
        let invalid = try await fixture.post(json("hello").replacing("a@example.org", with: "x"))
        #expect(invalid.status == 422)
        #expect(invalid.json("resources.0.contact") != nil)
        var last = try await fixture.post(json("hello 0"))
        for number in 1..<8 where last.status == 202 {
            last = try await fixture.post(json("hello \(number)"))
        }
        #expect(last.status == 429)
        #expect(last.json("resources.0.contact") != nil)
        let form = try await fixture.send(
            ["comment": crisis, "author": "", "email": "", "comment_post_ID": "/a"],
            from: "203.0.113.99",
        )
        #expect(form.status == 422)
        #expect(form.body.contains("you do not have to carry it alone"))
        #expect(form.body.contains("Your comment has not arrived"))
        #expect(!form.body.contains("will read your comment"))
        #expect(form.body.contains("<ul class=\"aw-help\">"))
        #expect(form.body.contains(crisis + "</textarea>"))
    }

    @Test func `an answer under a crisis waits, a hostile one for seniors`() async throws {
        let fixture = try await fixture()
        _ = try await fixture.post(json(crisis))
        _ = try await fixture.operate(
            .post,
            "decisions",
            #"{"items":[{"id":1}],"outcome":"approve"}"#,
        )
        _ = try await fixture.post(json("I hear you.", #","parent":1"#), from: "203.0.113.5")
        let story = try await fixture.operate(.get, "comments/2")
        #expect(story.json("comment.priority") == "high")
        _ = try await fixture.post(
            json("you just want attention", #","parent":1"#),
            from: "203.0.113.6",
        )
        let hostile = try await fixture.operate(.get, "comments/3")
        #expect(hostile.json("comment.priority") == "urgent")
        #expect(hostile.json("comment.quarantined") == "1")
    }

    @Test func `an edit by somebody in danger is neither counted out nor left without help`()
        async throws
    {
        let fixture = try await fixture()
        let posted = try await fixture.post(json("A quiet evening"))
        let token = try #require(posted.json("receipt_token"))
        func edit(_ body: String) async throws -> ServerFixture.Answer {
            try await fixture.ask(
                .patch,
                "/api/v1/receipts/" + token,
                headers: ["Content-Type": "application/json"],
                body: #"{"body":"\#(body)"}"#,
            )
        }
        for number in 0..<14 {
            #expect(try await edit(crisis + " \(number)").status == 200)
        }
        let long = try await edit(crisis + String(repeating: " x", count: 6_000))
        #expect(long.status == 422)
        #expect(long.json("resources.0.contact") != nil)
        #expect(long.json("message") != nil)
    }
}
