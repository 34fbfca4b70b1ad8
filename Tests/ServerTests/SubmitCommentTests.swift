import Comments
import Foundation
import HTTPTypes
import Testing

@testable import Server

@Suite struct SubmitCommentTests {
    @Test func `a comment is received, approved, fetched, and its first answer is kept`()
        async throws
    {
        let fixture = try await ServerFixture()
        let posted = try await fixture.post(
            ServerFixture.good,
            headers: ["Idempotency-Key": "\"k1\""],
        )
        #expect(posted.status == 202)
        #expect(posted.json("status") == "held")
        let page = "/api/v1/sites/default/comments?page=/a"
        let before = try await fixture.ask(.get, page)
        #expect(before.json("comments.0.id") == nil)
        let decided = try await fixture.operate(
            .post,
            "decisions",
            #"{"items":[{"id":1}],"outcome":"approve"}"#,
        )
        #expect(decided.json("decided.0.state") == "approved")
        let after = try await fixture.ask(.get, page)
        #expect(after.json("comments.0.html") == "<p>A kind word.</p>")
        #expect(after.json("comments.0.author.avatar.initials") == "A")
        #expect(after.headers[.eTag] != before.headers[.eTag])
        let again = try await fixture.post(
            ServerFixture.good,
            headers: ["Idempotency-Key": "k1"],
        )
        #expect(again.status == 202)
        #expect(again.json("receipt_token") == posted.json("receipt_token"))
        let other = try await fixture.post(
            ServerFixture.good.replacing("kind", with: "good"),
            headers: ["Idempotency-Key": "k1"],
        )
        #expect(other.status == 422)
        #expect(other.json("code") == "key_reused")
    }

