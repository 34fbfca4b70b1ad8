import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

@Suite struct SubmitFormTests {
    private let sitePut = #"{"origins":["https://site.example"],"url":"https://site.example"}"#

    @Test func `a held comment leads to its receipt, and the receipt tells and withdraws`()
        async throws
    {
        let fixture = try await ServerFixture()
        let sent = try await fixture.send([
            "comment": "Hello.", "author": "Ada", "email": "ada@example.org",
            "comment_post_ID": "/a", "comment_parent": "0",
        ])
        #expect(sent.status == 303)
        let receipt = try #require(sent.headers[.location])
        #expect(receipt.hasPrefix("/receipts/"))
        let page = try await fixture.ask(.get, receipt)
        #expect(page.status == 200)
        #expect(page.body.contains("Your comment is awaiting moderation"))
        #expect(page.body.contains("<p>Hello.</p>"))
        #expect(!page.body.contains("example.org"))
        #expect(page.headers[.cacheControl] == "no-store")
        let form = ["Content-Type": "application/x-www-form-urlencoded"]
        let edited = try await fixture.ask(
            .post,
            receipt,
            headers: form,
            body: "action=edit&comment=Changed.",
        )
        #expect(edited.headers[.location] == receipt + "?done=edit")
        let foreign = try await fixture.ask(
            .post,
            receipt,
            headers: form.merging(["Origin": "https://evil.example"]) { $1 },
            body: "action=withdraw&confirm=yes",
        )
        #expect(foreign.status == 403)
        let unsure = try await fixture.ask(.post, receipt, headers: form, body: "action=withdraw")
        #expect(unsure.status == 422)
        let gone = try await fixture.ask(
            .post,
            receipt,
            headers: form,
            body: "action=withdraw&confirm=yes",
        )
        #expect(gone.status == 303)
        let empty = try await fixture.ask(.get, receipt)
        #expect(empty.body.contains("You withdrew this comment"))
        #expect(!empty.body.contains("Changed."))
    }

