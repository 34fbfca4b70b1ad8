import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

@Suite struct CloseByAgeTests {
    @Test func `a site says after how many days, and a late form keeps its text`() async throws {
        let fixture = try await ServerFixture()
        let set = try await fixture.operate(.put, "sites/default", #"{"close_after_days":30}"#)
        #expect(set.json("close_after_days") == "30")
        let wrong = try await fixture.operate(.put, "sites/default", #"{"close_after_days":-1}"#)
        #expect(wrong.json("errors.0.field") == "close_after_days")
        _ = try await fixture.post(ServerFixture.good)
        fixture.storage.pass(seconds: 30 * 86_400)
        let path = "/api/v1/sites/default/comments?page=/a"
        #expect(try await fixture.ask(.get, path).json("page.open") == "1")
        let late = try await fixture.send([
            "comment": "Too late.", "author": "Ada", "email": "ada@example.org",
            "comment_post_ID": "/a",
        ])
        #expect(late.status == 403 && late.body.contains("Too late."))
        #expect(try await fixture.ask(.get, path).json("page.open") == "0")
        #expect(try await fixture.post(ServerFixture.good).json("code") == "closed")
        let never = try await fixture.operate(.put, "sites/default", #"{"close_after_days":0}"#)
        #expect(never.json("close_after_days") == "0")
    }
}
