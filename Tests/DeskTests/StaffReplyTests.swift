import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct StaffReplyTests {
    @Test func `a moderator's reply is public at once, with a badge, and undo hides it`()
        async throws
    {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        _ = try await fixture.desk.decide(fixture.order([id], .approve), by: fixture.mona)
        let reply = try await fixture.desk.reply(
            to: id,
            StaffReply("welcome", name: "Mona of the team"),
            by: fixture.mona,
        )
        let thread = try await fixture.desk.readThread(
            .usual,
            PageKey(stored: "/a"),
            ThreadQuestion(),
        )
        let shown = try #require(thread.comments.last)
        #expect(shown.id == reply.comment.id && shown.parent == id)
        #expect(shown.name == "Mona of the team" && shown.badge == ModerationDesk.staffBadge)
        #expect(shown.shape == .published(source: "welcome"))
        _ = try await fixture.desk.undo(by: fixture.mona)
        #expect(try await fixture.shown() == [.published(source: "hello")])
    }

    @Test func `an answer that is sent again stands there once`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        _ = try await fixture.desk.decide(fixture.order([id], .approve), by: fixture.mona)
        let first = try await fixture.desk.reply(to: id, StaffReply("welcome"), by: fixture.mona)
        let again = try await fixture.desk.reply(to: id, StaffReply("welcome"), by: fixture.mona)
        #expect(again.comment.id == first.comment.id)
        #expect(try await fixture.shown().count == 2)
    }

    @Test func `what nobody can see is not answered`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        await #expect(throws: Refusal.self) {
            try await fixture.desk.reply(to: id, StaffReply("welcome"), by: fixture.mona)
        }
        #expect(try await fixture.storage.store.read { try $0.isEmpty() } == false)
        #expect(try await fixture.shown() == [])
    }
}
