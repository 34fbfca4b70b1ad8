import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

@Suite struct ModerationTests {
    private let decisions = "/api/v1/moderation/decisions"
    private let approve = #"{"items":[{"id":1}],"outcome":"approve"}"#
    private let json = ["Content-Type": "application/json"]

    @Test func `a token opens the desk, a wrong one does not, and many wrong ones must wait`()
        async throws
    {
        let fixture = try await ServerFixture()
        let mona = #"{"name":"Mona","role":"moderator"}"#
        let made = try await fixture.operate(.post, "tokens", mona)
        #expect(made.status == 201)
        let token = try #require(made.json("token"))
        func queue(_ token: String) async throws -> Int {
            try await fixture.ask(
                .get,
                "/api/v1/moderation/queue",
                headers: ["Authorization": "Bearer \(token)"],
            ).status
        }
        #expect(try await fixture.ask(.get, "/api/v1/moderation/queue").status == 401)
        #expect(try await queue(token) == 200)
        for _ in 0..<10 { #expect(try await queue("awm_wrong") == 401) }
        #expect(try await queue("awm_wrong") == 429)
        #expect(try await queue(token) == 200)
        let forbidden = try await fixture.ask(
            .post,
            "/api/v1/moderation/tokens",
            headers: json.merging(["Authorization": "Bearer \(token)"]) { $1 },
            body: #"{"name":"Eve","role":"admin"}"#,
        )
        #expect(forbidden.status == 403)
        #expect(try await fixture.operate(.delete, "tokens/1").status == 200)
        #expect(try await queue(token) == 429)
    }

    @Test func `the operator's name on the network opens nothing`() async throws {
        let fixture = try await ServerFixture()
        let answer = try await fixture.ask(
            .get,
            "/api/v1/moderation/queue",
            headers: ["X-Afterword-Actor": "olga"],
        )
        #expect(answer.status == 401)
    }

    @Test func `decisions, conflicts, undo and the story`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.post(ServerFixture.good)
        let queue = try await fixture.operate(.get, "queue")
        #expect(queue.json("waiting") == "1")
        let version = try #require(queue.json("items.0.version"))
        let stale = try await fixture.operate(
            .post,
            "decisions",
            #"{"items":[{"id":1,"version":99},{"id":7}],"outcome":"approve"}"#,
        )
        #expect(stale.json("conflicts.0.id") == "1")
        #expect(stale.json("missing.0") == "7")
        let trial = try await fixture.operate(
            .post,
            "decisions",
            #"{"items":[{"id":1,"version":\#(version)}],"outcome":"spam","dry_run":true}"#,
        )
        #expect(trial.json("decided.0.id") == "1")
        #expect(try await fixture.operate(.get, "queue").json("waiting") == "1")
        _ = try await fixture.operate(
            .post,
            "decisions",
            #"{"items":[{"id":1}],"outcome":"reject","reason":"unkind","note":"second time"}"#,
        )
        let story = try await fixture.operate(.get, "comments/1")
        #expect(story.json("comment.state") == "rejected")
        #expect(story.json("decisions.1.actor") == "olga")
        #expect(story.json("decisions.1.note") == "second time")
        #expect(story.json("explanation.policy") == "strict")
        #expect(try await fixture.operate(.post, "undo", "{}").json("undone.0.state") == "held")
        let nothing = try await fixture.operate(.post, "undo", "{}")
        #expect(nothing.status == 404)
        #expect(nothing.json("code") == "nothing_to_undo")
        let typo = try await fixture.operate(
            .post,
            "decisions",
            #"{"items":[{"id":1}],"outcome":"spam","dry-run":true}"#,
        )
        #expect(typo.json("errors.0.field") == "dry-run")
        #expect(try await fixture.operate(.get, "queue").json("waiting") == "1")
        let wrong = try await fixture.operate(
            .post,
            "decisions",
            #"{"items":[],"outcome":"love"}"#,
        )
        #expect(wrong.json("errors.0.field") == "outcome")
    }

    @Test func `agreeing with a policy is a decision, and a typo in an item is none`() async throws
    {
        let fixture = try await ServerFixture()
        _ = try await fixture.post(ServerFixture.good)
        let held = try await fixture.operate(
            .post,
            "decisions",
            #"{"items":[{"id":1}],"outcome":"hold","note":"asked the author"}"#,
        )
        #expect(held.json("batch") != nil)
        let story = try await fixture.operate(.get, "comments/1")
        #expect(story.json("decisions.1.note") == "asked the author")
        let same = try await fixture.operate(
            .post,
            "decisions",
            #"{"items":[{"id":1}],"outcome":"hold"}"#,
        )
        #expect(same.json("batch") == nil)
        let typo = try await fixture.operate(
            .post,
            "decisions",
            #"{"items":[{"id":1,"versoin":1}],"outcome":"spam"}"#,
        )
        #expect(typo.json("errors.0.field") == "versoin")
    }

