import Comments
import Foundation
import HTTPTypes
import Testing

@testable import Server

@Suite struct ResponderTests {
    @Test func `every answer has the headers that keep it harmless`() async throws {
        let fixture = try await ServerFixture { $0.showsDemo = true }
        for route in fixture.responder.front.routes {
            let path = route.path.replacing(":site", with: "default").replacing(":id", with: "1")
                .replacing(":token", with: "unknown")
            for method in [route.method, .options, .put, .delete] {
                let answer = try await fixture.ask(method, path)
                #expect(answer.status < 500)
                for name in [
                    "X-Request-Id", "X-Content-Type-Options", "Referrer-Policy", "Cache-Control",
                    "Content-Security-Policy", "Permissions-Policy",
                ] {
                    let field = try #require(HTTPField.Name(name))
                    #expect(answer.headers[field] != nil, "\(method) \(path) has no \(name)")
                }
                #expect(answer.headers[.server] == nil)
            }
        }
    }

    @Test func `the written description has exactly our routes`() async throws {
        let fixture = try await ServerFixture()
        let answer = try await fixture.ask(.get, "/openapi.json")
        let document = try JSONSerialization.jsonObject(with: Data(answer.body.utf8))
        let paths = try #require((document as? [String: Any])?["paths"] as? [String: Any])
        var described: Set<String> = []
        for (path, operations) in paths {
            for method in (operations as? [String: Any] ?? [:]).keys where method != "parameters" {
                described.insert("\(method.uppercased()) \(path)")
            }
        }
        let routed = fixture.responder.front.routes.map { route in
            let path = route.path.split(separator: "/").map { part in
                part.hasPrefix(":") ? "{\(part.dropFirst())}" : String(part)
            }
            return "\(route.method.rawValue) /" + path.joined(separator: "/")
        }
        #expect(described == Set(routed))
    }

    @Test func `nothing that a reader wrote or was given comes into the log`() async throws {
        let fixture = try await ServerFixture()
        let posted = try await fixture.post(
            ServerFixture.good.replacing("kind", with: "wordthatisrare"),
            from: "198.51.100.77",
        )
        let token = try #require(posted.json("receipt_token"))
        _ = try await fixture.ask(.get, "/receipts/\(token)")
        _ = try await fixture.ask(.get, "/api/v1/receipts/\(token)")
        _ = try await fixture.post("{ wordthatisrare")
        _ = try await fixture.ask(.get, "/wordthatisrare/ada@example.org")
        let log = fixture.log.text
        #expect(log.contains("/api/v1/sites/{site}/comments"))
        for secret in ["wordthatisrare", "ada@", "example.org", token, "198.51.100"] {
            #expect(!log.contains(secret))
        }
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777_000, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (1_795_523_400_000, "Tue, 24 Nov 2026 12:30:00 GMT"),
    ])
    func `dates are written as RFC 9110 wants them`(moment: Int, text: String) {
        #expect(DateField.written(Timestamp(rawValue: Int64(moment))) == text)
    }

    @Test func `below a path prefix everything works with and without it`() async throws {
        let fixture = try await ServerFixture { $0.publicURL = "https://x.example/talk" }
        let page = try await fixture.ask(.get, "/talk/sites/default/thread?page=/a")
        #expect(page.status == 200)
        #expect(page.body.contains("href=\"/talk/assets/page.css\""))
        #expect(page.body.contains("action=\"/talk/wp-comments-post.php\""))
        #expect(try await fixture.ask(.get, "/assets/page.css").status == 200)
        let posted = try await fixture.post(ServerFixture.good)
        #expect(posted.json("receipt")?.hasPrefix("https://x.example/talk/receipts/") == true)
    }

    @Test(arguments: [
        "/", "//", "/api/v1/sites/%00/comments?page=/a", "/api/v1/sites/default/comments?page=%zz",
        "/sites/default/thread?page=%00", "/sites/../../etc/passwd", "/receipts/%2e%2e",
        "/sites/default/thread?page=/a&replyto=99999999999999999999999",
        "/api/v1/sites/default/comments/-1?page=/a", "/api/v1/moderation/comments/x",
        "/sites/default/thread?\(String(repeating: "a=1&", count: 500))",
    ])
    func `an odd path gets a clear 4xx or a page`(path: String) async throws {
        let fixture = try await ServerFixture()
        let answer = try await fixture.ask(.get, path)
        #expect(answer.status < 500)
        #expect(!answer.body.isEmpty)
    }

    @Test func `readiness says when a policy does not load`() async throws {
        let fixture = try await ServerFixture()
        #expect(try await fixture.ask(.get, "/readyz").json("policy") == "current")
        #expect(try await fixture.ask(.get, "/healthz").body == "ok\n")
        #expect(try await fixture.ask(.get, "/metrics").status == 401)
    }
}
