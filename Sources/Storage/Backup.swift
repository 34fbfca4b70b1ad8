package import Comments
import FoundationEssentials
import GRDB

extension Store {
    /// Writes a consistent copy of the database beside it and gives its path; the caller removes it.
    ///
    /// The key file is not in it: addresses in the copy stay sealed (SETTLED 29).
    package func writeCopy(named name: String) async throws -> String {
        let path = folder.path + "/" + name
        var configuration = Configuration()
        configuration.label = "afterword backup"
        do {
            let copy = try DatabaseQueue(path: path, configuration: configuration)
            try pool.backup(to: copy)
            // The copy shall be one file: its header came over saying that there is a log beside it.
            try await copy.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA journal_mode = DELETE")
            }
            try copy.close()
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return path
    }
}

extension Reading {
    /// Everything that can be checked from inside the file; seconds on a large one.
    package func checkFile() throws -> [StoreCheck] {
        [
            try pragma("integrity_check", expecting: "ok", named: "file"),
            try foreignKeys(),
            try revisions(),
            try logChain(),
            StoreCheck(
                name: "SQLite",
                isGood: true,
                detail: try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "?",
                wayOut: nil,
            ),
        ]
    }

    private func pragma(_ name: String, expecting good: String, named: String) throws -> StoreCheck
    {
        let found = try String.fetchOne(database, sql: "PRAGMA \(name)") ?? "no answer"
        return StoreCheck(
            name: named,
            isGood: found == good,
            detail: found,
            wayOut: found == good ? nil : "stop, keep a copy, restore the newest backup",
        )
    }

    private func foreignKeys() throws -> StoreCheck {
        let broken = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count
        return StoreCheck(
            name: "references",
            isGood: broken == 0,
            detail: broken == 0 ? "every row's references exist" : "\(broken) rows point nowhere",
            wayOut: broken == 0 ? nil : "restore the newest backup",
        )
    }

    private func revisions() throws -> StoreCheck {
        var (checked, wrong) = (0, 0)
        let rows = try Row.fetchCursor(database, sql: "SELECT * FROM commentRevision")
        while let row = try rows.next() {
            checked += 1
            let id = CommentID(row["comment"])
            if (try? checkedSource(row, of: id)) == nil { wrong += 1 }
        }
        return StoreCheck(
            name: "texts",
            isGood: wrong == 0,
            detail: "\(checked) checked, \(wrong) damaged",
            wayOut: wrong == 0 ? nil : "restore the newest backup",
        )
    }

    private func logChain() throws -> StoreCheck {
        let check = try verifyLog()
        return StoreCheck(
            name: "decision log",
            isGood: check.isWhole,
            detail: "\(check.entries) entries, \(check.erased) with erased notes: \(check.detail)",
            wayOut: check.isWhole
                ? nil : "somebody changed the file by hand: compare with a backup",
        )
    }
}
