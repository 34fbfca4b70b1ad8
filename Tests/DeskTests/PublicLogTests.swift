import Comments
import Fixtures
import Storage
import Testing

@testable import Desk

@Suite struct PublicLogTests {
    private func told(_ count: PublishedCount) -> String {
        switch count {
        case .exact(let count): "\(count)"
        case .below(let limit): "<\(limit)"
        case .above(let sum): ">\(sum)"
        }
    }

    private func told(_ log: PublicLog) -> [String] {
        log.rows.map { row in
            [
                row.day, row.decider, row.act, row.outcome.rawValue, told(row.decisions),
                row.within?.rawValue ?? "-", row.reason ?? "-",
                row.rules.isEmpty ? "-" : row.rules.joined(separator: "+"),
            ].joined(separator: " ")
        }
    }

    private func days(_ fixture: DeskFixture) -> Period {
        Period(days: 30, endingAt: fixture.storage.now())
    }

    @Test func `what happened less than three times a day loses what sets it apart`() async throws {
        let chronicle = try await Chronicle()
        let fixture = chronicle.fixture
        for number in 1...4 {
            let id = try await chronicle.post("Go slowly, \(number).")
            try await chronicle.say(
                .approve,
                id,
                fixture.mona,
                reason: number == 4 ? "she is Jonas's sister" : nil,
            )
        }
        for number in 1...3 { try await chronicle.post("Buy cheaply, \(number).") }
        for number in 1...3 { try await chronicle.post("I am drowning, \(number).") }
        try await chronicle.post("Go well.")
        let log = try await fixture.desk.publicLog(days(fixture), by: fixture.mona)
        let day = fixture.storage.now().day
        #expect(
            told(log) == [
                "\(day) moderator approve approved <3 - - -",
                "\(day) moderator approve approved 3 hour - waits",
                "\(day) policy verdict approved <3 - - -",
                "\(day) policy verdict held 3 - - (safety)",
                "\(day) policy verdict held 4 - - waits",
                "\(day) policy verdict spam 3 - - put-aside",
            ]
        )
    }

    @Test func `words of a moderator's own never come into the public log, known reasons do`()
        async throws
    {
        let chronicle = try await Chronicle()
        let fixture = chronicle.fixture
        for number in 1...6 {
            let id = try await chronicle.post("Go slowly, \(number).")
            let reason = number <= 3 ? "unkind" : "he is Jonas, number \(number)"
            try await chronicle.say(.reject, id, fixture.mona, reason: reason)
        }
        let log = try await fixture.desk.publicLog(days(fixture), by: fixture.mona)
        let policies = try await fixture.desk.policies.inForce
        let known = policies.knowsReason("unkind") ? "unkind" : "other"
        #expect(known == "unkind")
        #expect(log.rows.compactMap(\.reason).sorted() == ["other", "unkind"])
    }

    @Test func `taking back an edit takes back no decision`() async throws {
        let chronicle = try await Chronicle()
        let (fixture, desk) = (chronicle.fixture, chronicle.fixture.desk)
        for number in 1...3 {
            let id = try await chronicle.post("Go slowly, \(number).")
            try await chronicle.say(.approve, id, fixture.mona)
            let change = TextChange("Go, \(number).", reason: "shorter")
            _ = try await desk.edit(id, change, by: fixture.mona)
            _ = try await desk.undo(by: fixture.mona)
        }
        let stats = try await desk.stats(site: nil, days: 30, by: fixture.mona)
        #expect(stats.tally.decisions == [.approved: 3])
        #expect(stats.tally.undone == 0)
        #expect(stats.tally.people.map(\.reversed) == [0])
        #expect(
            told(try await desk.publicLog(days(fixture), by: fixture.mona)).map { $0.dropFirst(11) }
                == [
                    "moderator approve approved 3 hour - waits",
                    "policy verdict held 3 - - waits",
                ]
        )
    }

    @Test func `an author's own wish is nobody's decision`() async throws {
        let chronicle = try await Chronicle()
        let fixture = chronicle.fixture
        for number in 1...3 {
            let posted = try await fixture.post(
                fixture.submission("Go slowly, \(number)."),
                to: chronicle.site,
            )
            _ = try await fixture.desk.withdraw(posted.receipt.token, languages: [])
        }
        let log = try await fixture.desk.publicLog(days(fixture), by: fixture.mona)
        // That rules met them was erased with them.
        #expect(told(log).map { $0.dropFirst(11) } == ["policy verdict held 3 - - -"])
    }

    @Test func `a month's figures hide what is small, and the sum that would betray it`()
        async throws
    {
        let chronicle = try await Chronicle()
        try await chronicle.tell()
        let month = String(chronicle.fixture.storage.now().day.prefix(7))
        let figures = try await chronicle.fixture.desk.publicFigures(
            month: month,
            by: chronicle.fixture.mona,
        )
        #expect(!figures.isOver)
        #expect(figures.verdicts.total == .above(5))
        #expect(figures.verdicts.parts.map { told($0.count) } == ["<3", "5", "<3", "0", "0"])
        #expect(figures.decisions.total == .above(5))
        #expect(figures.decisions.parts.map { told($0.count) } == ["5", "0", "<3", "<3", "0"])
        #expect(figures.reasons.map(\.name) == ["other", "unkind"])
        #expect(figures.rules.map(\.name) == ["waits", "put-aside"])
        #expect(figures.rules.map { told($0.overturned) } == ["0", "<3"])
        #expect([figures.undone, figures.overruled].map(told) == ["<3", "<3"])
        #expect([figures.wronglyStopped, figures.wronglyPublished].map(told) == ["<3", "<3"])
        #expect(figures.timed == .exact(4))
        #expect(figures.median == 61)
        // Of four times the longest is somebody's own.
        #expect(figures.p95 == nil)
        let next = try await chronicle.fixture.desk.publicFigures(
            month: "2031-01",
            by: chronicle.fixture.mona,
        )
        #expect(next.verdicts.total == .exact(0))
    }

    @Test(arguments: ["x", "2026-13", "2026"])
    func `what is no month is refused`(month: String) async throws {
        let fixture = try await DeskFixture()
        await #expect(throws: Refusal.self) {
            try await fixture.desk.publicFigures(month: month, by: fixture.mona)
        }
    }

    @Test func `a sum says no more than its parts`() {
        #expect(PublishedCount.sum(of: [9, 0, 3]) == .exact(12))
        #expect(PublishedCount.sum(of: [9, 1]) == .above(9))
        #expect(PublishedCount.sum(of: [2, 2]) == .above(0))
        #expect([0, 1, 2, 3].map(PublishedCount.of).map(told) == ["0", "<3", "<3", "3"])
    }
}
