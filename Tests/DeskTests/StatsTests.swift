import Comments
import Fixtures
import Storage
import Testing

@testable import Desk

@Suite struct StatsTests {
    private let hour: Int64 = 3_600_000

    @Test func `the figures of a history are those counted by hand`() async throws {
        let chronicle = try await Chronicle()
        try await chronicle.tell()
        let fixture = chronicle.fixture
        let stats = try await fixture.desk.stats(site: nil, days: 30, by: fixture.mona)
        let tally = stats.tally
        #expect(tally.verdicts == [.held: 5, .spam: 2, .approved: 1])
        #expect(tally.decisions == [.approved: 5, .rejected: 2, .spam: 2])
        #expect((tally.undone, tally.overruled) == (2, 1))
        #expect((tally.wronglyStopped, tally.wronglyPublished) == (1, 1))
        #expect(tally.waits.map { $0 / hour } == [2, 5, 1, 1])
        #expect(stats.median.map { $0 / hour } == 1)
        #expect(stats.p95.map { $0 / hour } == 5)
        #expect(tally.people.map(\.name) == ["mona", "sam"])
        #expect(tally.people.map(\.decisions) == [6, 3])
        #expect(tally.people.map(\.reversed) == [2, 1])
        #expect(stats.waiting.map(\.comments) == [1])
        #expect(stats.spam == 2)
        #expect(tally.days.values.reduce(0) { $0 + $1.arrived } == 8)
        #expect(tally.days.values.reduce(0) { $0 + $1.decided } == 9)
    }

    @Test func `a hold that a person answers is no error of the rule, stopped and published is`()
        async throws
    {
        let chronicle = try await Chronicle()
        try await chronicle.tell()
        let fixture = chronicle.fixture
        let stats = try await fixture.desk.stats(site: nil, days: 30, by: fixture.mona)
        let rules = stats.tally.rules(named: \.rule)
        #expect(rules.keys.sorted() == ["put-aside", "waits"])
        let (waits, aside) = (try #require(rules["waits"]), try #require(rules["put-aside"]))
        #expect((waits.held, waits.heldThenApproved) == (5, 2))
        #expect((waits.stopped, waits.overturned) == (0, 0))
        #expect((aside.stopped, aside.overturned) == (2, 1))
    }

    @Test func `what was held before the period counts from then, and nothing else of it`()
        async throws
    {
        let chronicle = try await Chronicle()
        let (fixture, desk) = (chronicle.fixture, chronicle.fixture.desk)
        let slow = try await chronicle.post("Go slowly.")
        let cheap = try await chronicle.post("Buy cheaply.")
        try await chronicle.say(.hold, cheap, fixture.sam)
        chronicle.pass(hours: 72)
        try await chronicle.say(.approve, slow, fixture.mona)
        try await chronicle.say(.approve, cheap, fixture.mona)
        let stats = try await desk.stats(site: nil, days: 1, by: fixture.mona)
        #expect(stats.tally.verdicts == [:])
        #expect(stats.tally.decisions == [.approved: 2])
        #expect(stats.tally.waits.map { $0 / hour } == [72])
        // Sam's decision was made before the period: it is not among those that could be reversed in it.
        #expect(stats.tally.overruled == 0)
        #expect(stats.tally.wronglyStopped == 0)
        #expect(stats.tally.days.values.map(\.arrived) == [0])
    }

    @Test func `a site's figures are its own, and quarantine is counted for seniors`()
        async throws
    {
        let chronicle = try await Chronicle()
        let (fixture, desk) = (chronicle.fixture, chronicle.fixture.desk)
        var other = Site(name: try #require(SiteName(rawValue: "other")))
        other.policy = "plain"
        try await desk.save(other, by: fixture.olga)
        let id = try await chronicle.post("Go slowly.")
        try await chronicle.say(.approve, id, fixture.mona)
        try await chronicle.post("Go slowly again.")
        let none = try await desk.stats(site: other.name, days: 30, by: fixture.mona)
        #expect(none.tally.decisions == [:])
        #expect(none.waiting == [])
        let one = try await desk.stats(site: .usual, days: 30, by: fixture.mona)
        #expect(one.tally.decisions == [.approved: 1])
        #expect(one.waiting.map(\.comments) == [1])
        #expect(one.waiting.map(\.site) == [.usual])
        try await chronicle.post("How hateful.")
        let mona = try await desk.stats(site: nil, days: 30, by: fixture.mona)
        let sam = try await desk.stats(site: nil, days: 30, by: fixture.sam)
        #expect(mona.waiting.map(\.comments) == [1])
        #expect(sam.waiting.map(\.comments) == [2])
    }

    @Test func `of what an author took back no rule is told`() async throws {
        let chronicle = try await Chronicle()
        let fixture = chronicle.fixture
        let posted = try await fixture.post(fixture.submission("Go slowly."), to: chronicle.site)
        let before = try await fixture.desk.stats(site: nil, days: 1, by: fixture.mona)
        #expect(before.tally.rules(named: \.rule).keys.sorted() == ["waits"])
        _ = try await fixture.desk.withdraw(posted.receipt.token, languages: [])
        let after = try await fixture.desk.stats(site: nil, days: 1, by: fixture.mona)
        #expect(after.tally.rules(named: \.rule).isEmpty)
        #expect(after.tally.verdicts == [.held: 1])
        #expect(after.waiting == [])
        #expect(try await fixture.desk.verifyLog(by: fixture.olga).isWhole)
    }
}
