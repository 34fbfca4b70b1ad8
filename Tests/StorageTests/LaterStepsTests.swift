import Comments
import Crypto
import Fixtures
import FoundationEssentials
import GRDB
import Testing

@testable import Storage

@Suite struct LaterStepsTests {
    private let key = IdempotencyKey(key: "k", body: [1])

    /// Puts links and first answers back as they lay before step 8.
    private static let before8 = """
        CREATE TABLE link (
            hash BLOB PRIMARY KEY NOT NULL, kind TEXT NOT NULL,
            comment INTEGER NOT NULL REFERENCES comment(id), expires INTEGER,
            checksum INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID;
        INSERT INTO link SELECT hash, kind, comment, expires, checksum FROM capability;
        DROP TABLE capability;
        ALTER TABLE link RENAME TO capability;
        CREATE INDEX capabilityByComment ON capability (comment);
        CREATE TABLE answer (
            site TEXT NOT NULL REFERENCES site(name), keyHash BLOB NOT NULL,
            bodyHash BLOB NOT NULL, keyVersion INTEGER NOT NULL, sealed BLOB NOT NULL,
            expires INTEGER NOT NULL, checksum INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (site, keyHash)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO answer SELECT site, keyHash, bodyHash, keyVersion, sealed, expires, checksum
            FROM idempotency;
        DROP TABLE idempotency;
        ALTER TABLE answer RENAME TO idempotency;
        CREATE INDEX idempotencyByTime ON idempotency (expires);
        DELETE FROM grdb_migrations WHERE identifier >= '8';
        """

    /// A file as step 7 left it: rows where they lay, and the tables' text with lists of words.
    private func putBack(_ path: String, besides sql: String = "") async throws {
        let earlier = try DatabaseQueue()
        try Schema.migrator.migrate(earlier, upTo: "7 reports of readers")
        let texts = try await earlier.read { database in
            let query = "SELECT name, sql FROM sqlite_schema WHERE name IN ('logEntry', 'comment')"
            return try Row.fetchAll(database, sql: query).reduce(into: [String: String]()) {
                $0[$1["name"]] = $1["sql"]
            }
        }
        #expect(texts.count == 2)
        let file = try DatabaseQueue(path: path)
        try await file.write { database in
            try database.execute(sql: LaterStepsTests.before8 + sql)
            let version = try Int.fetchOne(database, sql: "PRAGMA schema_version") ?? 0
            try database.execute(sql: "PRAGMA writable_schema = ON")
            for (name, text) in texts {
                try database.execute(
                    sql: "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?",
                    arguments: [text, name],
                )
            }
            try database.execute(sql: "PRAGMA schema_version = \(version + 1)")
            try database.execute(sql: "PRAGMA writable_schema = OFF")
        }
        try file.close()
    }

    @Test func `a row that cannot be copied is told as damage, and the file stays as it was`()
        async throws
    {
        let fixture = try await StoreFixture()
        let (comment, now) = (try await fixture.post("hello"), fixture.now())
        try await fixture.store.write {
            _ = try $0.grant(.receipt, secret: "s", to: comment.id, at: now)
        }
        try fixture.store.close()
        try await putBack(
            fixture.folder.database,
            besides: "UPDATE capability SET kind = 'recaipt';",
        )
        #expect(throws: StoreFailure.damaged("a row that a step of the schema copies")) {
            try Store(folder: fixture.folder, lock: fixture.lock, onFailedSync: {})
        }
        let file = try DatabaseQueue(path: fixture.folder.database)
        let kinds = try await file.read {
            try String.fetchAll($0, sql: "SELECT kind FROM capability")
        }
        #expect(kinds == ["recaipt"])
        try file.close()
    }

    @Test func `links and first answers of an older file are found as before`() async throws {
        let fixture = try await StoreFixture()
        let comment = try await fixture.post("hello")
        let (now, key) = (fixture.now(), key)
        let old = "a-token-that-tells-no-number"
        try await fixture.store.write { transaction in
            let end = now.adding(seconds: 60)
            try transaction.keep([7, 8], for: key, to: comment.id, site: .usual, until: end)
            try SummedTable.capability.insert(
                [Data(storedHash(old)), "receipt", comment.id.rawValue, nil],
                beside: [false],
                into: transaction.database,
            )
        }
        try fixture.store.close()
        try await putBack(fixture.folder.database)
        let store = try Store(folder: fixture.folder, lock: fixture.lock, onFailedSync: {})
        let found = try await store.read { try $0.comment(behind: old, kind: .receipt, at: now) }
        #expect(found?.id == comment.id)
        let answer = try await store.write { try $0.storedAnswer(key, site: .usual, at: now) }
        #expect(answer == [7, 8])
        let token = try await store.write {
            try $0.grant(.receipt, secret: "s", to: comment.id, at: now)
        }
        let newer = try await store.read { try $0.comment(behind: token, kind: .receipt, at: now) }
        #expect(newer?.id == comment.id)
        #expect(try await store.checkFile().filter { !$0.isGood } == [])
        try store.close()
    }

    @Test(arguments: [
        "UPDATE comment SET state = 'published'", "UPDATE comment SET decidedBy = 'nobody'",
        "UPDATE comment SET publicRevision = 1, state = 'rejected'",
        "INSERT INTO logEntry SELECT 9, at, 'x', subjectID, act, actorKind, \(rest) FROM logEntry",
        "INSERT INTO logEntry SELECT 9, at, subject, subjectID, act, 'x', \(rest) FROM logEntry",
    ])
    func `a word that a column may not hold is refused`(sql: String) async throws {
        let fixture = try await StoreFixture()
        _ = try await fixture.post("hello")
        await #expect(throws: DatabaseError.self) {
            try await fixture.store.pool.write { database in
                do {
                    try database.execute(sql: sql)
                } catch let error as DatabaseError {
                    #expect(error.extendedResultCode == .SQLITE_CONSTRAINT_CHECK)
                    throw error
                }
            }
        }
    }

    @Test func `no check of what every comment writes makes a table of its own`()
        async throws
    {
        let fixture = try await StoreFixture()
        let lists = try await fixture.store.pool.read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT name FROM sqlite_schema WHERE name IN ('logEntry', 'comment')
                        AND (sql LIKE '%subject IN%' OR sql LIKE '%actorKind IN%'
                            OR sql LIKE '%state IN%' OR sql LIKE '%decidedBy IN%')
                    """,
            )
        }
        #expect(lists == [])
        #expect(try await fixture.store.checkFile().filter { !$0.isGood } == [])
    }

    /// The columns of an entry after who did it.
    private static let rest = """
        actor, fromState, toState, revision, fromPublic, toPublic, reason, batch, undoes,
        policyHash, nonce, sideDigest, hash
        """
}
