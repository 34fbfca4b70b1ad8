import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

@Suite struct EmbedAssetsTests {
    @Test func `the element may be kept by everybody and is asked about by its tag`() async throws {
        let fixture = try await ServerFixture()
        for (path, type) in [("/embed.js", "text/javascript"), ("/embed.css", "text/css")] {
            let answer = try await fixture.ask(.get, path)
            #expect(answer.status == 200)
            #expect(answer.headers[.contentType] == type + "; charset=utf-8")
            #expect(
                answer.headers[.cacheControl]
                    == "public, max-age=3600, stale-while-revalidate=604800"
            )
            #expect(answer.headers[.accessControlAllowOrigin] == "*")
            let tag = try #require(answer.headers[.eTag])
            let again = try await fixture.ask(.get, path, headers: ["If-None-Match": tag])
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
        }
    }

    @Test func `a fragment of one comment has it alone and no held one`() async throws {
        let fixture = try await ServerFixture()
        let parent = try await fixture.storage.post("First.")
        try await fixture.storage.decide(parent.id, .approve)
        let reply = try await fixture.storage.post("Answer.", under: parent.id)
        try await fixture.storage.decide(reply.id, .approve)
        let held = try await fixture.storage.post("Not yet.")
        let fragment = "/sites/default/fragment?page=/a"
        let answer = try await fixture.ask(.get, fragment + "&comment=\(reply.id.rawValue)")
        #expect(answer.status == 200)
        #expect(answer.body.contains("id=\"comment-\(reply.id.rawValue)\""))
        #expect(!answer.body.contains("id=\"comment-\(parent.id.rawValue)\""))
        #expect(answer.body.contains("data-count=\"2\""))
        for other in ["\(held.id.rawValue)", "999", "0", "x"] {
            let missing = try await fixture.ask(.get, fragment + "&comment=" + other)
            #expect(missing.status == 404, "comment=\(other)")
        }
    }
}
