import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

/// What lies between writing and sending: preview, second look, the language, being known again.
@Suite struct FormStepsTests {
    private let number = "You can call me, 07700 900142, any time."

    private func form(
        _ comment: String,
        _ more: (String, String)...,
    ) -> KeyValuePairs<String, String> {
        // Literal pairs keep their order; the extras are at most two.
        let first = more.first ?? ("comment_parent", "0")
        let second = more.dropFirst().first ?? ("redirect_to", "")
        return [
            "comment": comment, "author": "Ada", "email": "ada@example.org",
            "comment_post_ID": "/a", first.0: first.1, second.0: second.1,
        ]
    }

    @Test func `a preview shows the comment as it would be, keeps everything and stores nothing`()
        async throws
    {
        let fixture = try await ServerFixture()
        let shown = try await fixture.send([
            "comment": "Hello *there* <b>", "author": "", "email": "not yet",
            "comment_post_ID": "/a", "afterword_look": "offer", "afterword_preview": "yes",
            "wp-comment-cookies-consent": "yes",
        ])
        #expect(shown.status == 200)
        #expect(shown.body.contains("<section class=\"aw-preview\""))
        #expect(shown.body.contains("<p>Hello <em>there</em> &lt;b&gt;</p>"))
        #expect(shown.body.contains("Hello *there* &lt;b&gt;</textarea>"))
        #expect(shown.body.contains("value=\"not yet\""))
        #expect(shown.body.contains("name=\"afterword_look\""))
        #expect(!shown.body.contains("id=\"form-errors\""))
        #expect(shown.headers[.setCookie] == nil)
        #expect(shown.headers[.cacheControl] == "no-store")
        #expect(try await fixture.operate(.get, "queue").json("items.0.id") == nil)
        // It counts as no submission: as many comments as ever can follow.
        for _ in 1...12 {
            let again = try await fixture.send(form("Hello.", ("afterword_preview", "yes")))
            #expect(again.status == 200)
        }
        #expect(try await fixture.send(form("Hello.")).status == 303)
    }

    @Test func `a preview of nothing says so`() async throws {
        let fixture = try await ServerFixture()
        let empty = try await fixture.send(form("  ", ("afterword_preview", "yes")))
        #expect(empty.status == 422)
        #expect(empty.body.contains("<li><a href=\"#comment\">Please write a comment.</a></li>"))
    }

    @Test func `previews of one connection are limited`() async throws {
        let fixture = try await ServerFixture()
        for _ in 1...60 {
            _ = try await fixture.send(form("Hello.", ("afterword_preview", "yes")))
        }
        let last = try await fixture.send(form("Hello.", ("afterword_preview", "yes")))
        #expect(last.status == 429)
        #expect(last.body.contains("Hello.</textarea>"))
    }

