import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

@Suite struct MoveThreadTests {
    private let base = "/api/v1/sites/default/"

    @Test func `readers by the earlier page get what is new at once, tag and all`() async throws {
        let fixture = try await ServerFixture()
        let first = try await fixture.storage.post("First.")
        try await fixture.storage.decide(first.id, .approve)
        let (old, new) = (base + "comments?page=/a", base + "comments?page=/b")
        let (before, none) = (try await fixture.ask(.get, old), try await fixture.ask(.get, new))
        #expect(none.json("page.count") == "0")
        #expect(try await fixture.operate(.patch, "threads/1", #"{"page":"/b/"}"#).status == 200)
        let (byOld, byNew) = (try await fixture.ask(.get, old), try await fixture.ask(.get, new))
        #expect(byOld.body == byNew.body && byOld.json("page.key") == "/b")
        let tag = byOld.headers[.eTag] ?? ""
        #expect(tag != before.headers[.eTag])
        #expect(try await fixture.ask(.get, old, headers: ["If-None-Match": tag]).status == 304)
        let second = try await fixture.storage.post("Second.", on: "/a")
        try await fixture.storage.decide(second.id, .approve)
        for path in [old, new] {
            let answer = try await fixture.ask(.get, path, headers: ["If-None-Match": tag])
            #expect(answer.status == 200 && answer.json("page.count") == "2")
        }
        let counts = try await fixture.ask(.get, base + "counts?page=/a&page=/b")
        #expect(counts.body == #"{"counts":{"/a":2,"/b":2}}"#)
        let page = try await fixture.ask(.get, "/sites/default/thread?page=/a").body
        #expect(page.contains("name=\"comment_post_ID\" value=\"/b\""))
    }

    @Test func `a form with the earlier page or its number posts to the conversation`() async throws
    {
        let fixture = try await ServerFixture()
        _ = try await fixture.operate(.put, "sites/default", #"{"page_numbers":{"12":"/a"}}"#)
        _ = try await fixture.storage.post("First.")
        _ = try await fixture.operate(.patch, "threads/1", #"{"page":"/b"}"#)
        for (number, page) in ["12", "/a", "/b"].enumerated() {
            let answer = try await fixture.send([
                "comment": "Text \(number).", "author": "Ada", "email": "ada@example.org",
                "comment_post_ID": page,
            ])
            #expect(answer.status == 303)
        }
        let threads = try await fixture.operate(.get, "threads?page=/a")
        #expect(threads.json("threads.0.page") == "/b" && threads.json("threads.0.waiting") == "4")
        #expect(threads.json("threads.1.id") == nil)
        for body in ["{}", #"{"page":""}"#, #"{"open":true,"page":"/c"}"#] {
            #expect(try await fixture.operate(.patch, "threads/1", body).status == 422)
        }
    }
}
