import GRDB

/// What the later steps of the schema add to the house of the first, and what they lay otherwise.
extension Schema {
    static func registerLater(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("6 what is counted") { database in
            try database.execute(sql: counted)
        }
        migrator.registerMigration("7 reports of readers") { database in
            try database.execute(sql: reports)
        }
        migrator.registerMigration("8 rows in the order of their coming") { database in
            try database.execute(sql: answersInOrder)
            try database.execute(sql: capabilitiesInOrder)
        }
        // It touches no row, so none is asked for its references again.
        migrator.registerMigration(
            "9 words of checks",
            foreignKeyChecks: .immediate,
            migrate: compareWords,
        )
    }

    /// Indexes that hold all that is asked of them, so that counting touches no row.
    ///
    /// Submissions that a policy approved at once are most of a log and only their number is asked for. Of what waits a
    /// moderator is told how many there are each time the queue is read.
    private static let counted = """
        CREATE INDEX approvalByTime ON logEntry (at, subjectID) WHERE subject = 'comment'
            AND act = 'verdict' AND toState = 'approved' AND fromState IS NULL;

        DROP INDEX waitingComment;
        CREATE INDEX waitingComment ON comment (state, priority DESC, id, quarantined)
            WHERE state <> 'approved';
        """

    /// Readers' complaints; nothing in them says whose they are.
    private static let reports = """
        CREATE TABLE report (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            comment INTEGER NOT NULL REFERENCES comment(id),
            at INTEGER NOT NULL,
            reason TEXT NOT NULL CHECK (reason IN ('spam', 'abuse', 'privacy', 'worried')),
            note TEXT CHECK (length(note) <= 1000),
            settledBy INTEGER REFERENCES logEntry(id),
            checksum INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX reportByComment ON report (comment, id);
        CREATE INDEX reportBySettling ON report (settledBy, comment, reason);
        CREATE INDEX reportByTime ON report (at, reason, comment);
        """

    /// First answers one after the other, found through the text of their comment.
    ///
    /// By their keys, which are hashes, every answer fell on a page of its own, and rows of their size stood in the upper
    /// pages too: a third of all that a comment wrote. A second click comes with the same text, which is looked for
    /// anyway. Where there is no comment, or it has another text by now, the key finds it.
    ///
    /// The checksums are added as step 2 adds them, so that step 2 run after this one leaves the same text of the schema.
    private static let answersInOrder = """
        CREATE TABLE answer (
            id INTEGER PRIMARY KEY,
            site TEXT NOT NULL REFERENCES site(name),
            keyHash BLOB NOT NULL CHECK (length(keyHash) = 32),
            bodyHash BLOB NOT NULL CHECK (length(bodyHash) = 32),
            keyVersion INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            expires INTEGER NOT NULL,
            comment INTEGER REFERENCES comment(id)
        ) STRICT;
        ALTER TABLE answer ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
        INSERT INTO answer (site, keyHash, bodyHash, keyVersion, sealed, expires, checksum)
            SELECT site, keyHash, bodyHash, keyVersion, sealed, expires, checksum
            FROM idempotency ORDER BY expires;
        DROP TABLE idempotency;
        ALTER TABLE answer RENAME TO idempotency;
        CREATE INDEX idempotencyByKey ON idempotency (keyHash) WHERE comment IS NULL;
        CREATE INDEX idempotencyByComment ON idempotency (comment) WHERE comment IS NOT NULL;
        CREATE INDEX idempotencyByTime ON idempotency (expires);
        """

    /// Secret links beside each other as their comments are; each tells the number of its comment.
    ///
    /// Those from before do not, and are found by their hash.
    private static let capabilitiesInOrder = """
        CREATE TABLE link (
            comment INTEGER NOT NULL REFERENCES comment(id),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            kind TEXT NOT NULL CHECK (kind IN ('receipt', 'glimpse')),
            expires INTEGER,
            isNumbered INTEGER NOT NULL DEFAULT 1 CHECK (isNumbered IN (0, 1)),
            PRIMARY KEY (comment, hash)
        ) STRICT, WITHOUT ROWID;
        ALTER TABLE link ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
        INSERT INTO link (comment, hash, kind, expires, isNumbered, checksum)
            SELECT comment, hash, kind, expires, 0, checksum FROM capability
            ORDER BY comment, hash;
        DROP TABLE capability;
        ALTER TABLE link RENAME TO capability;
        CREATE INDEX capabilityByHash ON capability (hash) WHERE isNumbered = 0;
        CREATE INDEX capabilityByEnd ON capability (expires) WHERE expires IS NOT NULL;
        """

    /// Says of two tables which words a column may hold by comparing it with each.
    ///
    /// For a list of more than two SQLite fills a table of its own for every row that is written: of an entry of the log
    /// two thirds of the time. Only the text of the schema changes, in the way that SQLite's page on ALTER TABLE gives
    /// for checks.
    private static func compareWords(in database: Database) throws {
        let version = try Int.fetchOne(database, sql: "PRAGMA schema_version") ?? 0
        try database.execute(sql: "PRAGMA writable_schema = ON")
        for (table, columns) in [
            ("logEntry", ["subject", "actorKind"]), ("comment", ["state", "decidedBy"]),
        ] {
            let query = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?"
            let text = try String.fetchOne(database, sql: query, arguments: [table]) ?? ""
            try database.execute(
                sql: "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?",
                arguments: [columns.reduce(text, comparing), table],
            )
        }
        try database.execute(
            sql: "PRAGMA schema_version = \(version + 1); PRAGMA writable_schema = OFF"
        )
        // Read anew here, so that a text which SQLite cannot read undoes the step.
        try database.execute(sql: "SELECT 1 FROM logEntry, comment LIMIT 1")
    }

    /// The text of a table with `column = 'a' OR column = 'b'` for `column IN ('a', 'b')`.
    private static func comparing(_ text: String, _ column: String) -> String {
        var (done, rest) = ("", text[...])
        while let list = rest.firstRange(of: "\(column) IN"),
            let open = rest[list.upperBound...].firstIndex(of: "("),
            let end = rest[open...].firstIndex(of: ")")
        {
            let words = rest[rest.index(after: open)..<end].split(separator: ", ")
            done += rest[..<list.lowerBound]
            done += words.map { "\(column) = \($0)" }.joined(separator: " OR ")
            rest = rest[rest.index(after: end)...]
        }
        return done + rest
    }
}
