import Comments
import Fixtures
import FoundationEssentials
import GRDB
import Storage
import Testing

@Suite struct LogRecordsTests {
    @Test func `the chain of every decision verifies, with erased notes counted`() async throws {
        let fixture = try await StoreFixture()
        let comment = try await fixture.post("hello")
        try await fixture.decide(comment.id, .approve)
        let whole = try await fixture.store.read { try $0.verifyLog() }
        #expect(whole.isWhole)
        #expect(whole.entries == 2)
        #expect(whole.erased == 0)
        let now = fixture.now()
        try await fixture.store.write { transaction in
            try transaction.append(fixture.withdrawal(of: comment.id, at: now))
            try transaction.erase(comment, at: now)
        }
        let erased = try await fixture.store.read { try $0.verifyLog() }
        #expect(erased.isWhole)
        #expect(erased.erased == 1)
    }

    @Test func `notes that vanish without an act that erases are missed`() async throws {
        let fixture = try await StoreFixture()
        try await fixture.post("first")
        let comment = try await fixture.post("second")
        let now = fixture.now()
        try await fixture.store.write { try $0.erase(comment, at: now) }
        let check = try await fixture.store.read { try $0.verifyLog() }
        #expect(check.brokenAt == comment.version.rawValue)
        #expect(check.detail == "the notes of entry 2 are gone, and nobody erased them")
    }

    @Test(arguments: [
        "UPDATE logEntry SET actor = 'eve' WHERE id = 2", "DELETE FROM logEntry WHERE id = 2",
    ])
    func `the schema refuses changes, and a change behind its back is found`(
        sql: String
    )
        async throws
    {
        let fixture = try await StoreFixture()
        let comment = try await fixture.post("hello")
        try await fixture.decide(comment.id, .approve)
        try fixture.store.close()
        let file = try DatabaseQueue(path: fixture.folder.database)
        await #expect(throws: DatabaseError.self) {
            try await file.write { try $0.execute(sql: sql) }
        }
        let triggers = try await file.write { database in
            let made = try String.fetchAll(
                database,
                sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger'",
            )
            try database.execute(sql: "DROP TRIGGER logEntryIsNeverChanged")
            try database.execute(sql: "DROP TRIGGER logEntryIsNeverDeleted")
            try database.execute(sql: sql)
            return made
        }
        // Without its triggers the file is refused as a whole.
        #expect(throws: StoreFailure.damaged("the database's schema")) {
            try Store(folder: fixture.folder, lock: fixture.lock, onFailedSync: {})
        }
        try await file.write { database in
            for trigger in triggers { try database.execute(sql: trigger) }
        }
        try file.close()
        // A cut tail is found at once, a change within by the walk.
        guard sql.hasPrefix("UPDATE") else {
            #expect(throws: StoreFailure.damaged("the end of the decision log")) {
                try Store(folder: fixture.folder, lock: fixture.lock, onFailedSync: {})
            }
            return
        }
        let reopened = try Store(folder: fixture.folder, lock: fixture.lock, onFailedSync: {})
        let check = try await reopened.read { try $0.verifyLog() }
        #expect(!check.isWhole)
    }

    @Test func `the newest batch of a moderator is found until it is undone`() async throws {
        let fixture = try await StoreFixture()
        let comment = try await fixture.post("hello")
        try await fixture.decide(comment.id, .approve, batch: "first")
        try await fixture.decide(comment.id, .spam, batch: "second")
        let newest = try await fixture.store.read { try $0.newestBatch(of: "mona", sites: nil) }
        #expect(newest.map(\.batch) == ["second"])
        #expect(newest.first?.from == .approved)
        #expect(newest.first?.fromPublic == 1)
    }
}
