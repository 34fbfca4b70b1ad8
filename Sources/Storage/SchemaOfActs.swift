import GRDB

/// The tables of what moderators do besides deciding.
extension Schema {
    static func registerActs(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("5 pins") { try $0.execute(sql: pins) }
    }

    /// What stands first on a page: a copy of what the log says, for the reading of a thread.
    private static let pins = """
        CREATE TABLE pin (
            thread INTEGER NOT NULL REFERENCES thread(id),
            comment INTEGER NOT NULL REFERENCES comment(id),
            at INTEGER NOT NULL,
            checksum INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (thread, comment)
        ) STRICT, WITHOUT ROWID;
        """
}
