import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

@Suite struct PinCommentTests {
    @Test func `readers get pinned comments first, marked and without an id twice`() async throws {
        let fixture = try await ServerFixture()
        for text in ["First.", "Second."] {
            let comment = try await fixture.storage.post(text)
            try await fixture.storage.decide(comment.id, .approve)
        }
        let paths = ["/api/v1/sites/default/comments?page=/a", "/sites/default/thread?page=/a"]
        for path in paths {
            #expect(try await !fixture.ask(.get, path).body.lowercased().contains("pinned"))
        }
        #expect(try await fixture.operate(.put, "comments/2/pin").status == 200)
        let json = try await fixture.ask(.get, paths[0])
        #expect(json.json("pinned.0.id") == "2" && json.json("comments.1.pinned") == "1")
        #expect(json.json("comments.0.pinned") == nil)
        let page = try await fixture.ask(.get, paths[1]).body
        let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.output.1) }
        #expect(ids.count == Set(ids).count)
        let block = try #require(page.firstRange(of: "<section class=\"aw-pinned\""))
        let copy = try #require(page.firstRange(of: "Second."))
        let place = try #require(page.firstRange(of: "<li id=\"comment-1\""))
        #expect(block.lowerBound < copy.lowerBound && copy.lowerBound < place.lowerBound)
        #expect(page.contains("href=\"#comment-2\">In the conversation</a>"))
        #expect(page.contains("<span class=\"aw-pin\">Pinned</span>"))
        #expect(try await fixture.operate(.delete, "comments/2/pin").status == 200)
        for path in paths {
            #expect(try await !fixture.ask(.get, path).body.lowercased().contains("pinned"))
        }
    }
}
