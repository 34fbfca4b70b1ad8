import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct DecideTests {
    @Test func `an approved comment is shown and a held one is not`() async throws {
        let fixture = try await DeskFixture()
        let comment = try await fixture.storage.post("hello")
        #expect(try await fixture.shown() == [])
        let result = try await fixture.desk.decide(
            fixture.order([comment.id], .approve),
            by: fixture.mona,
        )
        #expect(result.decided.map(\.state) == [.approved])
        #expect(try await fixture.shown() == [.published(source: "hello")])
    }

    @Test func `a call decides what it can and names the rest`() async throws {
        let fixture = try await DeskFixture()
        let (seen, changed) = (
            try await fixture.storage.post("one"), try await fixture.storage.post("two"),
        )
        try await fixture.storage.decide(changed.id, .spam)
        let order = DecisionOrder(
            [
                DecisionItem(id: seen.id, version: seen.version),
                DecisionItem(id: changed.id, version: changed.version),
                DecisionItem(id: CommentID(99)),
            ],
            .approve,
        )
        let result = try await fixture.desk.decide(order, by: fixture.mona)
        #expect(result.decided.map(\.id) == [seen.id])
        #expect(result.conflicts.map(\.id) == [changed.id])
        #expect(result.conflicts.first?.state == .spam)
        #expect(result.missing == [CommentID(99)])
    }

    @Test func `another person's fresh decision stands for ten minutes unless forced`() async throws
    {
        let fixture = try await DeskFixture()
        let comment = try await fixture.storage.post("hello")
        _ = try await fixture.desk.decide(fixture.order([comment.id], .spam), by: fixture.sam)
        var order = fixture.order([comment.id], .approve)
        let plain = try await fixture.desk.decide(order, by: fixture.mona)
        #expect(plain.conflicts.map(\.by) == ["sam"])
        order.isForced = true
        let forced = try await fixture.desk.decide(order, by: fixture.mona)
        #expect(forced.decided.map(\.state) == [.approved])
        fixture.storage.pass(seconds: ModerationDesk.freshDecision)
        let later = try await fixture.desk.decide(
            fixture.order([comment.id], .hold),
            by: fixture.sam,
        )
        #expect(later.decided.map(\.state) == [.held])
    }

    @Test func `a trial says what would happen and changes nothing`() async throws {
        let fixture = try await DeskFixture()
        let comment = try await fixture.storage.post("hello")
        var order = fixture.order([comment.id], .approve)
        order.isTrial = true
        let result = try await fixture.desk.decide(order, by: fixture.mona)
        #expect(result.decided.map(\.state) == [.approved])
        #expect(result.batch == nil)
        #expect(try await fixture.shown() == [])
    }

    @Test func `deciding the same again is no new entry`() async throws {
        let fixture = try await DeskFixture()
        let comment = try await fixture.storage.post("hello")
        let order = fixture.order([comment.id], .approve)
        let first = try await fixture.desk.decide(order, by: fixture.mona)
        let again = try await fixture.desk.decide(order, by: fixture.mona)
        #expect(first.decided == again.decided)
    }

    @Test func `no items, too many and a long note are refused by field`() async throws {
        let fixture = try await DeskFixture()
        var order = fixture.order([], .approve)
        order.note = String(repeating: "a", count: Limits.note + 1)
        let error = await #expect(throws: Refusal.self) {
            try await fixture.desk.decide(order, by: fixture.mona)
        }
        guard case .invalid(let problems)? = error else {
            Issue.record("not refused by field")
            return
        }
        #expect(problems.map(\.field) == ["items", "note"])
    }
}
