import GRDB

/// The tables of what moderators do besides deciding.
extension Schema {
    static func registerActs(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("5 pins") { try $0.execute(sql: pins) }
        migrator.registerMigration("5 bans") { try $0.execute(sql: bans) }
        migrator.registerMigration("5 moved pages") { try $0.execute(sql: moves) }
    }

    /// Who is banned; `typedAuthor.bannedUntil` copies it for those who are known by what they typed.
    ///
    /// A ban that is over forgets whom it meant and keeps its number, so that none is given twice.
    private static let bans = """
        CREATE TABLE ban (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            comment INTEGER NOT NULL REFERENCES comment(id),
            provenAuthor INTEGER REFERENCES provenAuthor(id),
            typedAuthor INTEGER REFERENCES typedAuthor(id),
            until INTEGER NOT NULL,
            entry INTEGER NOT NULL REFERENCES logEntry(id),
            ended INTEGER,
            checksum INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX banByKey ON ban (provenAuthor, until) WHERE provenAuthor IS NOT NULL;
        CREATE INDEX banByAddress ON ban (typedAuthor) WHERE typedAuthor IS NOT NULL;
        CREATE INDEX banByComment ON ban (comment);
        CREATE INDEX banInForce ON ban (until) WHERE ended IS NULL;
        """

    /// Earlier keys of a page; each leads to its thread and not to another key, so that chains cannot be.
    private static let moves = """
        CREATE TABLE pageAlias (
            site TEXT NOT NULL REFERENCES site(name),
            key TEXT NOT NULL CHECK (key GLOB '/*'),
            thread INTEGER NOT NULL REFERENCES thread(id),
            checksum INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (site, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX aliasByThread ON pageAlias (thread);
        """

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
