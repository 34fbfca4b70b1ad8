import GRDB

/// The tables, step by step; a step that ever shipped is never changed.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 the house") { database in
            try database.execute(sql: conversations)
            try database.execute(sql: people)
            try database.execute(sql: decisions)
            try database.execute(sql: operations)
        }
        migrator.registerMigration("2 checksums of rows") { database in
            for table in SummedTable.ofStep2 {
                try database.execute(
                    sql: "ALTER TABLE \(table.name) ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0"
                )
                try table.sealAll(in: database)
            }
        }
        migrator.registerMigration("3 figures of the log") { database in
            try database.execute(sql: figures)
            try SummedTable.verdictRules.sealAll(in: database)
        }
        migrator.registerMigration("4 reach of tokens") { database in
            try database.execute(sql: reach)
            try SummedTable.tokenReach.sealAll(in: database)
        }
        registerActs(in: &migrator)
        registerLater(in: &migrator)
        return migrator
    }

    /// Sites, threads, comments and their texts.
    ///
    /// A comment's `path` is 8 bytes an ancestor below its root, big-endian, so that a thread in document order is one
    /// walk of the clustered table (SETTLED 24). `publicBelow` counts public descendants: a removed comment keeps its
    /// place while it is above zero. `state` copies the latest log entry for the indexes (DESIGN §1, invariant 4).
    private static let conversations = """
        CREATE TABLE site (
            name TEXT PRIMARY KEY NOT NULL,
            settings TEXT NOT NULL,
            revision INTEGER NOT NULL DEFAULT 1
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE thread (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            site TEXT NOT NULL REFERENCES site(name),
            key TEXT NOT NULL CHECK (key GLOB '/*'),
            url TEXT,
            title TEXT,
            isOpen INTEGER NOT NULL DEFAULT 1 CHECK (isOpen IN (0, 1)),
            revision INTEGER NOT NULL DEFAULT 1,
            publicCount INTEGER NOT NULL DEFAULT 0 CHECK (publicCount >= 0),
            created INTEGER NOT NULL,
            UNIQUE (site, key)
        ) STRICT;

        CREATE TABLE comment (
            thread INTEGER NOT NULL REFERENCES thread(id),
            root INTEGER NOT NULL,
            path BLOB NOT NULL CHECK (length(path) <= 48 AND length(path) % 8 = 0),
            id INTEGER NOT NULL UNIQUE CHECK (id > 0),
            parent INTEGER REFERENCES comment(id),
            name TEXT NOT NULL,
            website TEXT,
            badge TEXT,
            state TEXT NOT NULL CHECK
                (state IN ('approved', 'held', 'spam', 'rejected', 'deleted', 'withdrawn')),
            priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 3),
            covered INTEGER NOT NULL CHECK (covered IN (0, 1)),
            quarantined INTEGER NOT NULL CHECK (quarantined IN (0, 1)),
            tags TEXT NOT NULL DEFAULT '',
            created INTEGER NOT NULL,
            edited INTEGER,
            revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
            publicRevision INTEGER CHECK (publicRevision <= revision),
            publicBelow INTEGER NOT NULL DEFAULT 0 CHECK (publicBelow >= 0),
            version INTEGER NOT NULL DEFAULT 0,
            decidedBy TEXT NOT NULL DEFAULT 'policy' CHECK
                (decidedBy IN ('policy', 'moderator', 'author')),
            provenAuthor INTEGER REFERENCES provenAuthor(id),
            typedAuthor INTEGER REFERENCES typedAuthor(id),
            exactText TEXT NOT NULL DEFAULT '',
            similarText INTEGER NOT NULL DEFAULT 0,
            textLength INTEGER NOT NULL DEFAULT 0,
            wantsReplies INTEGER NOT NULL DEFAULT 0,
            pageTitle TEXT,
            PRIMARY KEY (thread, root, path),
            CHECK ((publicRevision IS NULL) OR state IN ('approved', 'held', 'spam'))
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX listedComment ON comment (thread, root, path)
            WHERE publicRevision IS NOT NULL OR publicBelow > 0;
        CREATE INDEX publicComment ON comment (id) WHERE publicRevision IS NOT NULL;
        CREATE INDEX waitingComment ON comment (state, priority DESC, id) WHERE state <> 'approved';
        CREATE INDEX commentByAuthor ON comment (provenAuthor, created, textLength, similarText)
            WHERE provenAuthor IS NOT NULL;
        CREATE INDEX commentByAddress ON comment (typedAuthor) WHERE typedAuthor IS NOT NULL;
        CREATE INDEX commentByText ON comment (exactText, created, similarText);
        CREATE INDEX commentByTime ON comment (created, textLength, similarText);
        CREATE INDEX commentByThread ON comment (thread, created, textLength, similarText);

        CREATE TABLE commentRevision (
            comment INTEGER NOT NULL REFERENCES comment(id),
            number INTEGER NOT NULL CHECK (number >= 1),
            source TEXT NOT NULL,
            created INTEGER NOT NULL,
            checksum INTEGER NOT NULL,
            PRIMARY KEY (comment, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE linkDomain (
            domain TEXT NOT NULL,
            created INTEGER NOT NULL,
            comment INTEGER NOT NULL REFERENCES comment(id),
            PRIMARY KEY (domain, created, comment)
        ) STRICT, WITHOUT ROWID;
        """

    /// Authors, found by blind index or by the hash of a key we issued; addresses only sealed.
    private static let people = """
        CREATE TABLE typedAuthor (
            id INTEGER PRIMARY KEY,
            site TEXT NOT NULL REFERENCES site(name),
            addressIndex BLOB NOT NULL CHECK (length(addressIndex) = 16),
            firstSeen INTEGER NOT NULL,
            bannedUntil INTEGER,
            UNIQUE (site, addressIndex)
        ) STRICT;

        CREATE TABLE provenAuthor (
            id INTEGER PRIMARY KEY,
            site TEXT NOT NULL REFERENCES site(name),
            keyHash BLOB NOT NULL UNIQUE CHECK (length(keyHash) = 32),
            firstSeen INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE sealedAddress (
            comment INTEGER PRIMARY KEY REFERENCES comment(id),
            keyVersion INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;

        CREATE TABLE capability (
            hash BLOB PRIMARY KEY NOT NULL CHECK (length(hash) = 32),
            kind TEXT NOT NULL CHECK (kind IN ('receipt', 'glimpse')),
            comment INTEGER NOT NULL REFERENCES comment(id),
            expires INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX capabilityByComment ON capability (comment);

        CREATE TABLE moderatorToken (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
            role TEXT NOT NULL CHECK (role IN ('moderator', 'senior', 'admin')),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            created INTEGER NOT NULL,
            revoked INTEGER
        ) STRICT;
        """

    /// One chain of everything that was decided (SETTLED 15); what may be erased stands beside it.
    private static let decisions = """
        CREATE TABLE logEntry (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            subject TEXT NOT NULL CHECK (subject IN
                ('comment', 'thread', 'token', 'site', 'batch', 'ban', 'reveal', 'policy')),
            subjectID INTEGER NOT NULL,
            act TEXT NOT NULL,
            actorKind TEXT NOT NULL CHECK (actorKind IN ('policy', 'moderator', 'author')),
            actor TEXT NOT NULL,
            fromState TEXT,
            toState TEXT,
            revision INTEGER,
            fromPublic INTEGER,
            toPublic INTEGER,
            reason TEXT,
            batch TEXT,
            undoes INTEGER REFERENCES logEntry(id),
            policyHash TEXT,
            nonce BLOB NOT NULL,
            sideDigest BLOB NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE INDEX logBySubject ON logEntry (subject, subjectID, id);
        CREATE INDEX logByBatch ON logEntry (batch) WHERE batch IS NOT NULL;
        CREATE INDEX logByActor ON logEntry (actor, id) WHERE batch IS NOT NULL;

        CREATE TRIGGER logEntryIsNeverChanged BEFORE UPDATE ON logEntry
            BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        CREATE TRIGGER logEntryIsNeverDeleted BEFORE DELETE ON logEntry
            BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

        CREATE TABLE logSide (
            entry INTEGER PRIMARY KEY REFERENCES logEntry(id),
            note TEXT,
            why TEXT,
            explanation TEXT
        ) STRICT;

        CREATE TABLE logHead (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            entries INTEGER NOT NULL,
            hash BLOB NOT NULL,
            proof BLOB NOT NULL
        ) STRICT;
        """

    private static let operations = """
        CREATE TABLE idempotency (
            site TEXT NOT NULL REFERENCES site(name),
            keyHash BLOB NOT NULL CHECK (length(keyHash) = 32),
            bodyHash BLOB NOT NULL CHECK (length(bodyHash) = 32),
            keyVersion INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            expires INTEGER NOT NULL,
            PRIMARY KEY (site, keyHash)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX idempotencyByTime ON idempotency (expires);

        CREATE TABLE policyVersion (
            hash TEXT PRIMARY KEY NOT NULL,
            name TEXT NOT NULL,
            source TEXT NOT NULL,
            firstUsed INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            comment INTEGER NOT NULL,
            done INTEGER
        ) STRICT;

        CREATE TABLE fact (
            name TEXT PRIMARY KEY NOT NULL,
            value BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// The log by time and by person, and the rules that spoke for each verdict.
    ///
    /// Those of earlier verdicts are told from their explanations; the chain and what it covers stay as they are.
    private static let figures = """
        CREATE INDEX logByTime ON logEntry (at);
        CREATE INDEX logByPerson ON logEntry (actor, at) WHERE actorKind <> 'policy';

        CREATE TABLE verdictRules (
            entry INTEGER PRIMARY KEY REFERENCES logEntry(id),
            rules TEXT NOT NULL,
            checksum INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        INSERT INTO verdictRules (entry, rules)
        SELECT entry, replace(group_concat(DISTINCT word), ',', ' ') FROM (
            SELECT logSide.entry, json_extract(value, '$.rule')
                || '/' || json_extract(value, '$.class')
                || '/' || CASE
                    WHEN json_extract(value, '$.score') > 0
                        OR json_extract(value, '$.floor') IN ('spam', 'reject') THEN 'spam'
                    WHEN json_extract(value, '$.floor') = 'hold' THEN 'hold'
                END AS word
            FROM logSide, json_each(
                CASE WHEN json_valid(explanation) THEN explanation ELSE '{}' END, '$.hits')
            WHERE json_extract(value, '$.mode') = 'enforce')
        WHERE word IS NOT NULL GROUP BY entry;
        """

    /// How long a token opens, and what.
    ///
    /// A table of its own, because the checksum of a token covers its columns in their order for ever. Every token has
    /// its row here, those from before as well: one that has none is damaged and opens nothing, so that a lost row never
    /// makes a token reach farther. `sites` has names with spaces between; NULL is every site.
    private static let reach = """
        CREATE TABLE tokenReach (
            token INTEGER PRIMARY KEY REFERENCES moderatorToken(id),
            expires INTEGER,
            sites TEXT,
            checksum INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        INSERT INTO tokenReach (token) SELECT id FROM moderatorToken;
        """
}
