import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

@Suite struct BanAuthorTests {
    @Test func `a ban is made, listed and ended without an address in any answer`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.post(ServerFixture.good)
        let made = try await fixture.operate(
            .post,
            "comments/1/ban",
            #"{"for":"30d","reason":"names neighbours"}"#,
        )
        #expect(made.status == 201 && made.json("known_by") == "address")
        let list = try await fixture.operate(.get, "bans?site=default")
        #expect(list.json("bans.0.name") == "Ada" && list.json("bans.0.by") == "olga")
        let story = try await fixture.operate(.get, "comments/1")
        #expect(story.json("ban.reason") == "names neighbours")
        let ended = try await fixture.operate(.delete, "comments/1/ban")
        #expect(ended.status == 200)
        #expect(try await fixture.operate(.delete, "bans/1").status == 404)
        for answer in [made, list, story, ended] { #expect(!answer.body.contains("@")) }
        #expect(try await fixture.operate(.get, "bans").body == #"{"bans":[]}"#)
        let wrong = try await fixture.operate(.post, "comments/1/ban", #"{"for":"soon"}"#)
        #expect(wrong.json("errors.0.field") == "for")
        let short = try await fixture.operate(.post, "comments/1/ban", #"{"for":"5m"}"#)
        #expect(short.json("errors.0.field") == "for" && short.json("errors.1.field") == "reason")
    }

    /// The clock goes on between the reading of the request and the desk.
    @Test func `the shortest ban there is can be asked for`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.post(ServerFixture.good)
        for time in ["1h", "60m"] {
            let order = #"{"for":"\#(time)","reason":"names neighbours"}"#
            #expect(try await fixture.operate(.post, "comments/1/ban", order).status == 201)
        }
        let short = #"{"for":"59m","reason":"names neighbours"}"#
        #expect(try await fixture.operate(.post, "comments/1/ban", short).status == 422)
    }
}
