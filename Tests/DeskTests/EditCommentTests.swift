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
        let id = try await fixture.storage.post("my street is Elm Row 7").id
        var change = TextChange("my street is […]", reason: "privacy")
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
}
