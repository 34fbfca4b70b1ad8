import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct RevealAddressTests {
    private func reveals(_ fixture: DeskFixture, by actor: Actor? = nil) async throws -> [LogEntry]
    {
        var question = LogQuestion()
        question.subject = .reveal
        return try await fixture.desk.log(question, cursor: nil, by: actor ?? fixture.mona).entries
    }

    @Test func `an admin is shown the address, and the log says who asked and why`() async throws {
        let fixture = try await DeskFixture()
        let posted = try await fixture.post(fixture.submission("hello"))
        let address = try await fixture.desk.reveal(
            authorOf: posted.receipt.id,
            reason: "they asked for a call",
            by: fixture.olga,
        )
        #expect(address == EmailAddress("ada.canary@example.org", toASCII: { $0 }))
        let entry = try #require(try await reveals(fixture).first)
        #expect(entry.actor == "olga" && entry.note == "they asked for a call")
        #expect(entry.subjectID == posted.receipt.id.rawValue)
        #expect(try await fixture.desk.verifyLog(by: fixture.olga).isWhole)
    }

    @Test func `nobody else is, and never without a reason`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.post(fixture.submission("hello")).receipt.id
        let bound = Actor(name: "eve", role: .admin, sites: [.usual])
        for actor in [fixture.mona, fixture.sam, bound] {
            await #expect(throws: Refusal.self) {
                try await fixture.desk.reveal(authorOf: id, reason: "curious", by: actor)
            }
        }
        for reason in ["", String(repeating: "x", count: Limits.note + 1)] {
            await #expect(throws: Refusal.self) {
                try await fixture.desk.reveal(authorOf: id, reason: reason, by: fixture.olga)
            }
        }
        #expect(try await reveals(fixture).isEmpty)
    }

    @Test func `what was taken back is shown to nobody, and its reasons are erased`() async throws {
        let fixture = try await DeskFixture()
        let posted = try await fixture.post(fixture.submission("hello"))
        let (desk, olga) = (fixture.desk, fixture.olga)
        _ = try await desk.reveal(authorOf: posted.receipt.id, reason: "why", by: olga)
        _ = try await desk.withdraw(posted.receipt.token, languages: [])
        await #expect(throws: Refusal.self) {
            try await desk.reveal(authorOf: posted.receipt.id, reason: "again", by: olga)
        }
        let entries = try await reveals(fixture)
        #expect(entries.count == 1 && entries.first?.note == nil)
        #expect(try await desk.verifyLog(by: olga).isWhole)
    }
}