    @Test func `every failing field is named at once, by its name in the encoding`() async throws {
        let fixture = try await ServerFixture()
        let answer = try await fixture.post(
            #"{"name":7,"email":"ada@","website":"javascript:1","body":" ","colour":"red"}"#
        )
        #expect(answer.status == 422)
        let problems = (0..<6).map { index in
            "\(answer.json("errors.\(index).field") ?? "-") \(answer.json("errors.\(index).code") ?? "-")"
        }
        #expect(
            problems == [
                "colour unknown", "name wrong_type", "body required", "email invalid",
                "website invalid", "page required",
            ]
        )
        #expect(answer.headers[.contentType] == "application/problem+json; charset=utf-8")
    }

    @Test(arguments: [
        ("{", 400, "malformed"),
        ("", 400, "malformed"),
        ("[]", 400, "malformed"),
        ("null", 400, "malformed"),
        (#"{"page":"/a","page":"/b"}"#, 400, "malformed"),
        (#"{"a":[[[[[[[[1]]]]]]]]}"#, 400, "malformed"),
        (#"{"page":"/a","body":"\ud800"}"#, 422, "invalid"),
        ("{\"page\":\"/a\",}", 400, "malformed"),
        ("{\"page\":\"/a\"} {}", 400, "malformed"),
        (#"{"page":{"a":1}}"#, 422, "invalid"),
        (#"{"page":"/a","parent":-1,"name":"A","email":"a@b.de","body":"x"}"#, 422, "invalid"),
        (#"{"page":"/a","parent":1e99,"name":"A","email":"a@b.de","body":"x"}"#, 422, "invalid"),
        (
            #"{"page":"/a","parent":99,"name":"A","email":"a@b.de","body":"x"}"#,
            404, "no_such_parent",
        ),
        (
            #"{"page":"/a","url":"https://evil.example/a","name":"A","email":"a@b.de","body":"x"}"#,
            422, "invalid",
        ),
    ])
    func `a body that is not ours gets a clear answer`(
        body: String,
        status: Int,
        code: String,
    )
        async throws
    {
        let fixture = try await ServerFixture()
        let answer = try await fixture.post(body)
        #expect(answer.status == status)
        #expect(answer.json("code") == code)
    }

    @Test func `too many keys, bytes, characters and wrong types are told apart`() async throws {
        let fixture = try await ServerFixture()
        let keys = (0..<65).map { "\"k\($0)\":1" }.joined(separator: ",")
        #expect(try await fixture.post("{\(keys)}").status == 400)
        let large = String(repeating: "x", count: 70_000)
        #expect(try await fixture.post("{\"body\":\"\(large)\"}").status == 413)
        let long = String(repeating: "é", count: 10_001)
        let tooLong = try await fixture.post(
            "{\"page\":\"/a\",\"name\":\"A\",\"email\":\"a@b.de\",\"body\":\"\(long)\"}"
        )
        #expect(tooLong.json("errors.0.code") == "too_long")
        let exact = String(long.dropFirst())
        let fits = try await fixture.post(
            "{\"page\":\"/a\",\"name\":\"A\",\"email\":\"a@b.de\",\"body\":\"\(exact)\"}"
        )
        #expect(fits.status == 202)
        let form = try await fixture.post("a=b", headers: ["Content-Type": "text/plain"])
        #expect(form.status == 415)
    }

    @Test func `bytes that are no UTF-8 are refused`() async throws {
        #expect(throws: Refusal.malformed("the body is not UTF-8")) {
            try JSONShape.check([0x22, 0xFF, 0x22])
        }
    }

    @Test func `the eleventh comment of ten minutes is asked to wait, from that address only`()
        async throws
    {
        // The shipped policy is stricter than the built-in limit; a new text each time is no duplicate.
        let fixture = try await ServerFixture()
        var statuses: [Int] = []
        for number in 0..<12 {
            let json = ServerFixture.good.replacing("kind", with: "kind \(number)")
            statuses.append(try await fixture.post(json).status)
        }
        #expect(statuses.prefix(5).allSatisfy { $0 == 202 })
        #expect(statuses.last == 429)
        let last = try await fixture.post(ServerFixture.good.replacing("kind", with: "late"))
        let wait = try #require(last.headers[.retryAfter].flatMap { Int($0) })
        #expect((1...600).contains(wait))
        let other = try await fixture.post(
            ServerFixture.good.replacing("kind", with: "other"),
            from: "203.0.113.8",
        )
        #expect(other.status == 202)
    }

    @Test func `a preview prints as publication does, so many times in ten minutes`() async throws {
        let fixture = try await ServerFixture()
        func preview() async throws -> ServerFixture.Answer {
            try await fixture.ask(
                .post,
                "/api/v1/sites/default/previews",
                headers: ["Content-Type": "application/json"],
                body: #"{"body":"**x** <b>"}"#,
            )
        }
        let first = try await preview()
        #expect(first.json("html") == "<p><strong>x</strong> &lt;b&gt;</p>")
        for _ in 1..<RateMeter.mostPreviews { #expect(try await preview().status == 200) }
        #expect(try await preview().status == 429)
    }

    @Test func `a forwarded address counts only from a listed proxy`() async throws {
        let proxies = TrustedProxies(["10.0.0.0/8"])
        let chain = ["198.51.100.1, 192.0.2.9", "10.1.1.1"]
        let listed = try #require(try? SocketAddressFixture.address("10.2.3.4"))
        let unlisted = try #require(try? SocketAddressFixture.address("192.0.2.50"))
        #expect(proxies.client(of: listed, forwarded: chain) == ClientAddress(text: "192.0.2.9"))
        #expect(proxies.client(of: unlisted, forwarded: chain) == ClientAddress(unlisted))
        let mapped = try #require(try? SocketAddressFixture.address("::ffff:127.0.0.1"))
        let ports = ["192.0.2.9:4711", "[2001:db8::1]:80"]
        #expect(
            proxies.client(of: mapped, forwarded: [ports[0]]) == ClientAddress(text: "192.0.2.9")
        )
        #expect(
            proxies.client(of: mapped, forwarded: [ports[1]]) == ClientAddress(text: "2001:db8::1")
        )
        #expect(proxies.client(of: listed, forwarded: ["junk"]) == ClientAddress(listed))
        let six = ClientAddress(text: "2001:db8:1:2:3:4:5:6")
        #expect(six == ClientAddress(text: "2001:db8:1:2::1"))
        #expect(six != ClientAddress(text: "2001:db8:1:3::1"))
        #expect(ClientAddress(text: "::ffff:192.0.2.9") == ClientAddress(text: "192.0.2.9"))
    }

    @Test func `a timed token is good once, and a forged one says so`() async throws {
        let tokens = FormTokens()
        let start = Timestamp(rawValue: 1_790_000_000_000)
        let token = tokens.issue(.usual, at: start)
        let first = tokens.read(token, .usual, at: start.adding(seconds: 40))
        #expect(first.token == .known(.valid))
        #expect(first.elapsed == .known(40))
        #expect(tokens.read(token, .usual, at: start).token == .known(.valid))
        tokens.spend(token, at: start)
        #expect(tokens.read(token, .usual, at: start).token == .known(.reused))
        let late = tokens.issue(.usual, at: start)
        let day = start.adding(seconds: 25 * 3_600)
        #expect(tokens.read(late, .usual, at: day).token == .known(.expired))
        #expect(tokens.read(token + "x", .usual, at: start).token == .known(.forged))
        #expect(tokens.read("", .usual, at: start).token == .known(.forged))
        let other = try #require(SiteName(rawValue: "other"))
        #expect(tokens.read(late, other, at: start).token == .known(.forged))
    }

    @Test func `somebody in danger is answered with help, whatever is refused`() async throws {
        let fixture = try await ServerFixture()
        let invalid = try await fixture.post(
            #"{"page":"/a","name":"","email":"x","body":"I want to kill myself tonight."}"#
        )
        #expect(invalid.status == 422)
        #expect(invalid.json("resources.0.contact") != nil)
        var last: Int?
        for number in 0..<12 {
            let text = "I want to kill myself tonight. \(number)"
            let json = ServerFixture.good.replacing("A kind word.", with: text)
            last = try await fixture.post(json).status
        }
        #expect(last == 202)
    }
}