    @Test func `what is missing is named and every character typed is kept`() async throws {
        let fixture = try await ServerFixture()
        let text = "Line one\n\n<b>\"bold\"</b> & 'quotes' \u{1F642} é"
        let sent = try await fixture.send([
            "comment": text, "author": "", "email": "not an address", "url": "ftp://x",
            "comment_post_ID": "/a", "wp-comment-cookies-consent": "yes",
        ])
        #expect(sent.status == 422)
        #expect(sent.body.contains("Your comment was not sent yet."))
        for field in ["author", "email", "url"] {
            #expect(sent.body.contains("<li><a href=\"#\(field)\">"))
            #expect(sent.body.contains("aria-describedby=\"\(field)-error"))
        }
        #expect(
            sent.body.contains(
                "\nLine one\n\n&lt;b&gt;&quot;bold&quot;&lt;/b&gt; &amp; &#39;quotes&#39; \u{1F642} é</textarea>"
            )
        )
        #expect(sent.body.contains("value=\"not an address\""))
        #expect(sent.body.contains("value=\"yes\" checked"))
    }

    @Test func `a theme's form posts with only its action changed`() async throws {
        let fixture = try await ServerFixture()
        let put = try await fixture.operate(.put, "sites/default", sitePut)
        #expect(put.status == 200)
        let theme: KeyValuePairs = [
            "comment": "From a theme.", "author": "Ada", "email": "ada@example.org", "url": "",
            "submit": "Post Comment", "comment_post_ID": "42", "comment_parent": "0",
        ]
        let sent = try await fixture.send(theme, headers: ["Origin": "https://site.example"])
        #expect(sent.status == 303)
        let listed = try await fixture.operate(.get, "queue")
        #expect(listed.json("items.0.page") == "/?p=42")
        let numbered = try await fixture.operate(
            .put,
            "sites/default",
            #"{"page_numbers":{"42":"/first-post/"}}"#,
        )
        #expect(numbered.status == 200)
        let again = try await fixture.send(theme, headers: ["Origin": "https://site.example"])
        #expect(again.status == 303)
        let both = try await fixture.operate(.get, "queue")
        #expect(both.json("items.1.page") == "/first-post")
        let evil = try await fixture.send(theme, headers: ["Origin": "https://evil.example"])
        #expect(evil.status == 403)
        #expect(evil.body.contains("From a theme."))
        let null = try await fixture.send(theme, headers: ["Origin": "null"])
        #expect(null.status == 403)
    }

    @Test func `a form without its page says so and keeps the text`() async throws {
        let fixture = try await ServerFixture()
        let sent = try await fixture.send([
            "comment": "Where am I?", "author": "Ada", "email": "ada@example.org",
        ])
        #expect(sent.status == 422)
        #expect(sent.body.contains("The page is missing"))
        #expect(sent.body.contains("Where am I?</textarea>"))
    }

    @Test func `a published comment leads back to the page, to allowed addresses only`()
        async throws
    {
        let fixture = try await ServerFixture()
        _ = try await fixture.operate(.put, "sites/default", sitePut)
        var keys: String?
        for number in 1...3 {
            let sent = try await fixture.send(
                [
                    "comment": "Number \(number).", "author": "Ada", "email": "a@example.org",
                    "comment_post_ID": "/a", "wp-comment-cookies-consent": "yes",
                    "redirect_to": number == 3
                        ? "https://evil.example/a" : "https://site.example/a?x=1#y",
                ],
                headers: [
                    "Origin": "https://site.example",
                    "Cookie": keys.map { "a=b; afterword_author_default=\($0)" } ?? "",
                ],
            )
            let cookie = try #require(sent.headers[.setCookie])
            #expect(cookie.contains("HttpOnly; Secure; SameSite=None"))
            keys = cookie.split(separator: ";").first?.split(separator: "=").last.map(String.init)
            _ = try await fixture.operate(
                .post,
                "decisions",
                #"{"items":[{"id":\#(number)}],"outcome":"approve"}"#,
            )
            if number == 3 {
                #expect(sent.headers[.location] == "https://site.example/a#comment-3")
            }
        }
        let last = try await fixture.send(
            [
                "comment": "Known by now.", "author": "Ada", "email": "a@example.org",
                "comment_post_ID": "/a", "redirect_to": "https://site.example/a?x=1#y",
            ],
            headers: [
                "Origin": "https://site.example",
                "Cookie": "afterword_author_default=\(keys ?? "")",
            ],
        )
        #expect(last.headers[.location] == "https://site.example/a?x=1#comment-4")
    }

    @Test(arguments: [
        "https://site.example@evil.example/x", "https://evil.example/x", "//evil.example/x",
        "https://site.example\\@evil.example", "javascript:alert(1)", "/\\evil.example",
    ])
    func `nobody is led to another host`(address: String) async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.operate(
            .put,
            "sites/default",
            #"{"origins":["https://site.example"],"shows_held_on_page":true}"#,
        )
        let sent = try await fixture.send(
            [
                "comment": "Hello.", "author": "Ada", "email": "a@example.org",
                "comment_post_ID": "/a", "redirect_to": address,
            ],
            headers: ["Origin": "https://site.example"],
        )
        #expect(sent.headers[.location]?.hasPrefix("/receipts/") == true)
    }

    @Test func `a path of the site leads back to the site, after an error too`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.operate(
            .put,
            "sites/default",
            #"{"origins":["https://site.example"],"shows_held_on_page":true}"#,
        )
        let wrong = try await fixture.send(
            ["comment": "Hello.", "comment_post_ID": "/my/post", "redirect_to": "/my/post/"],
            headers: ["Origin": "https://site.example"],
        )
        #expect(wrong.body.contains("name=\"redirect_to\" value=\"https://site.example/my/post/\""))
        let sent = try await fixture.send(
            [
                "comment": "Hello.", "author": "Ada", "email": "a@example.org",
                "comment_post_ID": "/my/post", "redirect_to": "/my/post/",
            ],
            headers: ["Origin": "https://site.example"],
        )
        #expect(sent.headers[.location]?.hasPrefix("https://site.example/my/post/?un") == true)
    }

    @Test func `a long comment in any script fits, and broken bytes are shown, not lost`()
        async throws
    {
        let fixture = try await ServerFixture()
        let long = String(repeating: "群", count: 9_999)
        let sent = try await fixture.send([
            "comment": long, "author": "Ada", "email": "a@example.org", "comment_post_ID": "/a",
        ])
        #expect(sent.status == 303)
        let broken = try await fixture.ask(
            .post,
            "/wp-comments-post.php",
            headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: "comment=caf%E9&author=Ada&email=a@example.org&comment_post_ID=/a",
        )
        #expect(broken.status == 422)
        #expect(broken.body.contains("caf\u{FFFD}</textarea>"))
    }

    @Test func `a fragment's form and links name our host`() async throws {
        let fixture = try await ServerFixture { $0.publicURL = "https://c.example/talk" }
        let fragment = try await fixture.ask(.get, "/sites/default/fragment?page=/a")
        #expect(fragment.body.contains("action=\"https://c.example/talk/wp-comments-post.php\""))
    }

    @Test func `other methods and other bodies are refused by name`() async throws {
        let fixture = try await ServerFixture()
        let get = try await fixture.ask(.get, "/wp-comments-post.php")
        #expect(get.status == 405)
        #expect(get.headers[.allow] == "POST, OPTIONS")
        let odd = try #require(HTTPRequest.Method(rawValue: "PROPFIND"))
        let propfind = try await fixture.ask(odd, "/wp-comments-post.php")
        #expect(propfind.status == 405)
        #expect(propfind.headers[.allow] == "POST, OPTIONS")
        #expect(try await fixture.ask(odd, "/nowhere").status == 404)
        let multipart = try await fixture.ask(
            .post,
            "/wp-comments-post.php",
            headers: ["Content-Type": "multipart/form-data; boundary=x"],
        )
        #expect(multipart.status == 415)
        let bad = try await fixture.ask(
            .post,
            "/wp-comments-post.php",
            headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: String(repeating: "a=b&", count: 100),
        )
        #expect(bad.status == 400)
    }

    @Test func `a site that shows held comments gets a link that only reads`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.operate(
            .put,
            "sites/default",
            #"{"origins":["https://site.example"],"shows_held_on_page":true}"#,
        )
        let sent = try await fixture.send(
            [
                "comment": "Mine.", "author": "Ada", "email": "a@example.org",
                "comment_post_ID": "/a", "redirect_to": "https://site.example/a",
            ],
            headers: ["Origin": "https://site.example"],
        )
        let location = try #require(sent.headers[.location])
        let secret = try #require(
            location.split(separator: "moderation-hash=").last?.split(separator: "#").first
        )
        let path = "/api/v1/sites/default/comments/1?page=/a"
        let seen = try await fixture.ask(.get, path + "&moderation-hash=\(secret)")
        #expect(seen.json("html") == "<p>Mine.</p>")
        #expect(try await fixture.ask(.get, path).status == 404)
        fixture.storage.pass(seconds: 601)
        let late = try await fixture.ask(.get, path + "&moderation-hash=\(secret)")
        #expect(late.status == 404)
        let receipt = try await fixture.ask(.get, "/receipts/\(secret)")
        #expect(receipt.status == 404)
    }
}
