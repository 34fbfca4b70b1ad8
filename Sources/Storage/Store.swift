package import Comments
import FoundationEssentials
import GRDB
import Synchronization

/// The one SQLite file, opened, checked and migrated.
///
/// What leaves this type names no SQLite: another store could stand behind the same calls.
package final class Store: Sendable {
    package let folder: DataFolder
    let pool: DatabasePool
    private let sealing: Sealing
    private let writer: GroupCommit
    private let lock: FolderLock
    /// What a check of the whole file found; stays so until the process ends.
    private let isDamaged = Mutex(false)

    /// Opens the store of a folder that `lock` already owns.
    ///
    /// - Parameters:
    ///   - folder: Prepared with `DataFolder.prepare()`.
    ///   - keysPath: Where the key file is; nil for the one in the folder.
    ///   - onFailedSync: Called once when a sync failed; end the process then.
    package init(
        folder: DataFolder,
        lock: FolderLock,
        keysPath: String? = nil,
        onFailedSync: @escaping @Sendable () -> Void,
    ) throws {
        self.folder = folder
        self.lock = lock
        let isNew = !FileManager.default.fileExists(atPath: folder.database)
        try Store.refuseLoss(in: folder)
        Store.removeCutCopies(in: folder)
        try DiskRoom.check(folder.path)
        let keysPath = keysPath ?? folder.keys
        let keys = try KeyFile.open(at: keysPath, mayCreate: isNew)
        sealing = try Sealing(keys: keys)
        do {
            pool = try Store.openPool(folder.database)
            try Store.migrate(pool)
            try Store.checkSettings(pool)
            writer = GroupCommit(pool: pool, sealing: sealing, onFailedSync: onFailedSync)
            try checkKey()
            try pool.read { try Reading(database: $0, sealing: sealing).checkEnd() }
        } catch let error as DatabaseError where error.isDamage {
            throw StoreFailure.damaged("the database file")
        } catch is RowDecodingError {
            throw StoreFailure.damaged("the database file")
        }
        try Store.mark(folder)
    }

    /// Seconds a client is asked to wait while the disk is full.
    private static let retryAfter = 30

    /// Runs `body` in the next group commit; returns once it is durable (DESIGN §1, invariant 2).
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await writer.write(body)
        } catch {
            throw Store.told(error)
        }
    }

    /// Runs `body` on one consistent state, beside the writer.
    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (Reading) throws -> Value
    ) async throws -> Value {
        let sealing = sealing
        do {
            let isDoubtful = isDamaged.withLock(\.self)
            return try await pool.read { database in
                try body(Reading(database: database, sealing: sealing, isDoubtful: isDoubtful))
            }
        } catch {
            throw Store.told(error)
        }
    }

    /// Damage and a full disk as everybody above knows them.
    static func told(_ error: any Error) -> any Error {
        switch error {
        case StoreFailure.damaged(let what): Refusal.damaged(what)
        case let error as DatabaseError where error.isDamage: Refusal.damaged("the database file")
        case let error as DatabaseError where error.isFull: Refusal.noRoom(retryAfter: retryAfter)
        case is RowDecodingError: Refusal.damaged("a row")
        default: error
        }
    }

    /// Reads the whole file and compares it with itself.
    package func checkFile() async throws -> [StoreCheck] {
        let checks = try await read { try $0.checkFile() }
        if checks.contains(where: { !$0.isGood }) { isDamaged.withLock { $0 = true } }
        return checks
    }

    /// Says after each commit what readers see differently, before those who wrote are answered.
    package func onVisibleChange(_ tell: @escaping @Sendable ([VisibleChange]) -> Void) {
        writer.onVisibleChange(tell)
    }

    /// Transactions synced and items in them since the start.
    package var commitStatistics: (commits: Int, items: Int) { writer.statistics }

    /// Moves the log into the file and cuts it to nothing, so that what was erased is in neither.
    ///
    /// A reader that is at work may keep the log; the next call or the end of the process cuts it then.
    package func emptyLog() async throws {
        try await pool.writeWithoutTransaction { database in
            _ = try? database.checkpoint(.truncate)
        }
    }

    /// Moves the log into the file and closes; the store is of no use afterwards.
    package func close() throws {
        pool.writeWithoutTransaction { database in
            _ = try? database.checkpoint(.truncate)
        }
        try pool.close()
    }

    /// KiB of pages that the writer keeps: a comment touches the ends of fifteen trees.
    private static let writerCache = 16_384

    private static func openPool(_ path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "afterword"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA mmap_size = 0;
                    PRAGMA secure_delete = ON;
                    PRAGMA journal_size_limit = 67108864;
                    """
            )
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        // A pool sets NORMAL after its setup ran: FULL has to be said again, on the writer.
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA cache_size = -\(writerCache)")
        }
        return pool
    }

    private static func migrate(_ pool: DatabasePool) throws {
        let migrator = Schema.migrator
        guard try !pool.read({ try migrator.hasBeenSuperseded($0) }) else {
            throw StoreFailure.newerSchema
        }
        try migrator.migrate(pool)
        try checkSchema(pool, against: migrator)
    }

    /// Compares the tables with those that the steps make in an empty database: a letter that fell over in the text of
    /// the schema would make every statement a defect of ours.
    private static func checkSchema(
        _ pool: DatabasePool,
        against migrator: DatabaseMigrator,
    ) throws {
        let whole = try DatabaseQueue()
        try migrator.migrate(whole)
        let query = "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name"
        let (expected, found) = (
            try whole.read { try String.fetchAll($0, sql: query) },
            try pool.read { try String.fetchAll($0, sql: query) },
        )
        guard expected == found else { throw StoreFailure.damaged("the database's schema") }
    }

    /// A database that was here and is not, or is empty, is no reason to begin anew.
    private static func refuseLoss(in folder: DataFolder) throws(StoreFailure) {
        let files = FileManager.default
        guard files.fileExists(atPath: folder.mark) else { return }
        let size = try? files.attributesOfItem(atPath: folder.database)[.size] as? Int
        guard let size, size > 0 else {
            throw .damaged(
                "\(folder.database) is missing or empty, and there was one; to begin anew instead, "
                    + "delete \(folder.mark)"
            )
        }
    }

    private static func mark(_ folder: DataFolder) throws(StoreFailure) {
        guard !FileManager.default.fileExists(atPath: folder.mark) else { return }
        let made = FileManager.default.createFile(
            atPath: folder.mark,
            contents: Data("There is a database in this folder.\n".utf8),
            attributes: [.posixPermissions: 0o600],
        )
        guard made else { throw .cannotOpen("cannot write \(folder.mark)") }
        try DataFolder.sync(folder.mark)
    }

    /// Reads back what durability and safety stand on; a server that reads anything else refuses to run.
    private static func checkSettings(_ pool: DatabasePool) throws {
        let expected = [
            ("synchronous", "2"), ("journal_mode", "wal"), ("foreign_keys", "1"),
            ("trusted_schema", "0"), ("secure_delete", "1"), ("mmap_size", "0"),
            ("busy_timeout", "5000"),
        ]
        try pool.writeWithoutTransaction { database in
            for (name, value) in expected {
                // `mmap_size` gives no row where the system's SQLite has mmap compiled out.
                let row = try Row.fetchOne(database, sql: "PRAGMA \(name)")
                let found = row.map { ($0[0] as DatabaseValue).description } ?? value
                guard found.replacing("\"", with: "") == value else {
                    throw StoreFailure.cannotOpen(
                        "SQLite runs with \(name) = \(found), not \(value)"
                    )
                }
            }
        }
    }

    /// A key file from elsewhere is found before the first row is sealed with it.
    private func checkKey() throws {
        let proof = Data(try sealing.authenticate(Array("afterword".utf8), for: .keyCheck))
        try pool.write { database in
            let stored = try Data.fetchOne(
                database,
                sql: "SELECT value FROM fact WHERE name = 'keyCheck'",
            )
            guard let stored else {
                return try database.execute(
                    sql: "INSERT INTO fact (name, value) VALUES ('keyCheck', ?)",
                    arguments: [proof],
                )
            }
            guard stored == proof else {
                throw StoreFailure.keys(
                    "the key file does not belong to this database: put the right one back"
                )
            }
        }
    }
}

extension DatabaseError {
    /// SQLite itself found that the file is not what it wrote.
    ///
    /// Our statements are all run by tests: one that SQLite does not understand met another schema or broken JSON.
    var isDamage: Bool {
        [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR].contains(resultCode)
    }
}