    @Test func `our own form shows what may be mended, once, and sends it all the same`()
        async throws
    {
        let fixture = try await ServerFixture()
        _ = try await fixture.operate(.put, "sites/default", #"{"policy":"peer-support"}"#)
        let asked = try await fixture.send(form(number, ("afterword_look", "offer")))
        #expect(asked.status == 422)
        #expect(asked.body.contains("<mark>07700 900142</mark>"))
        #expect(asked.body.contains("There is a way to reach you in it"))
        #expect(asked.body.contains(number + "</textarea>"))
        #expect(!asked.body.contains("name=\"afterword_look\""))
        #expect(try await fixture.operate(.get, "queue").json("items.0.id") == nil)
        let sent = try await fixture.send(form(number, ("submit", "Send anyway")))
        #expect(sent.status == 303)
        #expect(try await fixture.operate(.get, "queue").json("items.0.id") == "1")
    }

    @Test func `a theme's form and whoever is in danger are never asked`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.operate(.put, "sites/default", #"{"policy":"peer-support"}"#)
        let theme = try await fixture.send(form(number))
        #expect(theme.status == 303)
        let danger = try await fixture.send(
            form("I want to die. Call me on 07700 900142.", ("afterword_look", "offer"))
        )
        #expect(danger.status == 303)
    }

    @Test func `programs are asked when they want to be`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.operate(.put, "sites/default", #"{"policy":"peer-support"}"#)
        let start = #"{"page":"/a","name":"Ada","email":"ada@example.org","body":"\#(number)""#
        let asked = try await fixture.post(start + #","second_look":true}"#)
        #expect(asked.status == 422)
        #expect(asked.json("code") == "second_look")
        #expect(asked.json("spans.0.field") == "body")
        #expect(asked.json("spans.0.from") == "17")
        #expect(asked.json("spans.0.to") == "29")
        #expect(asked.json("excerpts.0.field") == "body")
        #expect(asked.json("excerpts.0.marked") == "07700 900142")
        #expect(asked.headers[.cacheControl] == "no-store")
        #expect(asked.json("message")?.contains("a way to reach you") == true)
        #expect(try await fixture.post(start + "}").status == 202)
    }

    @Test func `a site speaks its language in pages, and programs read English`() async throws {
        let fixture = try await ServerFixture()
        let put = try await fixture.operate(.put, "sites/default", #"{"language":"de"}"#)
        #expect(put.json("language") == "de")
        let page = try await fixture.ask(.get, "/sites/default/thread?page=/a")
        #expect(page.body.contains("<html lang=\"de\" dir=\"ltr\">"))
        #expect(page.body.contains("Schreiben Sie einen Kommentar"))
        let wrong = try await fixture.send([
            "comment": " ", "author": "", "email": "x", "url": "ftp://x",
            "comment_post_ID": "/a",
        ])
        for words in [
            "Bitte schreiben Sie einen Kommentar.", "Bitte geben Sie einen Namen an",
            "Das sieht nicht wie eine E-Mail-Adresse aus", "Das sieht nicht wie eine Website aus",
        ] {
            #expect(wrong.body.contains(words))
        }
        #expect(!wrong.body.contains("Please"))
        let invisible = try await fixture.send(form("\u{200B}\u{200B}"))
        #expect(invisible.status == 422)
        #expect(!invisible.body.contains("Please"))
        let json = try await fixture.post(#"{"page":"/a","name":"","email":"x","body":""}"#)
        #expect(json.json("errors.0.message") == "Please write a comment.")
        let nowhere = try await fixture.ask(.get, "/receipts/none")
        #expect(nowhere.status == 404)
        #expect(nowhere.body.contains("<h1>Nicht gefunden</h1>"))
        let unknown = try await fixture.operate(.put, "sites/default", #"{"language":"tlh"}"#)
        #expect(unknown.status == 422)
        #expect(unknown.json("errors.0.field") == "language")
    }

    @Test func `nothing is kept in a browser unless its reader asked, and it forgets again`()
        async throws
    {
        let fixture = try await ServerFixture()
        let plain = try await fixture.send(form("Hello."))
        #expect(plain.headers[.setCookie] == nil)
        let known = try await fixture.send(
            form("Hello again.", ("wp-comment-cookies-consent", "yes"))
        )
        let cookie = try #require(known.headers[.setCookie])
        #expect(cookie.hasPrefix("afterword_author_default="))
        for part in ["HttpOnly", "Secure", "SameSite=None", "Max-Age=31536000", "Path=/"] {
            #expect(cookie.contains(part))
        }
        let pair = String(cookie.prefix { $0 != ";" })
        let receipt = try #require(known.headers[.location])
        let stranger = try await fixture.ask(.get, receipt)
        #expect(!stranger.body.contains("Forget me in this browser"))
        #expect(stranger.headers[.setCookie] == nil)
        let own = try await fixture.ask(.get, receipt, headers: ["Cookie": pair])
        #expect(own.body.contains("Forget me in this browser"))
        let gone = try await fixture.ask(
            .post,
            receipt,
            headers: ["Content-Type": "application/x-www-form-urlencoded", "Cookie": pair],
            body: "action=forget",
        )
        #expect(gone.headers[.location] == receipt + "?done=forget")
        #expect(gone.headers[.setCookie]?.hasPrefix("afterword_author_default=;") == true)
        #expect(gone.headers[.setCookie]?.contains("Max-Age=0") == true)
    }

    @Test func `a receipt's wishes go by form and by JSON`() async throws {
        let fixture = try await ServerFixture()
        let sent = try await fixture.post(ServerFixture.good)
        let token = try #require(sent.json("receipt_token"))
        let path = "/api/v1/receipts/" + token
        let json = ["Content-Type": "application/json"]
        let wish = try await fixture.ask(.patch, path, headers: json, body: #"{"notify":true}"#)
        #expect(wish.json("notify") == "1")
        #expect(wish.json("can_appeal") == "0")
        let early = try await fixture.ask(.patch, path, headers: json, body: #"{"appeal":true}"#)
        #expect(early.status == 409)
        let order = #"{"items":[{"id":1}],"outcome":"reject","reason":"off_topic"}"#
        _ = try await fixture.operate(.post, "decisions", order)
        let page = try await fixture.ask(.get, "/receipts/" + token)
        #expect(page.body.contains("Please look again"))
        let form = ["Content-Type": "application/x-www-form-urlencoded"]
        let asked = try await fixture.ask(
            .post,
            "/receipts/" + token,
            headers: form,
            body: "action=appeal",
        )
        #expect(asked.headers[.location] == "/receipts/\(token)?done=appeal")
        let after = try await fixture.ask(.get, "/receipts/\(token)?done=appeal")
        #expect(after.body.contains("You asked for a second look."))
        #expect(!after.body.contains("Please look again"))
        let twice = try await fixture.ask(.patch, path, headers: json, body: #"{"appeal":true}"#)
        #expect(twice.status == 409)
        let stop = try await fixture.ask(
            .post,
            "/receipts/" + token,
            headers: form,
            body: "action=replies&replies=no",
        )
        #expect(stop.status == 303)
        #expect(try await fixture.ask(.get, path).json("notify") == "0")
        let empty = try await fixture.ask(.patch, path, headers: json, body: "{}")
        #expect(empty.status == 422)
    }
}
