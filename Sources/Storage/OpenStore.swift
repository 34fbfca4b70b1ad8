import FoundationEssentials
import GRDB

/// What is done and looked at before the first question: the settings that durability stands on, the steps of the
/// schema, signs that something was lost.
extension Store {
    /// KiB of pages that the writer keeps: a comment touches the ends of some twenty trees.
    private static let writerCache = 16_384

    /// Pages in the log from which on they are moved into the file: those that many comments change are moved once.
    ///
    /// Four times SQLite's own number. Moving them takes three syncs, in which nobody is answered: with twice as many again
    /// the longest waits are a third longer, with half as many a slow disk does a tenth less. The writer alone moves
    /// them: before 3.51.3 SQLite can damage a file where another connection does.
    private static let checkpoint = 4_000

    static func openPool(_ path: String) throws -> DatabasePool {
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
            try database.execute(sql: "PRAGMA wal_autocheckpoint = \(checkpoint)")
        }
        return pool
    }

    static func migrate(_ pool: DatabasePool) throws {
        let migrator = Schema.migrator
        let taken = try pool.read { try migrator.appliedIdentifiers($0) }
        let known = Set(migrator.migrations)
        if !taken.isSubset(of: known) {
            // A newer version has taken all our steps too; a step that is another's and one of ours missing is damage.
            throw taken.isSuperset(of: known)
                ? StoreFailure.newerSchema : StoreFailure.damaged("the database's schema")
        }
        do {
            try migrator.migrate(pool)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            // A step copies rows that were taken once under the same conditions.
            throw StoreFailure.damaged("a row that a step of the schema copies")
        }
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
    static func refuseLoss(in folder: DataFolder) throws(StoreFailure) {
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

    static func mark(_ folder: DataFolder) throws(StoreFailure) {
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
    static func checkSettings(_ pool: DatabasePool) throws {
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
    static func checkKey(_ pool: DatabasePool, _ sealing: Sealing) throws {
        let proof = Data(sealing.authenticate(Array("afterword".utf8), for: .keyCheck))
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
