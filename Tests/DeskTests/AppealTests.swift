import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct AppealTests {
    @Test func `a declined comment comes back before a person, once`() async throws {
        let fixture = try await DeskFixture()
        let posted = try await fixture.post(fixture.submission("My text."))
        let token = posted.receipt.token
        _ = try await fixture.desk.decide(
            fixture.order([posted.receipt.id], .reject),
            by: fixture.mona,
        )
        let declined = try await fixture.desk.receipt(token, languages: [])
        #expect(declined.canAppeal)
        #expect(!declined.hasAppealed)
        let asked = try await fixture.desk.appeal(token, languages: [])
        #expect(asked.state == .received)
        #expect(asked.hasAppealed)
        #expect(!asked.canAppeal)
        let queue = try await fixture.desk.queue(QueueQuestion(), cursor: nil, by: fixture.mona)
        #expect(queue.items.map(\.comment.id) == [posted.receipt.id])
        #expect(queue.items.first?.why.first == "Its author asks for a second look.")
        // Nothing is public by it, and a second no is the last one.
        let page = try await fixture.desk.readThread(
            .usual,
            PageKey(stored: "/a"),
            ThreadQuestion(),
        )
        #expect(page.comments.isEmpty)
        _ = try await fixture.desk.decide(
            fixture.order([posted.receipt.id], .reject),
            by: fixture.sam,
        )
        #expect(try await !fixture.desk.receipt(token, languages: []).canAppeal)
        await #expect(throws: Refusal.self) {
            try await fixture.desk.appeal(token, languages: [])
        }
    }

    @Test
    func `what was put aside as spam may ask when what waits may, so neither tells which it is`()
        async throws
    {
        let fixture = try await DeskFixture()
        let held = try await fixture.post(fixture.submission("My text."))
        let spam = try await fixture.post(fixture.submission("Another text.", name: "Bo"))
        _ = try await fixture.desk.decide(
            fixture.order([spam.receipt.id], .spam),
            by: fixture.mona,
        )
        for days in [0, 2, 3] {
            fixture.storage.pass(seconds: [0: 0, 2: 2, 3: 1][days, default: 0] * 86_400)
            for token in [held.receipt.token, spam.receipt.token] {
                let receipt = try await fixture.desk.receipt(token, languages: [])
                #expect(receipt.state == .received)
                #expect(receipt.canAppeal == (days == 3))
            }
        }
        let asked = try await fixture.desk.appeal(spam.receipt.token, languages: [])
        #expect(asked.state == .received)
        let queue = try await fixture.desk.queue(QueueQuestion(), cursor: nil, by: fixture.mona)
        #expect(Set(queue.items.map(\.comment.id)) == [held.receipt.id, spam.receipt.id])
    }

    @Test func `the log stays whole and names the author as the one who asked`() async throws {
        let fixture = try await DeskFixture()
        let posted = try await fixture.post(fixture.submission("My text."))
        _ = try await fixture.desk.decide(
            fixture.order([posted.receipt.id], .reject),
            by: fixture.mona,
        )
        _ = try await fixture.desk.appeal(posted.receipt.token, languages: [])
        let log = try await fixture.storage.store.read {
            try $0.log(of: .comment, posted.receipt.id.rawValue)
        }
        #expect(log.map(\.act) == ["verdict", "reject", "appeal"])
        #expect(log.last?.actorKind == .author)
        #expect(log.last?.to == .held)
        #expect(try await fixture.storage.store.read { try $0.verifyLog() }.isWhole)
        // Taking it back erases what was said of it, the request included.
        _ = try await fixture.desk.withdraw(posted.receipt.token, languages: [])
        let told = try await fixture.storage.store.read {
            try $0.log(of: .comment, posted.receipt.id.rawValue)
        }
        #expect(told.allSatisfy { $0.why == nil && $0.explanation == nil })
    }
}
