import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct CloseByAgeTests {
    private let day = 86_400
    private let page = PageKey(stored: "/a")

    /// A site that closes after 30 days, with one comment on `/a`.
    private func house(
        _ adjust: (inout Site, Timestamp) -> Void = { _, _ in }
    ) async throws -> (fixture: DeskFixture, site: Site) {
        let fixture = try await DeskFixture()
        var site = Site(name: .usual)
        site.closeAfterDays = 30
        adjust(&site, fixture.desk.now())
        try await fixture.desk.save(site, by: fixture.olga)
        try await fixture.post(fixture.submission("one"), to: site)
        return (fixture, site)
    }

    private func isOpen(_ page: PageKey, _ fixture: DeskFixture) async throws -> Bool {
        try await fixture.desk.readThread(.usual, page, ThreadQuestion()).isOpen
    }

    private func acts(on thread: Int64, _ fixture: DeskFixture) async throws -> [LogEntry] {
        var question = LogQuestion()
        (question.subject, question.id) = (.thread, thread)
        return try await fixture.desk.log(question, cursor: nil, by: fixture.mona).entries
    }

    @Test func `a round closes what is due, once, and says so in the log`() async throws {
        let (fixture, _) = try await house()
        fixture.storage.pass(seconds: 29 * day)
        try await fixture.desk.closeByAge()
        #expect(try await isOpen(page, fixture))
        fixture.storage.pass(seconds: day)
        let before = try await fixture.desk.revision(.usual, page)
        for _ in 1...2 { try await fixture.desk.closeByAge() }
        #expect(try await !isOpen(page, fixture))
        #expect(try await fixture.desk.revision(.usual, page) == before + 1)
        let acts = try await acts(on: 1, fixture)
        #expect(acts.map(\.act) == ["close"] && acts.first?.actorKind == .policy)
        #expect(acts.first?.reason == "after 30 days")
    }

    @Test func `what is sent in the gap is refused, and the page is closed with it`() async throws {
        let (fixture, site) = try await house()
        fixture.storage.pass(seconds: 30 * day)
        for _ in 1...2 {
            let refused = try await fixture.refusal(fixture.submission("two"), to: site)
            #expect(refused?.refusal == .closed)
        }
        #expect(try await !isOpen(page, fixture))
        #expect(try await acts(on: 1, fixture).map(\.act) == ["close"])
    }

    @Test func `whoever opens it afterwards is not overruled`() async throws {
        let (fixture, site) = try await house()
        let thread = ThreadID(1)
        for isOpen in [false, true] {
            _ = try await fixture.desk.setOpen(isOpen, thread: thread, by: fixture.mona)
        }
        fixture.storage.pass(seconds: 30 * day)
        try await fixture.desk.closeByAge()
        #expect(try await !isOpen(page, fixture))
        _ = try await fixture.desk.setOpen(true, thread: thread, by: fixture.mona)
        fixture.storage.pass(seconds: 90 * day)
        try await fixture.desk.closeByAge()
        #expect(try await isOpen(page, fixture))
        try await fixture.post(fixture.submission("late"), to: site)
    }

    @Test func `the day of the article counts before that of the first comment`() async throws {
        let (old, new) = (PageKey(stored: "/old"), PageKey(stored: "/a"))
        let (fixture, site) = try await house { site, now in
            site.articles[old] = ArticleFacts(
                published: now.adding(seconds: -31 * 86_400),
                tags: [],
            )
            site.articles[new] = ArticleFacts(published: now.adding(seconds: 5 * 86_400), tags: [])
        }
        let refused = try await fixture.refusal(fixture.submission("late", on: "/old"), to: site)
        #expect(refused?.refusal == .closed)
        #expect(try await !isOpen(old, fixture))
        fixture.storage.pass(seconds: 32 * day)
        try await fixture.desk.closeByAge()
        #expect(try await isOpen(new, fixture))
        fixture.storage.pass(seconds: 4 * day)
        try await fixture.desk.closeByAge()
        #expect(try await !isOpen(new, fixture))
    }

    @Test func `an old article that nobody wrote on makes room for a conversation that moves`()
        async throws
    {
        let moved = PageKey(stored: "/moved")
        let (fixture, _) = try await house { site, now in
            site.articles[moved] = ArticleFacts(
                published: now.adding(seconds: -40 * 86_400),
                tags: [],
            )
        }
        try await fixture.desk.closeByAge()
        #expect(try await !isOpen(moved, fixture))
        _ = try await fixture.desk.move(ThreadID(1), to: moved, by: fixture.sam)
        #expect(try await fixture.desk.readThread(.usual, page, ThreadQuestion()).key == moved)
        let listed = try await fixture.desk.threads(
            site: nil,
            containing: nil,
            limit: 10,
            by: fixture.mona,
        )
        #expect(listed.map(\.thread.key) == [moved])
        let pages = try await fixture.desk.pages(site: nil, after: ThreadID(0), by: fixture.mona)
        #expect(pages.map(\.key) == [moved, page])
        #expect(try await fixture.desk.checkFile().allSatisfy(\.isGood))
    }

    @Test func `a page that once led to a thread which made room is a page of its own again`()
        async throws
    {
        let old = PageKey(stored: "/old")
        let moved = PageKey(stored: "/moved")
        let (fixture, _) = try await house { site, now in
            site.articles[old] = ArticleFacts(
                published: now.adding(seconds: -40 * 86_400),
                tags: [],
            )
        }
        try await fixture.desk.closeByAge()
        let pages = try await fixture.desk.pages(site: nil, after: ThreadID(0), by: fixture.mona)
        let empty = try #require(pages.first { $0.key == old }).thread
        _ = try await fixture.desk.move(empty, to: moved, by: fixture.sam)
        _ = try await fixture.desk.move(ThreadID(1), to: moved, by: fixture.sam)
        #expect(try await fixture.desk.readThread(.usual, old, ThreadQuestion()).key == old)
        _ = try await fixture.desk.move(ThreadID(1), to: old, by: fixture.sam)
        #expect(try await fixture.desk.readThread(.usual, moved, ThreadQuestion()).key == old)
        #expect(try await fixture.desk.checkFile().allSatisfy(\.isGood))
    }
}