    @Test func `what seniors read is not shown beside its parent`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.operate(.put, "sites/default", #"{"policy":"peer-support"}"#)
        let parent = try await fixture.storage.post("Parent.")
        try await fixture.storage.decide(parent.id, .approve)
        let text = #""parent":1,"name":"B","email":"b@example.org","body":"painless way to die""#
        let reply = try await fixture.post(#"{"page":"/a",\#(text)}"#)
        #expect(reply.status == 202)
        let token = try #require(
            try await fixture.operate(.post, "tokens", #"{"name":"M","role":"moderator"}"#)
                .json("token")
        )
        let bearer = ["Authorization": "Bearer \(token)"]
        let seen = try await fixture.ask(
            .get,
            "/api/v1/moderation/comments/1",
            headers: bearer,
        )
        #expect(seen.status == 200)
        #expect(!seen.body.contains("painless"))
        let all = try await fixture.operate(.get, "comments/1")
        #expect(all.body.contains("painless"))
    }

    @Test func `a closed thread refuses, shows it, and opens again`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.post(ServerFixture.good)
        #expect(try await fixture.operate(.patch, "threads/1", #"{"open":false}"#).status == 200)
        let late = try await fixture.post(ServerFixture.good.replacing("kind", with: "late"))
        #expect(late.status == 403)
        #expect(late.json("code") == "closed")
        let form = try await fixture.send([
            "comment": "Too late.", "author": "Ada", "email": "a@example.org",
            "comment_post_ID": "/a",
        ])
        #expect(form.status == 403)
        #expect(form.body.contains("Too late.</textarea>"))
        let page = try await fixture.ask(.get, "/sites/default/thread?page=/a")
        #expect(page.body.contains("Comments are closed here."))
        #expect(try await fixture.operate(.patch, "threads/1", #"{"open":true}"#).status == 200)
        #expect(try await fixture.operate(.get, "threads").json("threads.0.open") == "1")
    }

    @Test func `a site's settings are checked field by field`() async throws {
        let fixture = try await ServerFixture()
        let bad = try await fixture.operate(
            .put,
            "sites/default",
            #"{"origins":["nonsense"],"url":"javascript:1","edit_minutes":-1,"countries":["USA"]}"#,
        )
        #expect(bad.status == 422)
        let fields = (0..<4).compactMap { bad.json("errors.\($0).field") }
        #expect(Set(fields) == ["origins", "url", "edit_minutes", "countries"])
        let page = #"{"origins":["https://a.example/page/"]}"#
        let narrow = try await fixture.operate(.put, "sites/default", page)
        #expect(narrow.json("errors.0.field") == "origins")
        #expect(narrow.json("errors.0.message")?.contains("like https://a.example.") == true)
        let unknown = try await fixture.operate(.put, "sites/default", #"{"policy":"none"}"#)
        #expect(unknown.json("errors.0.field") == "policy")
        let new = try await fixture.operate(.put, "sites/blog", #"{"requires_email":false}"#)
        #expect(new.json("requires_email") == "0")
        let posted = try await fixture.post(
            #"{"page":"/a","name":"A","body":"No address needed."}"#,
            site: "blog",
        )
        #expect(posted.status == 202)
    }

    @Test func `a text that was never posted is explained`() async throws {
        let fixture = try await ServerFixture()
        let answer = try await fixture.operate(
            .post,
            "explain",
            #"{"text":"Thank you all.","as":"regular"}"#,
        )
        #expect(answer.json("outcome") == "approve")
        #expect(answer.json("verdict.policy") == "strict")
        let wrong = try await fixture.operate(.post, "explain", #"{"text":"x","as":"king"}"#)
        #expect(wrong.json("errors.0.field") == "as")
    }

    @Test func `controls in a moderator's words go, and the log stays whole`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.post(ServerFixture.good)
        let decided = try await fixture.operate(
            .post,
            "decisions",
            #"{"items":[{"id":1}],"outcome":"hold","reason":"unkind\u0000","note":"a\u0000b\r\n"}"#,
        )
        #expect(decided.status == 200)
        let edited = try await fixture.operate(
            .patch,
            "comments/1",
            #"{"body":"Mended.","reason":"names\u0000","note":"d\u0000e"}"#,
        )
        #expect(edited.status == 200)
        let story = try await fixture.operate(.get, "comments/1")
        #expect(story.json("decisions.1.reason") == "unkind")
        #expect(story.json("decisions.1.note") == "ab\n")
        #expect(story.json("decisions.2.note") == "de")
        #expect(try await fixture.operate(.get, "log/verify").json("ok") == "1")
    }

    @Test func `doctor, policies, settings, log and backup answer`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.post(ServerFixture.good)
        #expect(try await fixture.operate(.get, "doctor").json("checks.0.ok") == "1")
        #expect(try await fixture.operate(.get, "policies").json("policies.2.name") == "strict")
        #expect(try await fixture.operate(.post, "policies/reload").status == 200)
        #expect(try await fixture.operate(.get, "settings").status == 200)
        #expect(try await fixture.operate(.get, "log/verify").json("ok") == "1")
        let backup = try await fixture.operate(.post, "backup")
        #expect(backup.status == 200)
        #expect(backup.body.hasPrefix("SQLite format 3\0"))
    }
}
