import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct TokensTests {
    @Test func `a token opens for its person until it is revoked`() async throws {
        let fixture = try await DeskFixture()
        let made = try await fixture.desk.createToken(
            name: "Mona",
            role: .moderator,
            by: fixture.olga,
        )
        let actor = try await fixture.desk.actor(token: made.secret)
        #expect(actor == Actor(name: "Mona", role: .moderator))
        try await fixture.desk.revokeToken(made.token.id, by: fixture.olga)
        #expect(try await fixture.desk.actor(token: made.secret) == nil)
        await #expect(throws: Refusal.self) {
            try await fixture.desk.revokeToken(made.token.id, by: fixture.olga)
        }
    }

    @Test func `only an admin makes tokens, and a nameless one is refused`() async throws {
        let fixture = try await DeskFixture()
        for (name, actor) in [("Mona", fixture.sam), ("", fixture.olga)] {
            await #expect(throws: Refusal.self) {
                try await fixture.desk.createToken(name: name, role: .admin, by: actor)
            }
        }
    }

    @Test func `closing a thread is logged and readers are told`() async throws {
        let fixture = try await DeskFixture()
        let comment = try await fixture.storage.post("hello")
        _ = try await fixture.desk.setOpen(false, thread: comment.thread, by: fixture.mona)
        let key = PageKey(stored: "/a")
        let reading = try await fixture.desk.readThread(.usual, key, ThreadQuestion())
        #expect(!reading.isOpen)
        let log = try await fixture.storage.store.read {
            try $0.log(of: .thread, comment.thread.rawValue)
        }
        #expect(log.map(\.act) == ["close"])
    }
}
