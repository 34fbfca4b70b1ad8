import Comments
import Fixtures
import FoundationEssentials
import GRDB
import Storage
import Testing

/// What SQLite takes for a good row and we did not write: an error that names it, never an answer.
@Suite struct DamageTests {
    /// A store with one approved comment, and the same file opened behind its back.
    private func damaged(_ sql: String) async throws -> StoreFixture {
        let fixture = try await StoreFixture()
        let comment = try await fixture.post("A sentence that stays as it is.")
        let now = fixture.now()
        try await fixture.store.write {
            _ = try $0.grant(.receipt, secret: "secret", to: comment.id, at: now)
            _ = try $0.insertToken(
                "awm_secret",
                name: "Mona",
                role: .admin,
                reach: TokenReach(expires: now.adding(seconds: 60), sites: [.usual]),
                at: now,
            )
        }
        try await fixture.decide(comment.id, .approve)
        var careless = Configuration()
        careless.foreignKeysEnabled = false
        let file = try DatabaseQueue(path: fixture.folder.database, configuration: careless)
        try await file.write { try $0.execute(sql: sql) }
        try file.close()
        return fixture
    }

    @Test(arguments: [
        "UPDATE comment SET name = 'Eve'",
        "UPDATE comment SET created = created + 1",
        "UPDATE comment SET publicRevision = NULL",
        "UPDATE comment SET website = 'https://evil.example/'",
        "UPDATE commentRevision SET source = 'Buy now.'",
        "DELETE FROM commentRevision",
        "UPDATE thread SET title = 'Another title'",
        "UPDATE thread SET publicCount = 2",
    ])
    func `a read that meets damage names it and gives nothing`(sql: String) async throws {
        let fixture = try await damaged(sql)
        await #expect(throws: Refusal.self) { try await fixture.listed() }
        let checks = try await fixture.store.read { try $0.checkFile() }
        let bad = checks.filter { !$0.isGood }
        #expect(!bad.isEmpty)
        #expect(!bad.contains { $0.wayOut == nil })
    }

    @Test(arguments: [
        ("UPDATE comment SET priority = 3", "rows"),
        ("UPDATE comment SET state = 'spam'", "decisions"),
        ("UPDATE typedAuthor SET firstSeen = 0", "rows"),
        ("UPDATE capability SET kind = 'glimpse'", "rows"),
        ("DELETE FROM comment", "references"),
        ("UPDATE sealedAddress SET sealed = zeroblob(60)", "addresses"),
        ("UPDATE logSide SET why = 'because'", "decision log"),
        ("UPDATE comment SET publicBelow = 1", "counts"),
        ("UPDATE logHead SET entries = 1", "decision log"),
        ("UPDATE sqlite_sequence SET seq = 1000 WHERE name = 'logEntry'", "counts"),
    ])
    func `the check of the whole file names what no reader meets`(
        sql: String,
        name: String,
    ) async throws {
        let fixture = try await damaged(sql)
        let checks = try await fixture.store.read { try $0.checkFile() }
        #expect(checks.filter { !$0.isGood }.map(\.name).contains(name), "\(checks)")
    }

