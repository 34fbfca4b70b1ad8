import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct ReadLogTests {
    private func acts(
        _ fixture: DeskFixture,
        by actor: Actor? = nil,
        _ set: (inout LogQuestion) -> Void = { _ in },
    ) async throws -> [String] {
        var question = LogQuestion()
        set(&question)
        let part = try await fixture.desk.log(question, cursor: nil, by: actor ?? fixture.mona)
        return part.entries.map { "\($0.actor) \($0.act) \($0.subjectID)" }
    }

    @Test func `the log is narrowed by person, act, subject, number and time`() async throws {
        let fixture = try await DeskFixture()
        let (one, two) = (
            try await fixture.storage.post("one"), try await fixture.storage.post("two"),
        )
        let between = fixture.storage.now()
        _ = try await fixture.desk.decide(
            fixture.order([one.id, two.id], .approve),
            by: fixture.mona,
        )
        _ = try await fixture.desk.setOpen(false, thread: one.thread, by: fixture.sam)
        var site = Site(name: .usual)
        site.title = "A title"
        try await fixture.desk.save(site, by: fixture.olga)
        let all = [
            "olga set default 0", "sam close 1", "mona approve 2", "mona approve 1",
            "test verdict 2", "test verdict 1",
        ]
        #expect(try await acts(fixture) == all)
        #expect(try await acts(fixture) { $0.actor = "mona" } == Array(all[2...3]))
        #expect(try await acts(fixture) { $0.actor = "test" } == Array(all[4...]))
        #expect(try await acts(fixture) { $0.act = "set" } == [all[0]])
        #expect(try await acts(fixture) { $0.act = "se" } == [])
        #expect(try await acts(fixture) { $0.subject = .thread } == [all[1]])
        #expect(try await acts(fixture) { $0.id = 1 } == [all[3], all[5]])
        #expect(try await acts(fixture) { ($0.subject, $0.id) = (.thread, 1) } == [all[1]])
        #expect(try await acts(fixture) { $0.since = between } == Array(all[...3]))
        #expect(try await acts(fixture) { $0.until = between } == Array(all[4...]))
    }

    @Test(arguments: [1, 2, 5, 50])
    func `a walk in parts gives every entry once, notes included`(limit: Int) async throws {
        let fixture = try await DeskFixture()
        for number in 1...3 {
            let comment = try await fixture.storage.post("text \(number)")
            var order = fixture.order([comment.id], .reject)
            (order.note, order.reason) = ("note \(number)", "unkind")
            _ = try await fixture.desk.decide(order, by: fixture.mona)
        }
        for actor in [nil, "mona"] {
            var (entries, cursor): ([LogEntry], String?) = ([], nil)
            repeat {
                var question = LogQuestion()
                (question.limit, question.actor) = (limit, actor)
                let part = try await fixture.desk.log(question, cursor: cursor, by: fixture.mona)
                #expect(part.entries.count <= limit)
                entries += part.entries
                cursor = part.next
            } while cursor != nil
            let ids = entries.map(\.id.rawValue)
            #expect(ids == (actor == nil ? [6, 5, 4, 3, 2, 1] : [6, 4, 2]))
            #expect(entries.compactMap(\.note) == ["note 3", "note 2", "note 1"])
        }
    }

    @Test func `entries about a quarantined comment are for seniors`() async throws {
        let chronicle = try await Chronicle()
        let fixture = chronicle.fixture
        let id = try await chronicle.post("How hateful.")
        try await chronicle.say(.hold, id, fixture.sam)
        _ = try await fixture.desk.setOpen(false, thread: ThreadID(1), by: fixture.sam)
        #expect(try await acts(fixture, by: fixture.mona) == ["sam close 1"])
        #expect(try await acts(fixture, by: fixture.mona) { $0.id = 1 } == [])
        let seen = try await acts(fixture, by: fixture.sam)
        #expect(seen == ["sam close 1", "sam hold 1", "plain verdict 1"])
    }

    @Test(arguments: ["", "x", "1", "1-", "1-0", "1-2-3", "-5-1"])
    func `a cursor that is none is refused`(cursor: String) async throws {
        let fixture = try await DeskFixture()
        await #expect(throws: Refusal.self) {
            try await fixture.desk.log(LogQuestion(), cursor: cursor, by: fixture.mona)
        }
    }
}
