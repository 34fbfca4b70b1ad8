import Comments
import Fixtures
import GRDB
import HTTPTypes
import Synchronization
import Testing

@testable import Server
@testable import Storage

/// What a reader's page asks of the database when nothing of it is kept: never more the longer the conversation is.
@Suite struct ColdReadTests {
    private let paths = [
        "/sites/default/thread?page=/a", "/sites/default/fragment?page=/a",
        "/api/v1/sites/default/comments?page=/a",
    ]

    /// What a request asks, as SQLite was given it; every answer is made anew.
    private func questions(_ path: String, _ fixture: ServerFixture) async throws -> [String] {
        let seen = Mutex<[String]>([])
        let pool = fixture.storage.store.pool
        // The pool has one reader as long as nobody asks at the same time.
        try await pool.read { database in
            database.trace { event in
                guard case .statement(let statement) = event else { return }
                seen.withLock { $0.append(statement.sql) }
            }
        }
        let answer = try await fixture.ask(.get, path)
        #expect(answer.status == 200)
        try await pool.read { $0.trace(nil) }
        // A reader's transaction itself, BEGIN and COMMIT, asks nothing.
        return seen.withLock { $0.filter { $0.hasPrefix("SELECT") } }
    }

    /// Top-level comments with up to nine answers each, as many in all as are asked for.
    private func fill(_ fixture: ServerFixture, with count: Int) async throws {
        let start = fixture.storage.now()
        let items = (0..<count).map { number in
            SeededThread.Item(
                parent: number.isMultiple(of: 10) ? nil : number / 10 * 10,
                name: "Reader \(number % 97)",
                source: "Number \(number).",
                facts: TextFacts(exact: "\(number)", similar: 0, length: 9, linkDomains: []),
                created: start.adding(seconds: number),
                isPublic: true,
            )
        }
        try await fixture.storage.store.write { transaction in
            let thread = SeededThread(key: PageKey(stored: "/a"), items: items)
            try transaction.seed(thread, on: .usual, by: "seed")
        }
    }

    @Test func `the first part of five thousand comments comes from one query of comments`()
        async throws
    {
        let fixture = try await ServerFixture { $0.cacheBytes = 0 }
        try await fill(fixture, with: 5_000)
        for path in paths {
            let questions = try await questions(path, fixture)
            // Which conversation the page has, with its title and whether it is open: by the page's own index.
            #expect(questions.first?.contains("FROM thread") == true)
            // All hundred comments with their texts, in order, and whether any comment is pinned.
            #expect(questions.last?.contains("FROM comment INDEXED BY listedComment") == true)
            #expect(questions.count == 2, "\(questions)")
        }
    }

    @Test func `pinned comments are one query more, however many they are`() async throws {
        let fixture = try await ServerFixture { $0.cacheBytes = 0 }
        try await fill(fixture, with: 300)
        for pins in 1...Limits.pinned {
            // One of a later part, so that its copy is read by itself.
            let id = 201 + 10 * pins
            #expect(try await fixture.operate(.put, "comments/\(id)/pin").status == 200)
            for path in paths {
                let questions = try await questions(path, fixture)
                // They may stand anywhere in the conversation: no walk of its first part comes by them.
                #expect(questions.last?.contains("FROM pin") == true)
                #expect(questions.count == 3, "\(questions)")
            }
        }
    }
}
