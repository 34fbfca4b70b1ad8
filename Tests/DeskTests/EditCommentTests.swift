import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct EditCommentTests {
    @Test
    func
        `readers see the newer text of a public comment at once, and undo brings the old one back`()
        async throws
    {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("call me on 030 1234").id
        _ = try await fixture.desk.decide(fixture.order([id], .approve), by: fixture.mona)
        let changed = try await fixture.desk.edit(
            id,
            TextChange("call me", reason: "a number"),
            by: fixture.mona,
        )
        #expect(changed.comment.revision == 2 && changed.comment.publicRevision == 2)
        #expect(try await fixture.shown() == [.published(source: "call me")])
        _ = try await fixture.desk.undo(by: fixture.mona)
        #expect(try await fixture.shown() == [.published(source: "call me on 030 1234")])
        let story = try await fixture.desk.show(id, to: fixture.mona)
        #expect(story.decisions.map(\.act) == ["verdict", "approve", "edit", "undo"])
        #expect(story.decisions[2].reason == "a number")
    }

    @Test func `what waits goes on waiting with its newer text`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        let changed = try await fixture.desk.edit(
            id,
            TextChange("hello there", reason: "a slip"),
            by: fixture.mona,
        )
        #expect(changed.comment.state == .held && changed.comment.publicRevision == nil)
        #expect(try await fixture.shown() == [])
        #expect(try await fixture.desk.show(id, to: fixture.mona).item.source == "hello there")
    }

    @Test func `a redacted text is in no earlier revision, and is not undone`() async throws {
        let fixture = try await DeskFixture()
        let comment = try await fixture.storage.post("my street is Elm Row 7")
        let id = comment.id
        var change = TextChange("my street is […]", reason: "privacy")
        change.version = comment.version
        change.erasesEarlier = true
        _ = try await fixture.desk.edit(id, change, by: fixture.mona)
        let first = try await fixture.storage.store.read { try $0.source(of: id, revision: 1) }
        #expect(first == "my street is […]")
        let undone = try await fixture.desk.undo(by: fixture.mona)
        #expect(undone.conflicts.map(\.id) == [id])
        let check = try await fixture.storage.store.read { try $0.verifyLog() }
        #expect(check.isWhole && check.erased == 1)
        #expect(try await fixture.desk.checkFile().allSatisfy(\.isGood))
    }

    @Test
    func
        `whoever is in danger keeps their help lines when words are taken out`()
        async throws
    {
        let fixture = try await DeskFixture()
        let posted = try await fixture.post(
            fixture.submission("I want to kill myself. Call me: https://secret.example/me")
        )
        let (id, token) = (posted.receipt.id, posted.receipt.token)
        let before = try await fixture.desk.receipt(token, languages: ["en"])
        try #require(!before.answer.resources.isEmpty)
        var change = TextChange("I want to kill myself. Call me: […]", reason: "took out a link")
        change.version = try await fixture.desk.show(id, to: fixture.sam).item.comment.version
        change.erasesEarlier = true
        _ = try await fixture.desk.edit(id, change, by: fixture.sam)
        let after = try await fixture.desk.receipt(token, languages: ["en"])
        #expect(after.answer == before.answer)
        let story = try await fixture.desk.show(id, to: fixture.sam)
        #expect(story.item.rules.contains("crisis-first-person") && !story.item.why.isEmpty)
        #expect(story.explanation?.contains("spans") == false)
        let counted = try await fixture.storage.store.read { reading in
            try reading.rate(
                RateQuestion(key: .linkDomain, window: 600, kind: .submitted),
                thread: nil,
                site: .usual,
                provenAuthor: nil,
                linkDomains: ["secret.example"],
                at: fixture.storage.now(),
            )
        }
        #expect(counted == .known(0))
    }

    @Test
    func `an author is not told why a moderator changed a word, but why the comment was declined`()
        async throws
    {
        let fixture = try await DeskFixture()
        let posted = try await fixture.post(fixture.submission("A word on Anna Berger."))
        let (id, token) = (posted.receipt.id, posted.receipt.token)
        var order = fixture.order([id], .reject)
        order.reason = "off_topic"
        _ = try await fixture.desk.decide(order, by: fixture.mona)
        let told = try await fixture.desk.receipt(token, languages: ["en"]).reason
        try #require(told != nil)
        let change = TextChange("A word.", reason: "took out Anna Berger")
        _ = try await fixture.desk.edit(id, change, by: fixture.mona)
        #expect(try await fixture.desk.receipt(token, languages: ["en"]).reason == told)
        _ = try await fixture.desk.undo(by: fixture.mona)
        #expect(try await fixture.desk.receipt(token, languages: ["en"]).reason == told)
    }

    @Test func `what cannot be undone asks which text was seen`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        var change = TextChange("[…]", reason: "privacy")
        change.erasesEarlier = true
        do {
            _ = try await fixture.desk.edit(id, change, by: fixture.mona)
            Issue.record("it was taken")
        } catch Refusal.invalid(let problems) {
            #expect(problems.map(\.field) == ["version"])
        }
    }

    @Test func `an edit of a text that changed is a conflict`() async throws {
        let fixture = try await DeskFixture()
        let comment = try await fixture.storage.post("hello")
        try await fixture.storage.decide(comment.id, .spam)
        var change = TextChange("hello there", reason: "a slip")
        change.version = comment.version
        await #expect(
            throws: Refusal.conflict(
                "comment 1: it changed since you saw it: look at it again"
            )
        ) { try await fixture.desk.edit(comment.id, change, by: fixture.mona) }
    }

    @Test func `every wrong field is named`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        let long = String(repeating: "a", count: Submission.bodyLimit + 1)
        do {
            _ = try await fixture.desk.edit(id, TextChange(long, reason: ""), by: fixture.mona)
            Issue.record("it was taken")
        } catch Refusal.invalid(let problems) {
            #expect(problems.map(\.field) == ["body", "reason"])
        }
    }

    @Test func `nobody publishes a colleague's newer words unseen`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        let change = TextChange("hello, Jonas", reason: "a slip")
        _ = try await fixture.desk.edit(id, change, by: fixture.mona)
        let order = fixture.order([id], .approve)
        #expect(try await fixture.desk.decide(order, by: fixture.sam).conflicts.map(\.id) == [id])
        #expect(try await fixture.desk.decide(order, by: fixture.mona).decided.count == 1)
    }
}
