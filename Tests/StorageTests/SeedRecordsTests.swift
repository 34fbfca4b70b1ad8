import Comments
import Fixtures
import GRDB
import Testing

@testable import Storage

/// Stored at once or one by one: the same rows.
@Suite struct SeedRecordsTests {
    /// Parents by index; deeper than a thread may go, siblings, and replies to what waits.
    private let parents: [Int?] = [nil, 0, 1, 2, 3, 4, 5, 6, 7, nil, 9, 9, 10, nil, 13, 14, 0]
    private let waiting: Set<Int> = [3, 9, 14]

    private func rows(_ fixture: StoreFixture) async throws -> [[String]] {
        try await fixture.store.pool.read { database in
            let sql = """
                SELECT id, root, hex(path), parent, name, state, publicRevision, publicBelow, source
                FROM comment JOIN commentRevision ON comment = id ORDER BY id
                """
            let comments = try Row.fetchAll(database, sql: sql)
            let domains = try Row.fetchAll(
                database,
                sql: "SELECT domain, comment FROM linkDomain ORDER BY comment",
            )
            let threads = try Row.fetchAll(database, sql: "SELECT key, publicCount FROM thread")
            return (comments + domains + threads).map { row in row.databaseValues.map(\.description)
            }
        }
    }

    @Test func `a planted conversation has the rows of one that was posted`() async throws {
        let posted = try await StoreFixture()
        var ids: [CommentID] = []
        for (index, parent) in parents.enumerated() {
            let comment = try await posted.post("text \(index)", under: parent.map { ids[$0] })
            ids.append(comment.id)
        }
        for (index, id) in ids.enumerated() where !waiting.contains(index) {
            try await posted.decide(id, .approve)
        }
        let planted = try await StoreFixture()
        let items = parents.enumerated().map { index, parent in
            SeededThread.Item(
                parent: parent,
                name: "Ada",
                source: "text \(index)",
                facts: TextFacts(
                    exact: "\(index)",
                    similar: 0,
                    length: 6,
                    linkDomains: ["a.example"],
                ),
                created: planted.now(),
                isPublic: !waiting.contains(index),
            )
        }
        try await planted.store.write { transaction in
            let thread = SeededThread(key: PageKey(stored: "/a"), items: items)
            try transaction.seed(thread, on: .usual, by: "seed")
        }
        #expect(try await rows(planted) == rows(posted))
        #expect(try await planted.listed().map(\.id) == posted.listed().map(\.id))
        #expect(try await planted.store.read { try $0.verifyLog() }.isWhole)
    }
}
