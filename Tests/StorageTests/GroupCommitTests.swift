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
        let fixture = try await StoreFixture()
        // Three items long: each look at this clock costs a little less than half of the time.
        let clock = Mutex(ContinuousClock.now)
        let writer = GroupCommit(
            pool: fixture.store.pool,
            sealing: fixture.store.sealing,
            now: {
                clock.withLock { clock in
                    clock += GroupCommit.batchTime * 2 / 5
                    return clock
                }
            },
            onFailedSync: { Issue.record("a sync failed") },
        )
        let names = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try await writer.write { transaction in
                        try transaction.database.change(
                            "INSERT INTO fact (name, value) VALUES (?, ?)",
                            ["fact \(number)", Data()],
                        )
                        return "fact \(number)"
                    }
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        let kept = try await fixture.store.read { reading in
            try String.fetchSet(
                reading.database,
                sql: "SELECT name FROM fact WHERE name LIKE 'fact %'",
            )
        }
        #expect(names.count == 200)
        #expect(kept == names)
        #expect(writer.statistics.items == 200)
        #expect(writer.statistics.commits >= 200 / 3)
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
