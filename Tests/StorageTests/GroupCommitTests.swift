import Comments
import Fixtures
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Storage

@Suite struct GroupCommitTests {
    @Test func `many writers share few syncs and each gets its own comment`() async throws {
        let fixture = try await StoreFixture()
        let ids = try await withThrowingTaskGroup(of: CommentID.self) { group in
            for number in 0..<200 {
                group.addTask { try await fixture.post("comment \(number)").id }
            }
            return try await group.reduce(into: Set<CommentID>()) { $0.insert($1) }
        }
        #expect(ids.count == 200)
        let statistics = fixture.store.commitStatistics
        #expect(statistics.items >= 200)
        #expect(statistics.commits < statistics.items)
    }

    @Test func `a transaction takes items in for its time and leaves the rest to the next`()
        async throws
    {
        // Three items long: each look at this clock costs a little less than half of the time.
        let writing = try await HeldWriter { call in GroupCommit.batchTime * call * 2 / 5 }
        for number in 0..<199 { await writing.keep("fact \(number)") }
        let results = await writing.results()
        #expect(results == (0..<199).map { "fact \($0)" })
        #expect(try await writing.kept() == Set(results))
        #expect(writing.writer.statistics.items == 200)
        #expect(writing.writer.statistics.commits == 1 + 67)
    }

    /// The first pass has time until the item that fails; the second, with savepoints, for two items only.
    @Test func `what a second pass has no time for comes in the next transaction`() async throws {
        let writing = try await HeldWriter { call in call < 9 ? .zero : GroupCommit.batchTime }
        for number in 0..<4 { await writing.keep("fact \(number)") }
        await writing.keep("wrong", thenThrows: true)
        await writing.keep("fact 5")
        let results = await writing.results()
        #expect(
            results == ["fact 0", "fact 1", "fact 2", "fact 3", "\(Refusal.duplicate)", "fact 5"]
        )
        #expect(try await writing.kept() == ["fact 0", "fact 1", "fact 2", "fact 3", "fact 5"])
        #expect(writing.writer.statistics.items == 7)
        #expect(writing.writer.statistics.commits == 3)
        #expect(writing.writer.waiting == 0)
    }

    @Test func `a full file refuses what was tried and not what had no time yet`() async throws {
        let writing = try await HeldWriter { call in GroupCommit.batchTime * call * 2 / 5 }
        await writing.limit(pages: 1)
        await writing.keep("long", bytes: 500_000)
        for number in 0..<5 { await writing.keep("fact \(number)") }
        let results = await writing.results()
        let noRoom = "\(Refusal.noRoom(retryAfter: 30))"
        #expect(results == [noRoom, noRoom, "fact 0", "fact 1", "fact 2", "fact 3", "fact 4"])
        #expect(try await writing.kept() == Set(results[2...]))
        #expect(writing.writer.waiting == 0)
    }

    @Test func `an item that fails takes nothing else with it`() async throws {
        let fixture = try await StoreFixture()
        async let good = fixture.post("good")
        let bad = Task<Void, any Error> {
            try await fixture.store.write { transaction in
                _ = try transaction.openThread(
                    .usual,
                    PageKey(stored: "/never"),
                    url: nil,
                    at: Timestamp(rawValue: 1),
                )
                throw Refusal.duplicate
            }
        }
        await #expect(throws: Refusal.duplicate) { try await bad.value }
        let kept = try await good
        let never = try await fixture.store.read {
            try $0.thread(.usual, PageKey(stored: "/never"))
        }
        #expect(kept.state == .held)
        #expect(never == nil)
    }

    @Test func `a file that may not grow loses nothing, and grows again when it may`() async throws
    {
        let fixture = try await StoreFixture()
        try await fixture.mayGrow(to: 1)
        var taken: [CommentID] = []
        let full = await #expect(throws: Refusal.self) {
            for number in 0..<100 {
                let text = "\(number) " + String(repeating: "long ", count: 1_000)
                taken.append(try await fixture.post(text).id)
            }
        }
        #expect(full == .noRoom(retryAfter: 30))
        try await fixture.mayGrow(to: 1_000_000)
        taken.append(try await fixture.post("after").id)
        let ids = taken
        let kept = try await fixture.store.read { reading in
            try ids.compactMap { try reading.comment($0)?.id }
        }
        #expect(kept == taken)
        #expect(Set(taken).count == taken.count)
    }

    /// For a page too many SQLite takes the whole transaction back in the middle of a plain insertion.
    @Test func `what SQLite takes back itself leaves the next transaction in peace`() async throws {
        let fixture = try await StoreFixture()
        try await fixture.mayGrow(to: 1)
        await #expect(throws: Refusal.noRoom(retryAfter: 30)) {
            try await fixture.store.write { transaction in
                for number in 0..<100 {
                    try transaction.database.change(
                        "INSERT INTO fact (name, value) VALUES (?, ?)",
                        ["fact \(number)", Data(count: 5_000)],
                    )
                }
            }
        }
        try await fixture.mayGrow(to: 1_000_000)
        let after = try await fixture.post("after")
        let kept = try await fixture.store.read { reading in
            (
                try reading.comment(after.id),
                try Int.fetchOne(
                    reading.database,
                    sql: "SELECT count(*) FROM fact WHERE name LIKE 'fact %'",
                ),
            )
        }
        #expect(kept.0?.id == after.id)
        #expect(kept.1 == 0)
    }

    @Test func `a task that was cancelled is stored all the same`() async throws {
        let fixture = try await StoreFixture()
        let task = Task { try await fixture.post("hung up") }
        task.cancel()
        let comment = try await task.value
        let stored = try await fixture.store.read { try $0.comment(comment.id) }
        #expect(stored?.id == comment.id)
    }
}

