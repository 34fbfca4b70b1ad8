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

    @Test func `a token opens until the moment it expires, and never again`() async throws {
        let fixture = try await DeskFixture()
        let expires = fixture.storage.now().adding(seconds: 3_600)
        let made = try await fixture.desk.createToken(
            name: "Mona",
            role: .moderator,
            reach: TokenReach(expires: expires),
            by: fixture.olga,
        )
        #expect(made.token.reach.expires == expires)
        #expect(try await fixture.desk.actor(token: made.secret) != nil)
        fixture.storage.pass(seconds: 3_600)
        #expect(try await fixture.desk.actor(token: made.secret) == nil)
        #expect(try await fixture.desk.tokens(by: fixture.olga) == [made.token])
    }

    private func secret(_ fixture: DeskFixture, _ sites: Set<SiteName>) async throws -> String {
        let made = try await fixture.desk.createToken(
            name: "Mona",
            role: .senior,
            reach: TokenReach(sites: sites),
            by: fixture.olga,
        )
        return made.secret
    }

    @Test func `a token knows its sites, and one for no site or an unknown one is refused`()
        async throws
    {
        let fixture = try await DeskFixture()
        let actor = try await fixture.desk.actor(token: secret(fixture, [.usual]))
        #expect(actor == Actor(name: "Mona", role: .senior, sites: [.usual]))
        let nowhere = try #require(SiteName(rawValue: "nowhere"))
        let unknown = FieldProblem(
            "sites",
            .unknown,
            "There is no site nowhere; there are: default.",
        )
        await #expect(throws: Refusal.invalid([unknown])) {
            _ = try await secret(fixture, [nowhere])
        }
        await #expect(throws: Refusal.self) { _ = try await secret(fixture, []) }
        #expect(try await fixture.desk.tokens(by: fixture.olga).count == 1)
    }

    @Test func `a token that would be over at once is refused`() async throws {
        let fixture = try await DeskFixture()
        await #expect(throws: Refusal.self) {
            try await fixture.desk.createToken(
                name: "Mona",
                role: .moderator,
                reach: TokenReach(expires: fixture.storage.now()),
                by: fixture.olga,
            )
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
