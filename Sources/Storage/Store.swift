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
    let sealing: Sealing
    private let writer: GroupCommit
    private let lock: FolderLock
    private let health = Mutex(FileHealth.unchecked)
    private let waiting = WaitingTexts()

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
            try Store.checkKey(pool, sealing)
            try pool.read { try Reading(database: $0, sealing: sealing).checkEnd() }
        } catch let error as DatabaseError where error.isDamage {
            throw StoreFailure.damaged("the database file")
        } catch is RowDecodingError {
            throw StoreFailure.damaged("the database file")
        }
        try Store.mark(folder)
    }

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
        let (sealing, waiting) = (sealing, waiting)
        do {
            let health = health.withLock(\.self)
            return try await pool.read { database in
                try body(
                    Reading(database: database, sealing: sealing, health: health, waiting: waiting)
                )
            }
        } catch {
            throw Store.told(error)
        }
    }

    /// Reads the whole file and compares it with itself.
    package func checkFile() async throws -> [StoreCheck] {
        let checks = try await read { try $0.checkFile() }
        let isGood = checks.allSatisfy(\.isGood)
        health.withLock { health in
            if health != .damaged { health = isGood ? .whole : .damaged }
        }
        return checks
    }

    /// Says after each commit what readers see differently, before those who wrote are answered.
    package func onVisibleChange(_ tell: @escaping @Sendable ([VisibleChange]) -> Void) {
        writer.onVisibleChange(tell)
    }

    /// Returns once the log has an entry after this one, or false when waiting was ended.
    package func waitForLog(after entry: LogEntryID) async -> Bool {
        await writer.bell.wait(after: entry.rawValue)
    }

    /// Lets nobody wait any more: the process ends.
    package func endWaiting() { writer.bell.stop() }

    /// Transactions synced and items in them since the start.
    package var commitStatistics: (commits: Int, items: Int) { writer.statistics }

    /// Moves the log into the file and cuts it to nothing, so that what was erased is in neither, nor in memory.
    ///
    /// A reader that is at work may keep the log; the next call or the end of the process cuts it then.
    package func emptyLog() async throws {
        // Last: whoever searches an older moment could learn the words once more until the log is cut.
        defer { waiting.forget() }
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
}