extension StoreFixture {
    /// - Parameter pages: Of the file; what it has already stays.
    fileprivate func mayGrow(to pages: Int) async throws {
        try await store.write { transaction in
            try transaction.database.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
    }
}

/// A writer with a clock of its own that begins when everything is in its queue.
private final class HeldWriter: Sendable {
    let fixture: StoreFixture
    let writer: GroupCommit
    private let isReady = DispatchSemaphore(value: 0)
    private let tasks = Mutex<[Task<String, Never>]>([])
    private let first: Task<Void, any Error>

    /// - Parameter time: What the clock shows at the call of that number, from 1; the held item makes the first one.
    init(time: @escaping @Sendable (Int) -> Duration) async throws {
        fixture = try await StoreFixture()
        let began = ContinuousClock.now
        let calls = Mutex(0)
        let writer = GroupCommit(
            pool: fixture.store.pool,
            sealing: fixture.store.sealing,
            now: {
                began
                    + time(
                        calls.withLock { calls in
                            calls += 1
                            return calls
                        }
                    )
            },
            onFailedSync: { Issue.record("a sync failed") },
        )
        self.writer = writer
        let (isHeld, isReady) = (AsyncStream.makeStream(of: Void.self), isReady)
        first = Task {
            try await writer.write { _ in
                isHeld.continuation.finish()
                isReady.wait()
            }
        }
        for await _ in isHeld.stream {}
    }

    /// Puts an item into the queue that stores a fact.
    func keep(_ name: String, bytes: Int = 0, thenThrows: Bool = false) async {
        await enqueue(name) { transaction in
            try transaction.database.change(
                "INSERT INTO fact (name, value) VALUES (?, ?)",
                [name, Data(count: bytes)],
            )
            if thenThrows { throw Refusal.duplicate }
        }
    }

    /// Puts an item into the queue after which the file may have so many pages; what it has already stays.
    func limit(pages: Int) async {
        await enqueue("limit") { transaction in
            try transaction.database.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
    }

    private func enqueue(
        _ name: String,
        _ body: @escaping @Sendable (Transaction) throws -> Void,
    ) async {
        let writer = writer
        let count = tasks.withLock { tasks in
            tasks.append(
                Task {
                    do {
                        try await writer.write(body)
                        return name
                    } catch {
                        return "\(error)"
                    }
                }
            )
            return tasks.count
        }
        await waits(for: count + 1)
    }

    private func waits(for count: Int) async {
        while writer.waiting < count { await Task.yield() }
    }

    /// Lets the writer go; what each item was told, in their order.
    func results() async -> [String] {
        isReady.signal()
        var results: [String] = []
        for task in tasks.withLock(\.self) { results.append(await task.value) }
        return results
    }

    func kept() async throws -> Set<String> {
        try await fixture.store.read { reading in
            try String.fetchSet(
                reading.database,
                sql: "SELECT name FROM fact WHERE name LIKE 'fact %' OR name = 'wrong'",
            )
        }
    }
}
