import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

/// Links to a comment that need no script, whatever part of the conversation it stands in.
@Suite struct PermalinkTests {
    private let path = "/sites/default/thread?page=%2Fa"

    /// One comment more than a part has.
    private func filled() async throws -> ServerFixture {
        let fixture = try await ServerFixture()
        for number in 1...Limits.usualPageOfComments + 1 {
            let comment = try await fixture.storage.post("Number \(number).")
            try await fixture.storage.decide(comment.id, .approve)
        }
        return fixture
    }

    /// Without the moment of the answer.
    private func bare(_ headers: HTTPFields) -> HTTPFields {
        var headers = headers
        headers[.date] = nil
        return headers
    }

    private func shows(_ id: Int, _ answer: ServerFixture.Answer) -> Bool {
        answer.body.contains("<li id=\"comment-\(id)\"")
    }

    @Test func `the part comes that has the comment, tag and all`() async throws {
        let fixture = try await filled()
        let first = try await fixture.ask(.get, path)
        #expect(shows(100, first) && !shows(101, first))
        #expect(first.body.contains("href=\"\(path)&amp;comment=100#comment-100\""))
        let last = try await fixture.ask(.get, path + "&comment=101")
        #expect(shows(101, last) && last.body.contains("Back to the beginning"))
        // The same bytes as those of the link through the parts, so that both are kept once.
        let cursor = try #require(last.body.firstMatch(of: /data-view="cursor=([0-9a-f]+)"/))
        let part = try await fixture.ask(.get, path + "&cursor=" + cursor.1)
        #expect(part.headers[.eTag] == last.headers[.eTag])
        let newest = try await fixture.ask(.get, path + "&sort=newest&comment=1")
        #expect(shows(1, newest) && newest.body.contains("data-view=\"sort=newest&amp;cursor="))
    }

    @Test func `whoever answers a comment without a script sees it, in whatever part it is`()
        async throws
    {
        let fixture = try await filled()
        for (id, answer) in [
            (101, try await fixture.ask(.get, path + "&replyto=101")),
            (100, try await fixture.ask(.get, path + "&replyto=100")),
        ] {
            #expect(shows(id, answer))
            #expect(answer.body.contains("name=\"comment_parent\" value=\"\(id)\""))
        }
    }

    @Test func `unknown, held and misplaced numbers answer as the page itself`() async throws {
        let fixture = try await filled()
        let held = try await fixture.storage.post("Held.")
        let elsewhere = try await fixture.storage.post("Elsewhere.", on: "/b")
        try await fixture.storage.decide(elsewhere.id, .approve)
        let first = try await fixture.ask(.get, path)
        let numbers = [
            "\(held.id.rawValue)", "\(elsewhere.id.rawValue)", "999", "0", "-1", "x", "", "1",
            "100",
            "99999999999999999999",
        ]
        for number in numbers {
            let answer = try await fixture.ask(.get, path + "&comment=" + number)
            #expect(answer.status == 200 && answer.body == first.body, "\(number)")
            #expect(bare(answer.headers) == bare(first.headers))
        }
    }

    @Test func `a comment that moves to another part is found there, in the same words`()
        async throws
    {
        let fixture = try await filled()
        let link = path + "&comment=100"
        #expect(try await shows(100, fixture.ask(.get, link)))
        // An answer to the first one stands before all others.
        let answer = try await fixture.storage.post("Answer.", under: CommentID(1))
        try await fixture.storage.decide(answer.id, .approve)
        let moved = try await fixture.ask(.get, link)
        #expect(shows(100, moved) && !shows(1, moved))
        #expect(try await !shows(100, fixture.ask(.get, path)))
    }

    @Test func `whoever is published comes back to the part with the comment`() async throws {
        let fixture = try await filled()
        _ = try await fixture.operate(
            .put,
            "sites/default",
            #"{"policy":"blog","origins":["https://site.example"]}"#,
        )
        let home = "http://comments.test"
        let places: KeyValuePairs<String, String> = [
            path: path,
            "/sites/default/thread?page=/a&cursor=0000000000000001#respond": path,
            home + path + "&sort=newest&replyto=1": home + path + "&sort=newest",
        ]
        for (number, place) in places.enumerated() {
            let answer = try await fixture.send([
                "comment": "A kind word, the \(number + 1)st.", "author": "Ada",
                "email": "ada@example.org", "comment_post_ID": "/a", "redirect_to": place.key,
            ])
            let id = 102 + number
            #expect(answer.headers[.location] == place.value + "&comment=\(id)#comment-\(id)")
            let landed = try await fixture.ask(
                .get,
                String((answer.headers[.location] ?? "").trimmingPrefix(home)),
            )
            #expect(shows(id, landed))
        }
        let theirs = try await fixture.send([
            "comment": "Another one.", "author": "Ada", "email": "ada@example.org",
            "comment_post_ID": "/a", "redirect_to": "https://site.example/a?x=1",
        ])
        #expect(theirs.headers[.location] == "https://site.example/a?x=1#comment-105")
    }

    @Test func `feeds and JSON link to our page only where the site has none`() async throws {
        let fixture = try await ServerFixture { $0.publicURL = "https://talk.example" }
        let top = try await fixture.storage.post("First.")
        let reply = try await fixture.storage.post("Answer.", under: top.id)
        for id in [top.id, reply.id] { try await fixture.storage.decide(id, .approve) }
        let ours = "https://talk.example" + path
        let paths = ["feed.atom", "feed.json"].map { "/sites/default/\($0)?page=/a" }
        let json = "/api/v1/sites/default/comments?page=/a"
        #expect(
            try await fixture.ask(.get, json).json("comments.0.link")
                == ours + "&comment=1#comment-1"
        )
        let atom = try await fixture.ask(.get, paths[0]).body
        #expect(atom.contains("href=\"\(ours)&amp;comment=2#comment-2\"/>"))
        // What it answers, and where that stands.
        #expect(atom.contains("comment/1\" href=\"\(ours)&amp;comment=1#comment-1\"/>"))
        #expect(
            try await fixture.ask(.get, paths[1]).json("items.0.url")
                == ours + "&comment=2#comment-2"
        )
        _ = try await fixture.operate(.put, "sites/default", #"{"url":"https://site.example"}"#)
        for path in paths + [json] {
            let answer = try await fixture.ask(.get, path).body
            #expect(answer.contains("https://site.example/a#comment-2"))
            #expect(!answer.contains("comment=2"))
        }
    }
}
