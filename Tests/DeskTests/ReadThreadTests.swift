import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct ReadThreadTests {
    @Test func `a walk that goes on in the middle repeats the ancestors as stubs`() async throws {
        let fixture = try await DeskFixture()
        let top = try await fixture.storage.post("top")
        let reply = try await fixture.storage.post("reply", under: top.id)
        let below = try await fixture.storage.post("below", under: reply.id)
        for id in [top.id, reply.id, below.id] { try await fixture.storage.decide(id, .approve) }
        var question = ThreadQuestion()
        question.limit = 2
        let key = PageKey(stored: "/a")
        let first = try await fixture.desk.readThread(.usual, key, question)
        #expect(first.comments.map(\.id) == [top.id, reply.id])
        #expect(first.next != nil)
        question.cursor = first.next
        let second = try await fixture.desk.readThread(.usual, key, question)
        #expect(second.comments.map(\.shape) == [.stub, .stub, .published(source: "below")])
        #expect(second.next == nil)
        #expect(second.count == 3)
    }

    @Test func `an unknown page is an empty conversation`() async throws {
        let fixture = try await DeskFixture()
        let reading = try await fixture.desk.readThread(
            .usual,
            PageKey(stored: "/nowhere"),
            ThreadQuestion(),
        )
        #expect(reading.comments.isEmpty)
        #expect(reading.isOpen)
    }

    @Test(arguments: [
        "", "x", "0", "00", "zz00000000000000", "+1+1+1+1+1+1+1+1", "ffffffffffffffff",
        String(repeating: "0", count: 16 * 8),
    ])
    func `a cursor that we did not give is refused by field`(cursor: String) async throws {
        let fixture = try await DeskFixture()
        var question = ThreadQuestion()
        question.cursor = cursor
        await #expect(throws: Refusal.self) {
            try await fixture.desk.readThread(.usual, PageKey(stored: "/a"), question)
        }
    }
}
