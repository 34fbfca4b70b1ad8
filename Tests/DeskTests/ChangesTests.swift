import Comments
import Fixtures
import Storage
import Testing

@testable import Desk

// A failure to wake somebody is a wait without an end.
@Suite(.timeLimit(.minutes(10))) struct ChangesTests {
    @Test func `decisions after one are told, oldest first`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        let before = try await fixture.desk.changes(after: nil, waiting: 0, by: fixture.mona)
        #expect(before.entries == [])
        _ = try await fixture.desk.decide(fixture.order([id], .spam), by: fixture.sam)
        _ = try await fixture.desk.undo(by: fixture.sam)
        let after = try await fixture.desk.changes(
            after: before.last,
            waiting: 0,
            by: fixture.mona,
        )
        #expect(after.entries.map(\.act) == ["spam", "undo"])
        // The log has one entry more, for the batch itself.
        #expect(after.last.rawValue == before.last.rawValue + 3)
    }

    @Test func `a long log is walked part by part, to the end in one call`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        let start = try await fixture.desk.changes(after: nil, waiting: 0, by: fixture.mona).last
        let now = fixture.storage.now()
        try await fixture.storage.store.write { transaction in
            for _ in 0..<ModerationDesk.walkedAtOnce {
                try transaction.append(.openedThread(at: now))
            }
        }
        _ = try await fixture.desk.decide(fixture.order([id], .spam), by: fixture.sam)
        let first = try await fixture.desk.changes(after: start, waiting: 0, by: fixture.mona)
        #expect(first.entries == [])
        #expect(first.last.rawValue == start.rawValue + ModerationDesk.walkedAtOnce)
        let rest = try await fixture.desk.changes(after: start, waiting: 20, by: fixture.mona)
        #expect(rest.entries.map(\.act) == ["spam"])
    }

    @Test func `whoever waits is told as soon as somebody decides`() async throws {
        let fixture = try await DeskFixture()
        let id = try await fixture.storage.post("hello").id
        let last = try await fixture.desk.changes(after: nil, waiting: 0, by: fixture.mona).last
        async let changes = fixture.desk.changes(after: last, waiting: 20, by: fixture.mona)
        _ = try await fixture.desk.decide(fixture.order([id], .approve), by: fixture.sam)
        #expect(try await changes.entries.map(\.subjectID) == [id.rawValue])
    }

    @Test func `nobody waits any more once that was ended`() async throws {
        let fixture = try await DeskFixture()
        let last = try await fixture.desk.changes(after: nil, waiting: 0, by: fixture.mona).last
        async let changes = fixture.desk.changes(after: last, until: .never, by: fixture.mona)
        fixture.desk.endWaiting()
        #expect(try await changes.entries == [])
    }
}

extension ContinuousClock.Instant {
    /// After the end of every test.
    fileprivate static var never: Self { .now + .seconds(86_400) }
}

extension LogEntry {
    fileprivate static func openedThread(at now: Timestamp) -> LogEntry {
        LogEntry(
            at: now,
            subject: .thread,
            subjectID: 1,
            act: "open",
            actorKind: .moderator,
            actor: "sam",
        )
    }
}
