package import Comments
import FoundationEssentials
import GRDB

extension Reading {
    package func log(of subject: LogEntry.Subject, _ id: Int64) throws -> [LogEntry] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT * FROM logEntry LEFT JOIN logSide ON entry = id
                WHERE subject = ? AND subjectID = ? ORDER BY id
                """,
            arguments: [subject.rawValue, id],
        ).map(checkedEntry)
    }

    /// The decisions on a comment, oldest first: the last is the one that it stands by, or the index of the log is
    /// damaged and decisions are missing.
    package func decisions(on comment: StoredComment) throws -> [LogEntry] {
        let entries = try log(of: .comment, comment.id.rawValue)
        guard entries.last?.id == comment.version else {
            throw StoreFailure.damaged("the decisions on comment \(comment.id.rawValue)")
        }
        return entries
    }

    package func logEntry(_ id: LogEntryID) throws -> LogEntry? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT * FROM logEntry LEFT JOIN logSide ON entry = id WHERE id = ?"
            ),
            arguments: [id.rawValue],
        ).map(checkedEntry)
    }

    /// The entries of the actor's newest batch that no later entry undoes, newest first.
    package func newestBatch(of actor: String, sites: Set<SiteName>?) throws -> [LogEntry] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT * FROM logEntry LEFT JOIN logSide ON entry = id
                WHERE subject = 'comment' AND batch = (
                    SELECT batch FROM logEntry AS made
                    WHERE actor = :actor AND actorKind = 'moderator' AND subject = 'comment'
                        AND batch IS NOT NULL AND undoes IS NULL
                        AND NOT EXISTS (
                            SELECT 1 FROM logEntry AS taken
                            WHERE taken.subject = 'batch' AND taken.act = 'undo'
                                AND taken.batch = made.batch)
                        AND (:sites IS NULL OR NOT EXISTS (
                            SELECT 1 FROM logEntry AS part
                            WHERE part.batch = made.batch AND part.subject = 'comment'
                                AND NOT \(isOfSites(siteOfComment("part.subjectID")))))
                    ORDER BY id DESC LIMIT 1)
                ORDER BY id DESC
                """,
            arguments: ["actor": actor, "sites": sites?.json],
        ).map(checkedEntry)
    }

    /// An entry, if it and what stands beside it are what was written; throws `StoreFailure.damaged` otherwise.
    func checkedEntry(_ row: Row) throws -> LogEntry {
        let entry = try LogEntry(row: row)
        let (nonce, side, hash): (Data, Data, Data) = (
            try row.value("nonce"), try row.value("sideDigest"), try row.value("hash"),
        )
        let previous = try Data.fetchOne(
            database.cachedStatement(sql: "SELECT hash FROM logEntry WHERE id = ?"),
            arguments: [entry.id.rawValue - 1],
        )
        guard entry.digest(after: previous ?? Data(), nonce: nonce, side: side) == hash,
            entry.isErased || entry.sideDigest(nonce: nonce) == side
        else { throw StoreFailure.damaged("log entry \(entry.id.rawValue)") }
        return entry
    }

    /// Throws `StoreFailure.damaged` where the log's end is not the one that was sealed with it: entries are missing,
    /// or a log of SQLite's from another moment stands beside the file.
    func checkEnd() throws {
        let last = try Row.fetchOne(
            database,
            sql: "SELECT id, hash FROM logEntry WHERE id = (SELECT max(id) FROM logEntry)",
        )
        let entries: Int = try last?.value("id") ?? 0
        guard try headMatches(entries: entries, hash: last?.value("hash") ?? Data()) else {
            throw StoreFailure.damaged("the end of the decision log")
        }
    }

    func headMatches(entries: Int, hash: Data) throws -> Bool {
        guard let head = try Row.fetchOne(database, sql: "SELECT * FROM logHead") else {
            return entries == 0
        }
        let (count, kept, proof): (Int, Data, Data) = (
            try head.value("entries"), try head.value("hash"), try head.value("proof"),
        )
        let expected = headProof(entries: entries, hash: hash)
        return count == entries && kept == hash && proof == expected
    }

    fileprivate func headProof(entries: Int, hash: Data) -> Data {
        Data(sealing.authenticate(Array("\(entries)\n".utf8) + Array(hash), for: .logHead))
    }
}

extension Transaction {
    /// Appends an entry to the chain and gives its number.
    @discardableResult
    package func append(_ entry: LogEntry) throws -> LogEntryID {
        let nonce = Data(unguessableBytes(16))
        let side = entry.sideDigest(nonce: nonce)
        let previous = try lastEntry()?.hash ?? Data()
        let hash = entry.digest(after: previous, nonce: nonce, side: side)
        try database.change(
            Transaction.logInsertion,
            [
                entry.at.rawValue, entry.subject.rawValue, entry.subjectID, entry.act,
                entry.actorKind.rawValue, entry.actor, entry.from?.rawValue, entry.to?.rawValue,
                entry.revision, entry.fromPublic, entry.toPublic, entry.reason, entry.batch,
                entry.undoes?.rawValue, entry.policyHash, nonce, side, hash,
            ],
        )
        let id = LogEntryID(database.lastInsertedRowID)
        newest.add((id.rawValue, hash))
        if entry.note != nil || entry.why != nil || entry.explanation != nil {
            try database.change(
                "INSERT INTO logSide (entry, note, why, explanation) VALUES (?, ?, ?, ?)",
                [id.rawValue, entry.note, entry.why, entry.explanation],
            )
        }
        try keep(entry.rules, of: id)
        return id
    }

    /// Once a commit: how long the log is and how it ends, under a key that is not in the file.
    func sealLogHead() throws {
        guard let last = try lastEntry() else { return }
        // Nothing is ever deleted and failed savepoints give their numbers back, so the last id is the count.
        let (entries, hash) = (Int(last.id), last.hash)
        try database.cachedStatement(
            sql: """
                INSERT INTO logHead (only, entries, hash, proof) VALUES (1, ?, ?, ?)
                ON CONFLICT (only) DO UPDATE SET
                    entries = excluded.entries, hash = excluded.hash, proof = excluded.proof
                """
        ).execute(arguments: [
            entries, hash, reading.headProof(entries: entries, hash: hash),
        ])
    }

    /// The newest entry, read once a commit.
    private func lastEntry() throws -> (id: Int64, hash: Data)? {
        if let last = newest.entry { return last }
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT id, hash FROM logEntry WHERE id = (SELECT max(id) FROM logEntry)"
            )
        )
        newest.entry = try row.map { (try $0.value(at: 0), try $0.value(at: 1)) }
        return newest.entry
    }

    private static let logInsertion = """
        INSERT INTO logEntry (at, subject, subjectID, act, actorKind, actor, fromState, toState,
            revision, fromPublic, toPublic, reason, batch, undoes, policyHash, nonce, sideDigest,
            hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
}
