package import Comments
import FoundationEssentials
import GRDB

extension Reading {
    /// Recomputes the chain and names the first entry that is not what was written.
    ///
    /// A cut tail shows in the sealed head (SETTLED 15).
    package func verifyLog() throws -> LogCheck {
        var chain = LogChain()
        do {
            let rows = try Row.fetchCursor(
                database,
                sql: "SELECT * FROM logEntry LEFT JOIN logSide ON entry = id ORDER BY id",
            )
            while let row = try rows.next() { try chain.take(row) }
            try chain.end()
            guard try headMatches(entries: chain.entries, hash: chain.hash) else {
                throw LogChain.Break(entry: nil, "entries are missing at the end of the log")
            }
        } catch let found as LogChain.Break {
            return chain.check(found)
        } catch let error as DatabaseError where error.isDamage {
            return chain.check(chain.unreadable)
        } catch StoreFailure.damaged {
            return chain.check(chain.unreadable)
        }
        return chain.check(nil)
    }
}

/// A walk over the log, oldest entry first.
private struct LogChain {
    /// What does not hold, and the entry that it begins with.
    struct Break: Error {
        var entry: Int64?
        var detail: String

        init(entry: Int64?, _ detail: String) { (self.entry, self.detail) = (entry, detail) }
    }

    private(set) var entries = 0
    private(set) var hash = Data()
    private var erased = 0
    /// The first entry of a comment whose notes are gone, until the act that took them away is met.
    private var unexplained: [Int64: Int64] = [:]
    /// The same of bans and reveals, by the comment they name: only a withdrawal takes theirs away.
    private var unexplainedBeside: [Int64: Int64] = [:]

    /// The entry after the last good one.
    private var next: Int64 { Int64(entries) + 1 }

    var unreadable: Break { Break(entry: next, "entry \(next) cannot be read") }

    /// Numbers have no gaps: nothing is deleted, and a failed savepoint gives its number back.
    mutating func take(_ row: Row) throws {
        // First, because asking SQLite for words makes words of bytes.
        guard !row.contains(where: isOddlyKept) else { throw unreadable }
        let entry = try LogEntry(row: row)
        guard entry.id.rawValue == next else {
            throw Break(entry: next, "entry \(next) is missing")
        }
        let (nonce, side, kept): (Data, Data, Data) = (
            try row.value("nonce"), try row.value("sideDigest"), try row.value("hash"),
        )
        guard entry.digest(after: hash, nonce: nonce, side: side) == kept else {
            throw Break(entry: next, "entry \(next) was changed after it was written")
        }
        if entry.sideDigest(nonce: nonce) != side {
            guard entry.isErased else {
                throw Break(entry: next, "the notes of entry \(next) were changed")
            }
            try expectErasure(of: entry)
            erased += 1
        }
        if LogEntry.erasingActs.contains(entry.act) { unexplained[entry.subjectID] = nil }
        if entry.act == "withdraw" { unexplainedBeside[entry.subjectID] = nil }
        (entries, hash) = (entries + 1, kept)
    }

    /// Notes are gone that somebody must have erased later.
    private mutating func expectErasure(of entry: LogEntry) throws(Break) {
        let comment = entry.subjectID
        switch entry.subject {
        case .comment: unexplained[comment] = unexplained[comment] ?? next
        case .ban, .reveal: unexplainedBeside[comment] = unexplainedBeside[comment] ?? next
        case .thread, .token, .site, .batch, .policy:
            throw Break(entry: next, "the notes of entry \(next) were changed")
        }
    }

    /// Words that are kept as bytes read as the same words, and are not what was written.
    private func isOddlyKept(_ column: (name: String, value: DatabaseValue)) -> Bool {
        guard case .blob = column.value.storage else { return false }
        return !["nonce", "sideDigest", "hash"].contains(column.name)
    }

    /// Notes go only with a withdrawal or a redaction, which comes later than they.
    func end() throws(Break) {
        let gone = Array(unexplained.values) + unexplainedBeside.values
        guard let first = gone.min() else { return }
        throw Break(entry: first, "the notes of entry \(first) are gone, and nobody erased them")
    }

    func check(_ found: Break?) -> LogCheck {
        LogCheck(
            isWhole: found == nil,
            entries: entries,
            erased: erased,
            detail: found?.detail ?? "the chain is whole",
            brokenAt: found?.entry,
        )
    }
}
