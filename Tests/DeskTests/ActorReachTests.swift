import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct ActorReachTests {
    /// Comment 1 is on `default`, comment 2 on `blog`; Bea's token is for `blog`.
    private struct TwoSites {
        let fixture: DeskFixture
        let bea = Actor(name: "bea", role: .senior, sites: [TwoSites.blog])
        static let blog = SiteName(rawValue: "blog") ?? .usual

        init() async throws {
            fixture = try await DeskFixture()
            try await fixture.desk.save(Site(name: TwoSites.blog), by: fixture.olga)
            var second = fixture.submission("Beside the roses.")
            try await fixture.post(fixture.submission("Under the apple tree."))
            second.site = TwoSites.blog
            try await fixture.post(second, to: Site(name: TwoSites.blog))
        }

        func ids(_ site: SiteName? = nil) async throws -> [Int64] {
            var question = QueueQuestion()
            question.site = site
            let part = try await fixture.desk.queue(question, cursor: nil, by: bea)
            #expect(part.waiting == part.items.count)
            return part.items.map(\.comment.id.rawValue)
        }

        func decide(_ ids: [Int64], by actor: Actor) async throws -> DecisionResult {
            try await fixture.desk.decide(
                fixture.order(ids.map { CommentID($0) }, .approve),
                by: actor,
            )
        }
    }

    @Test func `lists have only what is on the sites of a token`() async throws {
        let house = try await TwoSites()
        let (desk, bea) = (house.fixture.desk, house.bea)
        #expect(try await house.ids() == [2])
        #expect(try await house.ids(TwoSites.blog) == [2])
        #expect(try await house.ids(.usual) == [])
        let threads = try await desk.threads(site: nil, containing: nil, limit: 9, by: bea)
        #expect(threads.map(\.thread.site) == [TwoSites.blog])
        #expect(try await desk.threads(site: .usual, containing: nil, limit: 9, by: bea).isEmpty)
        #expect(try await desk.sites(of: bea).map(\.name) == [TwoSites.blog])
        let log = try await desk.log(LogQuestion(), cursor: nil, by: bea)
        #expect(log.entries.map(\.act) == ["verdict", "set blog"])
        let all = try await desk.log(LogQuestion(), cursor: nil, by: house.fixture.olga)
        #expect(all.entries.count == 3)
    }

    @Test func `figures count only the sites of a token`() async throws {
        let house = try await TwoSites()
        let (desk, bea) = (house.fixture.desk, house.bea)
        let stats = try await desk.stats(site: nil, days: 30, by: bea)
        #expect(stats.waiting.map(\.site) == [TwoSites.blog])
        #expect(stats.tally.verdicts == [.held: 1])
        #expect(try await desk.stats(site: .usual, days: 30, by: bea).tally.verdicts == [:])
        // Small numbers are hidden in public, so it is one site against none.
        let quiet = Actor(name: "quinn", role: .senior, sites: [])
        let period = Period(days: 30, endingAt: house.fixture.storage.now())
        let month = String(house.fixture.storage.now().day.prefix(7))
        #expect(try await desk.publicLog(period, by: bea).rows.map(\.act) == ["verdict"])
        #expect(try await desk.publicLog(period, by: quiet).rows == [])
        let figures = try await desk.publicFigures(month: month, by: bea)
        let none = try await desk.publicFigures(month: month, by: quiet)
        #expect(figures.verdicts.parts.contains { $0.count == .of(1) })
        #expect(none.verdicts.parts.allSatisfy { $0.count == .of(0) })
    }

    @Test func `what is on another site looks as if it were not there`() async throws {
        let house = try await TwoSites()
        let (desk, bea) = (house.fixture.desk, house.bea)
        for id in [CommentID(1), CommentID(99)] {
            let missing = Refusal.notFound("comment \(id.rawValue)")
            await #expect(throws: missing) { _ = try await desk.show(id, to: bea) }
            await #expect(throws: missing) { _ = try await desk.lease(id, to: bea) }
            await #expect(throws: missing) {
                _ = try await desk.edit(id, TextChange("No.", reason: "rude"), by: bea)
            }
            await #expect(throws: missing) {
                _ = try await desk.reply(to: id, StaffReply("No."), by: bea)
            }
        }
        for thread in [ThreadID(1), ThreadID(99)] {
            await #expect(throws: Refusal.notFound("thread")) {
                _ = try await desk.setOpen(false, thread: thread, by: bea)
            }
        }
        let admin = Actor(name: "bea", role: .admin, sites: [TwoSites.blog])
        for name in [SiteName.usual, SiteName(rawValue: "nowhere") ?? .usual] {
            await #expect(throws: Refusal.notFound("site")) {
                try await desk.save(Site(name: name), by: admin)
            }
        }
        try await desk.save(Site(name: TwoSites.blog), by: admin)
    }

    @Test func `decisions on other sites are missing, and those of one's own are done`()
        async throws
    {
        let house = try await TwoSites()
        let result = try await house.decide([1, 2, 99], by: house.bea)
        #expect(result.decided.map(\.id) == [CommentID(2)])
        #expect(result.missing == [CommentID(1), CommentID(99)])
        let changes = try await house.fixture.desk.changes(
            after: LogEntryID(0),
            waiting: 0,
            by: house.bea,
        )
        #expect(changes.entries.map(\.subjectID) == [2, 2])
    }

    @Test func `undoing passes over what was decided with a token of wider reach`() async throws {
        let house = try await TwoSites()
        let desk = house.fixture.desk
        _ = try await house.decide([2], by: house.bea)
        let everywhere = Actor(name: "bea", role: .senior)
        _ = try await house.decide([1], by: everywhere)
        #expect(try await desk.undo(by: house.bea).decided.map(\.id) == [CommentID(2)])
        await #expect(throws: Refusal.self) { _ = try await desk.undo(by: house.bea) }
        #expect(try await desk.undo(by: everywhere).decided.map(\.id) == [CommentID(1)])
        let log = try await desk.log(LogQuestion(), cursor: nil, by: house.bea)
        #expect(log.entries.map(\.act) == ["undo", "undo", "approve", "verdict", "set blog"])
    }

    @Test func `an admin of one site does nothing that concerns every site`() async throws {
        let house = try await TwoSites()
        let desk = house.fixture.desk
        let admin = Actor(name: "bea", role: .admin, sites: [TwoSites.blog])
        let forbidden = Refusal.forbidden(
            "this concerns every site, and your token is only for: blog"
        )
        await #expect(throws: forbidden) { _ = try await desk.tokens(by: admin) }
        await #expect(throws: forbidden) {
            _ = try await desk.createToken(name: "Eve", role: .admin, by: admin)
        }
        await #expect(throws: forbidden) { try await desk.revokeToken(1, by: admin) }
        await #expect(throws: forbidden) { try await desk.reloadPolicies(by: admin) }
        await #expect(throws: forbidden) { _ = try await desk.examine(by: admin) }
        await #expect(throws: forbidden) { _ = try await desk.writeBackup(by: admin) }
        await #expect(throws: forbidden) { _ = try await desk.verifyLog(by: admin) }
        await #expect(throws: forbidden) { _ = try await desk.sheetsWithRecords(by: admin) }
    }

    @Test func `only the policies of one's sites are told and asked`() async throws {
        let house = try await TwoSites()
        let desk = house.fixture.desk
        var blog = Site(name: TwoSites.blog)
        blog.policy = "peer-support"
        try await desk.save(blog, by: house.fixture.olga)
        #expect(try await desk.sheets(by: house.bea).map(\.name) == ["peer-support"])
        #expect(try await desk.sheets(by: house.fixture.mona).count > 1)
        var question = TextQuestion(text: "A kind word.")
        _ = try await desk.explain(question, for: nil, by: house.bea)
        await #expect(throws: Refusal.notFound("site")) {
            _ = try await desk.explain(question, for: .usual, by: house.bea)
        }
        question.policy = "strict"
        await #expect(throws: Refusal.self) {
            _ = try await desk.explain(question, for: nil, by: house.bea)
        }
    }
}
