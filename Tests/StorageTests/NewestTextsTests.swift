import Comments
import Fixtures
import GRDB
import Testing

@testable import Storage

/// What the writer knows of the newest texts against what the file says.
@Suite struct NewestTextsTests {
    private let question = DuplicateQuestion(scope: .site, window: 600, distance: 3, minimum: 20)

    private func facts(
        _ similar: UInt64,
        exact: String = "never written",
        length: Int = 30,
    ) -> TextFacts {
        TextFacts(exact: exact, similar: similar, length: length, linkDomains: [])
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `in every history memory counts what a look at all texts counts`(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        func below(_ end: Int) -> Int { Int.random(in: 0..<end, using: &numbers) }
        let known = NewestTexts()
        var stored = StoredTexts()
        var now = 1_000_000
        var answers = 0
        for _ in 1...(3 * ComparedText.most) {
            now += below(300)
            // Once in a while the clock is put back, further than the window at times.
            if below(3_000) == 0 { now -= below(900_000) }
            if below(1_000) == 0 { known.forget() }
            let text = ComparedText(created: Int64(now - below(50)), similar: 1 << below(12) - 1)
            stored.add(text)
            let added = facts(UInt64(text.similar))
            known.add(added, on: .usual, at: Timestamp(rawValue: text.created))
            guard below(10) == 0 else { continue }
            let asked = facts(1 << below(12) - 1)
            let window = RateRecords.window(
                question.window,
                before: Timestamp(rawValue: Int64(now)),
            )
            let found = try known.near(asked, question, on: .usual, window) { stored.newest($0) }
            let expected = NearTexts(asked, question, window, among: stored.newest(window))
            guard let found else { continue }
            answers += 1
            #expect(found == expected)
        }
        #expect(answers > 200)
    }

    /// All texts there ever were, as the file gives them.
    private struct StoredTexts {
        private var texts: [ComparedText] = []

        mutating func add(_ text: ComparedText) {
            let place = texts.lastIndex { $0.created <= text.created }.map { $0 + 1 } ?? 0
            texts.insert(text, at: place)
        }

        func newest(_ times: ClosedRange<Int64>) -> [ComparedText] {
            Array(texts.filter { times.contains($0.created) }.suffix(ComparedText.most + 1))
        }
    }

    @Test func `what waits at a clock that was put back is asked of the file`() throws {
        let known = NewestTexts()
        let future = (0...ComparedText.most).map { number in
            ComparedText(created: 9_000_000 + Int64(number), similar: 0)
        }
        let window = RateRecords.window(question.window, before: Timestamp(rawValue: 1_000_000))
        let near = try known.near(facts(0), question, on: .usual, window) { _ in
            future
        }
        #expect(near == nil)
    }

    @Test func `edits, withdrawals and what is rolled back are seen by the next comparison`()
        async throws
    {
        let fixture = try await StoreFixture()
        let first = try await fixture.post("one", similar: 0b0)
        try await fixture.post("two", similar: 0b1)
        try await agrees(fixture, near: 0b0, is: 2)
        try await fixture.post("three", similar: 0b11)
        try await agrees(fixture, near: 0b0, is: 3)
        let revised = facts(0xFF00, exact: "one, changed")
        let now = fixture.now()
        try await fixture.store.write { transaction in
            let comment = try transaction.found(first.id)
            try transaction.addRevision(
                to: comment,
                source: "one, changed",
                facts: revised,
                marks: RevisionMarks(comment),
                at: now,
                linkedAt: now,
            )
        }
        try await agrees(fixture, near: 0b0, is: 2)
        try await agrees(fixture, near: 0xFF00, is: 1)
        await #expect(throws: Refusal.busy(retryAfter: 9)) {
            try await failing(fixture)
        }
        try await agrees(fixture, near: 0xFF00, is: 1)
        let withdrawal = fixture.withdrawal(of: first.id, at: fixture.now())
        try await fixture.store.write { transaction in
            let comment = try transaction.found(first.id)
            try transaction.erase(try transaction.record(withdrawal, on: comment), at: now)
        }
        try await agrees(fixture, near: 0xFF00, is: 0)
    }

    /// An item that compares and counts a text of its own, and then fails; it runs twice, the second time in a savepoint.
    private func failing(_ fixture: StoreFixture) async throws {
        let (added, question) = (facts(0xFF00, exact: "never stored"), question)
        let (site, now) = (fixture.site, fixture.now())
        try await fixture.store.write { transaction in
            _ = try transaction.reading.duplicates(
                question,
                facts: added,
                thread: nil,
                site: site,
                provenAuthor: nil,
                at: now,
            )
            try transaction.database.execute(sql: "UPDATE thread SET revision = revision + 1")
            transaction.newestTexts.add(added, on: site, at: now)
            throw Refusal.busy(retryAfter: 9)
        }
    }

    @Test func `the same words count once, near or not`() async throws {
        let fixture = try await StoreFixture()
        try await fixture.post("one", similar: 0b0)
        try await agrees(fixture, near: 0b0, exact: "one", is: 1)
        try await agrees(fixture, near: 0xFF00, exact: "one", is: 1)
        try await agrees(fixture, near: 0xFF00, exact: "two", is: 0)
    }

    @Test func `two rules of one site look as far back as each asks`() async throws {
        let fixture = try await StoreFixture()
        try await fixture.post("one", similar: 0b0)
        fixture.pass(seconds: 3_000)
        try await fixture.post("two", similar: 0b0)
        let looks = [(600, 20, 1), (6_000, 20, 2), (600, 20, 1), (6_000, 31, 0)]
        for (window, minimum, count) in looks {
            let asked = DuplicateQuestion(
                scope: .site,
                window: window,
                distance: 3,
                minimum: minimum,
            )
            try await agrees(fixture, near: 0b0, asked, length: 40, is: count)
        }
    }

    /// The writer, which knows, and a reader, which asks the file, count the same.
    private func agrees(
        _ fixture: StoreFixture,
        near similar: UInt64,
        exact: String = "never written",
        _ other: DuplicateQuestion? = nil,
        length: Int = 30,
        is expected: Int,
    ) async throws {
        let asked = facts(similar, exact: exact, length: length)
        let (question, now) = (other ?? question, fixture.now())
        let count: @Sendable (Reading) throws -> Fact<Int> = { reading in
            try reading.duplicates(
                question,
                facts: asked,
                thread: nil,
                site: .usual,
                provenAuthor: nil,
                at: now,
            )
        }
        let known = try await fixture.store.write { try count($0.reading) }
        #expect(known == .known(expected))
        let stored = try await fixture.store.read { try count($0) }
        #expect(stored == .known(expected))
    }

    @Test func `a repeat is found by its words, however many came after it`() throws {
        let window = RateRecords.window(question.window, before: Timestamp(rawValue: 1_000_000))
        let newer = (0..<ComparedText.most).map { number in
            ComparedText(created: 990_000 + Int64(number), similar: Int64.max)
        }
        let near = NearTexts(facts(0), question, window, among: newer)
        #expect(near.count == 0)
        let repeated = ComparedText(created: 900_000, similar: 0)
        #expect(!near.counts(repeated, facts(0), question))
    }
}
