import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

@Suite struct ReadFeedTests {
    private static let atom = "/sites/default/feed.atom"
    private static let json = "/sites/default/feed.json"

    private func filled() async throws -> ServerFixture {
        let fixture = try await ServerFixture()
        _ = try await fixture.operate(
            .put,
            "sites/default",
            #"{"title":"Talk & more","url":"https://site.example"}"#,
        )
        let parent = try await fixture.storage.post("First, with *stress* & <b>.")
        try await fixture.storage.decide(parent.id, .approve)
        let reply = try await fixture.storage.post("Answer.", under: parent.id)
        try await fixture.storage.decide(reply.id, .approve)
        _ = try await fixture.storage.post("It waits.")
        let elsewhere = try await fixture.storage.post("Elsewhere.", on: "/b?c=1")
        try await fixture.storage.decide(elsewhere.id, .approve)
        return fixture
    }

    @Test func `a page's feed as Atom`() async throws {
        let answer = try await filled().ask(.get, Self.atom + "?page=/a")
        #expect(answer.headers[.contentType] == "application/atom+xml; charset=utf-8")
        let times = answer.body.matches(of: /<updated>([^<]*)/).map { String($0.1) }
        #expect(times.count == 3)
        #expect(times[0] == times[1])
        let name = "tag:site.example,2026:afterword/default"
        #expect(
            answer.body == """
                <?xml version="1.0" encoding="utf-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" \
                xmlns:thr="http://purl.org/syndication/thread/1.0">
                <id>\(name)/page/%2Fa</id>
                <title>Comments on /a</title>
                <updated>\(times[1])</updated>
                <link rel="self" type="application/atom+xml" \
                href="/sites/default/feed.atom?page=%2Fa"/>
                <link rel="alternate" type="text/html" href="https://site.example/a"/>
                <generator>Afterword</generator>
                <entry>
                <id>\(name)/comment/2</id>
                <title>Ada on /a</title>
                <author><name>Ada</name></author>
                <published>\(times[1])</published>
                <updated>\(times[1])</updated>
                <link rel="alternate" type="text/html" href="https://site.example/a#comment-2"/>
                <thr:in-reply-to ref="\(name)/comment/1" href="https://site.example/a#comment-1"/>
                <content type="html">&lt;p&gt;Answer.&lt;/p&gt;</content>
                </entry>
                <entry>
                <id>\(name)/comment/1</id>
                <title>Ada on /a</title>
                <author><name>Ada</name></author>
                <published>\(times[2])</published>
                <updated>\(times[2])</updated>
                <link rel="alternate" type="text/html" href="https://site.example/a#comment-1"/>
                <content type="html">&lt;p&gt;First, with &lt;em&gt;stress&lt;/em&gt; &amp;amp; \
                &amp;lt;b&amp;gt;.&lt;/p&gt;</content>
                </entry>
                </feed>

                """
        )
    }

    @Test func `the site's feed as JSON, the newest first across pages`() async throws {
        let answer = try await filled().ask(.get, Self.json)
        #expect(answer.headers[.contentType] == "application/feed+json; charset=utf-8")
        #expect(answer.json("version") == "https://jsonfeed.org/version/1.1")
        #expect(answer.json("title") == "Comments on Talk & more")
        #expect(answer.json("home_page_url") == "https://site.example/")
        #expect(answer.json("items.0.title") == "Ada on /b?c=1")
        #expect(answer.json("items.0.url") == "https://site.example/b?c=1#comment-4")
        #expect(answer.json("items.1.content_html") == "<p>Answer.</p>")
        #expect(answer.json("items.2.id") == "tag:site.example,2026:afterword/default/comment/1")
        #expect(answer.json("items.3.id") == nil)
    }

    @Test(arguments: [atom + "?page=/a", atom, json + "?page=/a", json])
    func `a feed is told from its tag, and another one after a decision`(path: String) async throws
    {
        let fixture = try await filled()
        let first = try await fixture.ask(.get, path)
        let tag = try #require(first.headers[.eTag])
        let known = ["If-None-Match": tag]
        #expect(try await fixture.ask(.get, path, headers: known).status == 304)
        _ = try await fixture.operate(
            .post,
            "decisions",
            #"{"items":[{"id":3}],"outcome":"approve"}"#,
        )
        let second = try await fixture.ask(.get, path, headers: known)
        #expect(second.status == 200)
        #expect(second.body.contains("It waits."))
        #expect(!first.body.contains("It waits."))
    }

    @Test func `a page that nobody wrote on has an empty feed, an unknown site none`() async throws
    {
        let fixture = try await filled()
        let empty = try await fixture.ask(.get, Self.atom + "?page=/nothing")
        #expect(empty.status == 200)
        #expect(empty.body.contains("<updated>1970-01-01T00:00:00Z</updated>"))
        #expect(!empty.body.contains("<entry>"))
        #expect(try await fixture.ask(.get, "/sites/none/feed.json").status == 404)
        #expect(try await fixture.ask(.get, Self.atom + "?page=a%ff").status == 400)
    }
}
