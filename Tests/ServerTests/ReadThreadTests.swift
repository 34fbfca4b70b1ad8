import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

@Suite struct ReadThreadTests {
    private func filled() async throws -> ServerFixture {
        let fixture = try await ServerFixture()
        _ = try await fixture.operate(
            .put,
            "sites/default",
            #"{"origins":["https://site.example"],"url":"https://site.example"}"#,
        )
        let parent = try await fixture.storage.post("First.")
        try await fixture.storage.decide(parent.id, .approve)
        let reply = try await fixture.storage.post("Answer.", under: parent.id)
        try await fixture.storage.decide(reply.id, .approve)
        let second = try await fixture.storage.post("Second.")
        try await fixture.storage.decide(second.id, .approve)
        return fixture
    }

    @Test func `the whole thread as JSON`() async throws {
        let fixture = try await filled()
        let answer = try await fixture.ask(.get, "/api/v1/sites/default/comments?page=/a")
        let time = { (id: Int) in answer.json("comments.\(id / 2).created") ?? "" }
        let replyTime = answer.json("comments.0.replies.0.created") ?? ""
        let author = ##""author":{"name":"Ada","avatar":{"initials":"A","color":"#3f5aa0"}}"##
        let link = "https://site.example/a#comment-"
        let expected =
            #"{"page":{"key":"/a","url":null,"title":null,"open":true,"count":3},"comments":["#
            + #"{"id":1,"parent":null,"depth":0,\#(author),"html":"<p>First.<\/p>","#
            + #""created":"\#(time(1))","link":"\#(link)1","replies":["#
            + #"{"id":2,"parent":1,"depth":1,\#(author),"html":"<p>Answer.<\/p>","#
            + #""created":"\#(replyTime)","link":"\#(link)2"}]},"#
            + #"{"id":3,"parent":null,"depth":0,\#(author),"html":"<p>Second.<\/p>","#
            + #""created":"\#(time(3))","link":"\#(link)3"}],"next":null}"#
        #expect(answer.body == expected)
    }

    @Test func `a walk in parts gives every comment once`() async throws {
        let fixture = try await filled()
        for view in ["tree", "flat"] {
            var (cursor, ids): (String?, [String]) = (nil, [])
            repeat {
                let path =
                    "/api/v1/sites/default/comments?page=/a&limit=1&view=\(view)"
                    + (cursor.map { "&cursor=\($0)" } ?? "")
                let part = try await fixture.ask(.get, path)
                #expect(part.status == 200)
                var place = "comments.0"
                while part.json(place + ".stub") != nil { place += ".replies.0" }
                ids.append(part.json(place + ".id") ?? "?")
                cursor = part.json("next").flatMap { $0 == "<null>" ? nil : $0 }
            } while cursor != nil && ids.count < 9
            #expect(ids == ["1", "2", "3"])
        }
    }

    @Test func `a page that did not change is 304, and one that did is not`() async throws {
        let fixture = try await filled()
        for path in [
            "/api/v1/sites/default/comments?page=/a", "/sites/default/thread?page=/a",
            "/sites/default/fragment?page=/a",
        ] {
            let first = try await fixture.ask(.get, path)
            let tag = try #require(first.headers[.eTag])
            for match in [tag, "W/" + tag, "\"x\", " + tag, "*"] {
                let same = try await fixture.ask(.get, path, headers: ["If-None-Match": match])
                #expect(same.status == 304)
                #expect(same.body == "")
                #expect(same.headers[.eTag] == tag)
            }
            let other = try await fixture.ask(.get, path, headers: ["If-None-Match": "\"x\""])
            #expect(other.status == 200)
            let next = try await fixture.storage.post("Another, for \(path).")
            try await fixture.storage.decide(next.id, .approve)
            let changed = try await fixture.ask(.get, path, headers: ["If-None-Match": tag])
            #expect(changed.status == 200)
            #expect(changed.body.contains("Another, for"))
        }
    }

    @Test func `who comes with a browser to no page of ours gets a page, a program a problem`()
        async throws
    {
        let fixture = try await ServerFixture()
        let accept = "text/html,application/xhtml+xml,*/*;q=0.8"
        for path in ["/", "/nowhere"] {
            let page = try await fixture.ask(.get, path, headers: ["Accept": accept])
            #expect(page.status == 404 && page.body.contains("<h1>"))
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            let problem = try await fixture.ask(.get, path)
            #expect(problem.status == 404 && problem.json("code") == "not_found")
        }
        let thread = "/sites/default/thread?page=/a&sort=best"
        let told = try await fixture.ask(.get, thread, headers: ["Accept": accept])
        #expect(told.status == 422 && told.body.contains("sort: This takes one of"))
    }

    @Test func `HEAD answers like GET without the body`() async throws {
        let fixture = try await filled()
        for path in [
            "/api/v1/sites/default/comments?page=/a", "/sites/default/thread?page=/a", "/healthz",
            "/nowhere", "/sites/default/thread",
        ] {
            let get = try await fixture.ask(.get, path)
            let head = try await fixture.ask(.head, path)
            #expect(head.status == get.status)
            #expect(head.headers[.contentLength] == "\(get.body.utf8.count)")
            #expect(head.headers[.contentType] == get.headers[.contentType])
            #expect(head.body == "")
        }
    }

