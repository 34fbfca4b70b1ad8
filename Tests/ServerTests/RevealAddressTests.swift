import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

@Suite struct RevealAddressTests {
    @Test func `the answer with the address is kept by nobody, and it is in no other`() async throws
    {
        let fixture = try await ServerFixture()
        _ = try await fixture.post(ServerFixture.good)
        let path = "comments/1/reveal"
        let refused = try await fixture.operate(.post, path, "{}")
        #expect(refused.status == 422 && refused.json("errors.0.field") == "reason")
        let answer = try await fixture.operate(.post, path, #"{"reason":"they asked"}"#)
        #expect(answer.json("address") == "ada@example.org")
        #expect(answer.headers[.cacheControl] == "no-store")
        let log = try await fixture.operate(.get, "log?subject=reveal")
        #expect(log.json("entries.0.note") == "they asked")
        for body in [log.body, refused.body, fixture.log.text] { #expect(!body.contains("@")) }
        #expect(
            try await fixture.operate(.post, "comments/9/reveal", #"{"reason":"x"}"#).status == 404
        )
    }
}
