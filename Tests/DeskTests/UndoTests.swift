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
        #expect(second.conflicts.map(\.id) == [ids[0]])
        #expect(second.decided.map(\.id) == [ids[1]])
        #expect(try await fixture.shown() == [.published(source: "one")])
        await #expect(throws: Refusal.self) { try await fixture.desk.undo(by: fixture.mona) }
    }

    @Test func `nobody undoes what another person decided`() async throws {
        let fixture = try await DeskFixture()
        let comment = try await fixture.storage.post("hello")
        _ = try await fixture.desk.decide(fixture.order([comment.id], .approve), by: fixture.mona)
        await #expect(throws: Refusal.self) { try await fixture.desk.undo(by: fixture.sam) }
        #expect(try await fixture.shown().count == 1)
    }
}