    @Test(arguments: [
        ("/a/", "https://site.example/a/"), ("/a", "https://site.example/a"),
        ("/a/?utm_source=x#top", "https://site.example/a/"),
        ("/a/?p=1", "https://site.example/a/?p=1"), ("/", "https://site.example/"),
    ])
    func `a page keeps the slash at the end of its address`(
        typed: String,
        kept: String,
    )
        async throws
    {
        let fixture = try await filled()
        let body =
            #"{"page":"\#(typed)","url":"https://site.example\#(typed)","#
            + #""name":"Ada","email":"ada@example.org","body":"Hello."}"#
        #expect(try await fixture.post(body).status == 202)
        let page = PercentEncoding.component(typed)
        let answer = try await fixture.ask(.get, "/api/v1/sites/default/comments?page=\(page)")
        #expect(answer.json("page.url") == kept)
    }

    @Test func `only the sites' own origins may read from a script`() async throws {
        let fixture = try await filled()
        let path = "/api/v1/sites/default/comments?page=/a"
        let own = try await fixture.ask(.get, path, headers: ["Origin": "https://site.example"])
        #expect(own.headers[.accessControlAllowOrigin] == "https://site.example")
        #expect(own.headers[.vary] == "Origin")
        let foreign = try await fixture.ask(.get, path, headers: ["Origin": "https://x.example"])
        #expect(foreign.headers[.accessControlAllowOrigin] == nil)
        let preflight = try await fixture.ask(
            .options,
            path,
            headers: ["Origin": "https://site.example", "Access-Control-Request-Method": "POST"],
        )
        #expect(preflight.status == 204)
        #expect(preflight.headers[.accessControlAllowMethods] == "GET, POST, HEAD, OPTIONS")
    }

    @Test func `held, unknown and misplaced comments look alike`() async throws {
        let fixture = try await filled()
        let held = try await fixture.storage.post("Held.")
        let path = "/api/v1/sites/default/comments/"
        #expect(try await fixture.ask(.get, path + "1?page=/a").json("html") == "<p>First.</p>")
        var bodies: Set<String> = []
        for id in ["\(held.id.rawValue)?page=/a", "999?page=/a", "1?page=/b", "x?page=/a"] {
            let answer = try await fixture.ask(.get, path + id)
            #expect(answer.status == 404)
            bodies.insert(answer.body)
        }
        #expect(bodies.count == 1)
    }

    @Test func `lists of pages that read alike have counts of their own`() async throws {
        let fixture = try await filled()
        let path = "/api/v1/sites/default/counts?page="
        let one = try await fixture.ask(.get, path + "/%3Fp%3D1%26/x%3D2")
        let two = try await fixture.ask(.get, path + "/%3Fp%3D1&page=/x%3D2")
        #expect(one.body == #"{"counts":{"/?p=1&/x=2":0}}"#)
        #expect(two.body == #"{"counts":{"/?p=1":0,"/x=2":0}}"#)
    }

    @Test func `counts and latest`() async throws {
        let fixture = try await filled()
        let counts = try await fixture.ask(
            .get,
            "/api/v1/sites/default/counts?page=/a/&page=%2Fb&page=/a/",
        )
        #expect(counts.body == #"{"counts":{"/a/":3,"/b":0}}"#)
        let latest = try await fixture.ask(.get, "/api/v1/sites/default/latest?limit=2")
        #expect(latest.json("comments.0.id") == "3")
        #expect(latest.json("comments.1.id") == "2")
        #expect(latest.json("comments.2.id") == nil)
        let none = try await fixture.ask(.get, "/api/v1/sites/default/counts")
        #expect(none.status == 422)
    }

    @Test(arguments: [
        "limit=0", "limit=201", "limit=x", "sort=best", "view=list", "cursor=zz", "cursor=00",
    ])
    func `a wrong parameter is named`(parameter: String) async throws {
        let fixture = try await ServerFixture()
        let answer = try await fixture.ask(
            .get,
            "/api/v1/sites/default/comments?page=/a&\(parameter)",
        )
        #expect(answer.status == 422)
        #expect(answer.json("errors.0.field") == String(parameter.prefix { $0 != "=" }))
    }

    @Test func `the page replies to a comment without JavaScript`() async throws {
        let fixture = try await filled()
        let page = try await fixture.ask(.get, "/sites/default/thread?page=/a&replyto=2")
        #expect(page.body.contains("Leave a Reply to <bdi>Ada</bdi>"))
        #expect(page.body.contains("name=\"comment_parent\" value=\"2\""))
        let unknown = try await fixture.ask(.get, "/sites/default/thread?page=/a&replyto=99")
        #expect(unknown.body.contains("name=\"comment_parent\" value=\"0\""))
        #expect(page.body.contains("<link rel=\"canonical\" href=\"https://site.example/a\">"))
    }
}
