import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct LeasesTests {
    @Test func `who reads a comment keeps others from it for two minutes, and renews that`()
        async throws
    {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        let first = try await fixture.desk.lease(id, to: fixture.mona)
        await #expect(throws: Refusal.leased(first)) {
            try await fixture.desk.lease(id, to: fixture.sam)
        }
        fixture.storage.pass(seconds: 100)
        let renewed = try await fixture.desk.lease(id, to: fixture.mona)
        #expect(renewed.until > first.until)
        fixture.storage.pass(seconds: 120)
        #expect(try await fixture.desk.lease(id, to: fixture.sam).holder == "sam")
    }

    @Test func `a comment that is given free is anybody's, and only its reader gives it free`()
        async throws
    {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        let lease = try await fixture.desk.lease(id, to: fixture.mona)
        fixture.desk.endLease(id, of: fixture.sam)
        await #expect(throws: Refusal.leased(lease)) {
            try await fixture.desk.lease(id, to: fixture.sam)
        }
        fixture.desk.endLease(id, of: fixture.mona)
        #expect(try await fixture.desk.lease(id, to: fixture.sam).holder == "sam")
    }

    @Test func `another's decision on what one reads is a conflict unless forced`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        _ = try await fixture.desk.lease(id, to: fixture.mona)
        var order = fixture.order([id], .spam)
        let refused = try await fixture.desk.decide(order, by: fixture.sam)
        #expect(refused.conflicts.map(\.id) == [id])
        #expect(refused.conflicts.first?.message.contains("mona is reading it") == true)
        let own = try await fixture.desk.decide(fixture.order([id], .hold), by: fixture.mona)
        #expect(own.decided.map(\.id) == [id])
        order.isForced = true
        #expect(try await fixture.desk.decide(order, by: fixture.sam).decided.map(\.id) == [id])
    }

    @Test func `a lease from before the clock was put back holds nobody off`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        _ = try await fixture.desk.lease(id, to: fixture.mona)
        fixture.storage.pass(seconds: -86_400)
        #expect(try await fixture.desk.lease(id, to: fixture.sam).holder == "sam")
    }

    @Test func `nothing is told of a comment that does not exist`() async throws {
        let fixture = try await DeskFixture()
        await #expect(throws: Refusal.notFound("comment 7")) {
            try await fixture.desk.lease(CommentID(7), to: fixture.mona)
        }
    }
}
