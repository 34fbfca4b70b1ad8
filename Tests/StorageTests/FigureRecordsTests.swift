import Comments
import Fixtures
import GRDB
import Testing

@testable import Storage

@Suite struct FigureRecordsTests {
    private let explanation = """
        {"hits":[{"rule":"b","mode":"enforce","class":"spam","score":2,"on":"body"},
        {"rule":"b","mode":"enforce","class":"spam","score":2,"on":"name"},
        {"rule":"a","mode":"enforce","class":"quality","floor":"hold"},
        {"rule":"c","mode":"enforce","class":"abuse","floor":"reject"},
        {"rule":"t","mode":"enforce","class":"trust","score":-2},
        {"rule":"s","mode":"shadow","class":"spam","score":9},
        {"rule":"n","mode":"enforce","class":"safety","ceiling":"hold"}]}
        """

    @Test func `an older file learns its rules from the explanations it has`() async throws {
        let fixture = try await StoreFixture()
        let comment = try await fixture.post("hello")
        try fixture.store.close()
        let explanation = explanation
        let file = try DatabaseQueue(path: fixture.folder.database)
        try await file.write { database in
            try database.execute(
                sql: """
                    DROP TABLE verdictRules; DROP INDEX logByTime; DROP INDEX logByPerson;
                    DROP INDEX approvalByTime;
                    DELETE FROM grdb_migrations
                    WHERE identifier LIKE '3 %' OR identifier LIKE '6 %';
                    """
            )
            try database.execute(
                sql: "UPDATE logSide SET explanation = ? WHERE entry = ?",
                arguments: [explanation, comment.version.rawValue],
            )
        }
        try file.close()
        let store = try Store(folder: fixture.folder, lock: fixture.lock, onFailedSync: {})
        let facts = try await facts(store)
        let words = facts.flatMap { $0.rules.line.split(separator: " ") }.sorted()
        #expect(words == ["a/quality/hold", "b/spam/spam", "c/abuse/spam"])
        #expect(try await store.checkFile().first { $0.name == "rows" }?.isGood == true)
        try store.close()
    }

    @Test func `an explanation that is broken keeps no older file shut`() async throws {
        let fixture = try await StoreFixture()
        _ = try await fixture.post("hello")
        try fixture.store.close()
        let file = try DatabaseQueue(path: fixture.folder.database)
        try await file.write { database in
            try database.execute(
                sql: """
                    DROP TABLE verdictRules; DROP INDEX logByTime; DROP INDEX logByPerson;
                    DROP INDEX approvalByTime;
                    DELETE FROM grdb_migrations
                    WHERE identifier LIKE '3 %' OR identifier LIKE '6 %';
                    UPDATE logSide SET explanation = '{"hits":';
                    """
            )
        }
        try file.close()
        let store = try Store(folder: fixture.folder, lock: fixture.lock, onFailedSync: {})
        #expect(try await facts(store).map(\.rules) == [.none])
        try store.close()
    }

    @Test func `facts come by time and of the period alone`() async throws {
        let fixture = try await StoreFixture()
        let comment = try await fixture.post("hello")
        let middle = fixture.now()
        try await fixture.decide(comment.id, .approve)
        let end = fixture.now()
        let all = try await facts(fixture.store)
        #expect(all.map(\.act) == ["verdict", "approve"])
        #expect(all.map(\.isFirst) == [true, false])
        #expect(all.map(\.to) == [.held, .approved])
        let late = try await fixture.store.read { reading in
            var late: [DecisionFact] = []
            try reading.decisions(in: Period(since: middle, until: end), sites: [.usual]) {
                late.append($0)
            }
            return late
        }
        #expect(late.map(\.act) == ["approve"])
        let earlier = try await fixture.store.read { reading in
            try reading.decisions(on: comment.id.rawValue, before: LogEntryID(2))
        }
        #expect(earlier.map(\.act) == ["verdict"])
    }

    /// A rare act behind many entries is found in steps, each of which is bounded.
    @Test func `a search that passes over many entries stops and says where to go on`() async throws
    {
        let fixture = try await StoreFixture()
        let now = fixture.now()
        try await fixture.store.write { transaction in
            var entry = LogEntry(
                at: now,
                subject: .thread,
                subjectID: 1,
                act: "close",
                actorKind: .moderator,
                actor: "mona",
            )
            try transaction.append(entry)
            (entry.act, entry.actorKind) = ("verdict", .policy)
            for _ in 0..<Reading.reach { try transaction.append(entry) }
        }
        var question = LogQuestion()
        question.act = "close"
        let first = try await ask(fixture, question)
        #expect(first.entries.isEmpty)
        #expect(first.next != nil)
        question.after = first.next
        let second = try await ask(fixture, question)
        #expect(second.entries.map(\.id) == [LogEntryID(1)])
        #expect(second.next == nil)
        (question.after, question.actor) = (nil, "mona")
        #expect(try await ask(fixture, question).entries.map(\.id) == [LogEntryID(1)])
    }

    private func ask(_ fixture: StoreFixture, _ question: LogQuestion) async throws -> LoggedPart {
        try await fixture.store.read { try $0.log(question) }
    }

    private func facts(_ store: Store) async throws -> [DecisionFact] {
        try await store.read { reading in
            var facts: [DecisionFact] = []
            let all = Period(since: Timestamp(rawValue: 0), until: Timestamp(rawValue: .max))
            try reading.decisions(in: all, sites: nil) { facts.append($0) }
            return facts
        }
    }
}