    @Test(arguments: [
        "DELETE FROM tokenReach", "UPDATE tokenReach SET expires = NULL",
        "UPDATE tokenReach SET sites = NULL",
        "UPDATE moderatorToken SET revoked = NULL, role = 'senior'",
    ])
    func `a token whose reach is lost or widened opens nothing`(sql: String) async throws {
        let fixture = try await damaged(sql)
        await #expect(throws: Refusal.self) {
            _ = try await fixture.store.read { try $0.moderator(token: "awm_secret") }
        }
        let checks = try await fixture.store.read { try $0.checkFile() }
        #expect(checks.contains { !$0.isGood })
    }

    @Test func `a token from before tokens had a reach opens every site for ever`() async throws {
        let fixture = try await damaged(
            """
            DROP TABLE tokenReach;
            DELETE FROM grdb_migrations WHERE identifier LIKE '4 %';
            """
        )
        try fixture.store.close()
        let store = try Store(folder: fixture.folder, lock: fixture.lock, onFailedSync: {})
        let token = try await store.read { try $0.moderator(token: "awm_secret") }
        #expect(token?.reach == TokenReach())
        let checks = try await store.read { try $0.checkFile() }
        #expect(checks.filter { !$0.isGood } == [])
    }

    /// A page of another table in the place of that of the pins.
    @Test func `a pin that nobody made is shown nowhere`() async throws {
        let fixture = try await damaged("INSERT INTO pin (thread, comment, at) VALUES (1, 1, 7)")
        await #expect(throws: Refusal.self) {
            try await fixture.store.read { try $0.pinnedComments(in: ThreadID(1)) }
        }
        await #expect(throws: Refusal.self) {
            try await fixture.store.read { try $0.publicComment(CommentID(1)) }
        }
        await #expect(throws: Refusal.self) {
            try await fixture.store.read { try $0.latest(.usual, limit: 10) }
        }
    }

    /// The table's page gone, its indexes there: the place of the table is taken by an empty one.
    @Test func `lists say that comments are lost`() async throws {
        let fixture = try await damaged(
            """
            CREATE TABLE other (a, b, c, PRIMARY KEY (a, b, c)) WITHOUT ROWID;
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema
                SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'other')
                WHERE name = 'comment';
            DELETE FROM sqlite_schema WHERE tbl_name = 'other';
            """
        )
        let store = fixture.store
        let thread = try #require(try await store.read { try $0.thread(ThreadID(1)) })
        #expect(try await store.checkFile().contains { !$0.isGood })
        await #expect(throws: Refusal.damaged("the number of comments of a thread")) {
            try await store.read {
                let start = ThreadCursor(root: 0, path: [])
                _ = try $0.listedComments(thread, order: .oldest, after: start, limit: 10)
            }
        }
        await #expect(throws: Refusal.damaged("the number of comments")) {
            try await store.read { try $0.queue(QueueQuestion()) }
        }
    }

    @Test func `sites that are lost are not made anew with usual settings`() async throws {
        let whole = try await damaged("SELECT 1")
        #expect(try await whole.store.read { try $0.sitesKept() }.map(\.name) == [.usual])
        let empty = try await damaged("DELETE FROM site")
        await #expect(throws: Refusal.damaged("the sites")) {
            try await empty.store.read { try $0.sitesKept() }
        }
        let fresh = try await damaged(
            "DELETE FROM site; DELETE FROM thread; DELETE FROM moderatorToken;"
                + "DROP TRIGGER logEntryIsNeverDeleted; DELETE FROM logEntry"
        )
        #expect(try await fresh.store.read { try $0.sitesKept() }.isEmpty)
    }

    @Test func `what is not found in a damaged file is not said to be absent`() async throws {
        let fixture = try await damaged("UPDATE comment SET priority = 3")
        let page = PageKey(stored: "/unknown")
        let unknown = try await fixture.store.read { try $0.thread(.usual, page) }
        #expect(unknown == nil)
        _ = try await fixture.store.checkFile()
        await #expect(throws: Refusal.self) {
            try await fixture.store.read { try $0.thread(.usual, page) }
        }
    }

    @Test
    func `a page that only its index lost is not said to be empty before the file was checked`()
        async throws
    {
        let fixture = try await damaged(
            """
            CREATE TABLE other (a TEXT, b TEXT, UNIQUE (a, b));
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema
                SET rootpage = (
                    SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_other_1')
                WHERE name = 'sqlite_autoindex_thread_1';
            DELETE FROM sqlite_schema WHERE tbl_name = 'other';
            """
        )
        await #expect(throws: Refusal.self) { try await fixture.listed() }
        #expect(try await fixture.store.checkFile().contains { !$0.isGood })
    }

    @Test func `a whole file has nothing to name`() async throws {
        let fixture = try await damaged("SELECT 1")
        let checks = try await fixture.store.read { try $0.checkFile() }
        #expect(checks.filter { !$0.isGood } == [])
        let listed = try await fixture.listed()
        #expect(listed.count == 1)
    }

    @Test func `a file from before there were checksums gets them and reads as it did`()
        async throws
    {
        let fixture = try await StoreFixture()
        let comment = try await fixture.post("An older sentence.")
        try await fixture.decide(comment.id, .approve)
        let before = try await fixture.listed()
        try fixture.store.close()
        let tables = [
            "comment", "thread", "site", "moderatorToken", "typedAuthor", "provenAuthor",
            "capability", "sealedAddress", "idempotency", "linkDomain", "policyVersion", "outbox",
        ]
        let file = try DatabaseQueue(path: fixture.folder.database)
        try await file.write { database in
            for table in tables {
                try database.execute(sql: "ALTER TABLE \(table) DROP COLUMN checksum")
            }
            try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '2 %'")
        }
        try file.close()
        let store = try Store(folder: fixture.folder, lock: fixture.lock, onFailedSync: {})
        let after = try await store.read { reading in
            let thread = try #require(try reading.thread(.usual, PageKey(stored: "/a")))
            return try reading.listedComments(thread, order: .oldest, after: nil, limit: 9).comments
        }
        #expect(after == before)
        let checks = try await store.read { try $0.checkFile() }
        #expect(checks.filter { !$0.isGood } == [])
    }
}
