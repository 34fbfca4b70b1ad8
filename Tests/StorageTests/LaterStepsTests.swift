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
        DELETE FROM grdb_migrations WHERE identifier LIKE '8 %';
        """

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
        let file = try DatabaseQueue(path: fixture.folder.database)
        try await file.write { try $0.execute(sql: LaterStepsTests.before8) }
        try file.close()
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
