import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct UndoTests {
    @Test func `undo takes back the newest batch whole, then the one before`() async throws {
        let fixture = try await DeskFixture()
        let ids = [
            try await fixture.storage.post("one").id, try await fixture.storage.post("two").id,
        ]
        _ = try await fixture.desk.decide(fixture.order(ids, .approve), by: fixture.mona)
        _ = try await fixture.desk.decide(fixture.order([ids[0]], .spam), by: fixture.mona)
        #expect(try await fixture.shown() == [.published(source: "two")])
        _ = try await fixture.desk.undo(by: fixture.mona)
        #expect(try await fixture.shown().count == 2)
        let second = try await fixture.desk.undo(by: fixture.mona)
        #expect(second.conflicts.isEmpty)
        #expect(Set(second.decided.map(\.id)) == Set(ids))
        #expect(try await fixture.shown() == [])
        await #expect(throws: Refusal.self) { try await fixture.desk.undo(by: fixture.mona) }
    }

    @Test func `three steps on one comment are taken back one by one`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        let choices: [Choice] = [.approve, .reject, .approve, .spam]
        for choice in choices {
            _ = try await fixture.desk.decide(fixture.order([id], choice), by: fixture.mona)
        }
        for state in [CommentState.approved, .rejected, .approved, .held] {
            let undone = try await fixture.desk.undo(by: fixture.mona)
            #expect(undone.conflicts.isEmpty && undone.decided.map(\.state) == [state])
        }
    }

    @Test func `what another person decided meanwhile stays until they take it back`()
        async throws
    {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        for choice in [Choice.hold, .approve] {
            _ = try await fixture.desk.decide(fixture.order([id], choice), by: fixture.mona)
        }
        var forced = fixture.order([id], .spam)
        forced.isForced = true
        _ = try await fixture.desk.decide(forced, by: fixture.sam)
        #expect(try await fixture.desk.undo(by: fixture.mona).conflicts.map(\.id) == [id])
        _ = try await fixture.desk.undo(by: fixture.sam)
        let undone = try await fixture.desk.undo(by: fixture.mona)
        #expect(undone.conflicts.map(\.id) == [id], "the step before stands under one of mona's")
    }

    @Test func `a text that was taken back is a newer text, and is in the way`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        _ = try await fixture.desk.decide(fixture.order([id], .approve), by: fixture.mona)
        _ = try await fixture.desk.edit(
            id,
            TextChange("hello!", reason: "a slip"),
            by: fixture.mona,
        )
        #expect(try await fixture.desk.undo(by: fixture.mona).conflicts.isEmpty)
        #expect(try await fixture.desk.undo(by: fixture.mona).conflicts.map(\.id) == [id])
    }

    @Test func `what was taken back leaves reason and decider as they were before`() async throws {
        let fixture = try await DeskFixture()
        let posted = try await fixture.post(fixture.submission("My text."))
        let id = posted.receipt.id
        var order = fixture.order([id], .reject)
        order.reason = "off_topic"
        _ = try await fixture.desk.decide(order, by: fixture.mona)
        _ = try await fixture.desk.decide(fixture.order([id], .approve), by: fixture.mona)
        _ = try await fixture.desk.undo(by: fixture.mona)
        let told = try await fixture.desk.receipt(posted.receipt.token, languages: ["en"])
        #expect(told.state == .declined && told.reason != nil)
        _ = try await fixture.desk.undo(by: fixture.mona)
        // Only the policy holds it now, so to hold it is a person's decision.
        let hold = fixture.order([id], .hold)
        #expect(try await fixture.desk.decide(hold, by: fixture.mona).batch != nil)
        #expect(try await fixture.desk.decide(hold, by: fixture.mona).batch == nil)
    }

    @Test func `a pin that went with the publication is not taken back`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        _ = try await fixture.desk.decide(fixture.order([id], .approve), by: fixture.mona)
        _ = try await fixture.desk.setPinned(true, id, by: fixture.mona)
        _ = try await fixture.desk.decide(fixture.order([id], .spam), by: fixture.mona)
        #expect(try await fixture.desk.undo(by: fixture.mona).conflicts.isEmpty)
        let second = try await fixture.desk.undo(by: fixture.mona)
        #expect(second.conflicts.map(\.message) == ["it lost its pin when it was hidden"])
    }

    @Test func `nobody undoes what another person decided`() async throws {
        let fixture = try await DeskFixture()
        let comment = try await fixture.storage.post("hello")
        _ = try await fixture.desk.decide(fixture.order([comment.id], .approve), by: fixture.mona)
        await #expect(throws: Refusal.self) { try await fixture.desk.undo(by: fixture.sam) }
        #expect(try await fixture.shown().count == 1)
    }
}
