package import Comments
import GRDB

extension Reading {
    /// Everything that can be checked from inside the file; seconds on a large one.
    package func checkFile() throws -> [StoreCheck] {
        [
            attempt("file", integrity), attempt("references", references), attempt("rows", rows),
            attempt("texts", texts), attempt("addresses", addresses),
            attempt("decisions", decisions), attempt("counts", counts),
            attempt("decision log", logChain),
            StoreCheck(
                name: "SQLite",
                isGood: true,
                detail: try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "?",
                wayOut: nil,
            ),
        ]
    }

    private static let restore = "stop, keep a copy, restore the newest backup"

    /// A file that cannot even be read to the end is damaged too.
    private func attempt(_ name: String, _ check: () throws -> Finding) -> StoreCheck {
        let finding: Finding
        do { finding = try check() } catch { finding = .bad("cannot be read: \(error)") }
        switch finding {
        case .good(let detail):
            return StoreCheck(name: name, isGood: true, detail: detail, wayOut: nil)
        case .bad(let detail):
            return StoreCheck(name: name, isGood: false, detail: detail, wayOut: Reading.restore)
        }
    }

    private enum Finding {
        case good(String)
        case bad(String)

        init(_ checked: Int, _ noun: String, damaged: Int) {
            let detail = "\(checked) \(noun) checked, \(damaged) damaged"
            self = damaged == 0 ? .good(detail) : .bad(detail)
        }
    }

    private func integrity() throws -> Finding {
        let found = try String.fetchOne(database, sql: "PRAGMA integrity_check") ?? "no answer"
        return found == "ok" ? .good(found) : .bad(found)
    }

    private func references() throws -> Finding {
        let pointing = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count
        let unlimited = try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM moderatorToken WHERE id NOT IN (SELECT token FROM tokenReach)
                """,
        )
        let broken = try pointing + (unlimited ?? 0) + strayBans() + ambiguousPages()
        return broken == 0
            ? .good("every row's references exist") : .bad("\(broken) rows point nowhere")
    }

    private func rows() throws -> Finding {
        var (checked, damaged) = (0, 0)
        for table in SummedTable.all {
            let all = try database.makeStatement(
                sql: "SELECT \(table.selection) FROM \(table.name)"
            )
            try walk(all) { row in
                checked += 1
                if !table.isWhole(&row) { damaged += 1 }
                return true
            }
        }
        return Finding(checked, "rows", damaged: damaged)
    }

    private func texts() throws -> Finding {
        var (checked, damaged) = (0, 0)
        let rows = try Row.fetchCursor(database, sql: "SELECT * FROM commentRevision")
        while let row = try rows.next() {
            checked += 1
            if (try? checkedSource(row, of: CommentID(row.value("comment")))) == nil {
                damaged += 1
            }
        }
        let missing = try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM comment WHERE state <> 'withdrawn' AND revision <> (
                    SELECT count(*) FROM commentRevision WHERE commentRevision.comment = comment.id)
                """,
        )
        return Finding(checked, "texts", damaged: try damaged + (missing ?? 0) + misdatedTexts())
    }

    /// A text's own sum leaves out when it came: the first one came with its comment, the newest with the last edit.
    private func misdatedTexts() throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM commentRevision AS text
                JOIN comment ON comment.id = text.comment
                WHERE (number = 1 AND text.created <> comment.created)
                    OR (number > 1 AND number = revision AND text.created IS NOT edited)
                """,
        ) ?? 0
    }

    private func addresses() throws -> Finding {
        let (checked, locked) = try lockedAddresses()
        return Finding(checked, "sealed addresses", damaged: locked)
    }

    /// The copies in the comments against the log (DESIGN §1, invariant 4).
    private func decisions() throws -> Finding {
        let wrong = try Int.fetchOne(
            database,
            sql: """
                SELECT (
                    SELECT count(*) FROM comment
                    LEFT JOIN logEntry ON logEntry.id = comment.version
                    WHERE subjectID IS NOT comment.id OR subject IS NOT 'comment'
                        OR coalesce(toState, comment.state) <> comment.state
                        OR toPublic IS NOT publicRevision
                ) + (
                    SELECT count(*) FROM pin JOIN comment ON comment.id = pin.comment
                    WHERE publicRevision IS NULL OR path <> x'' OR comment.thread <> pin.thread)
                """,
        )
        return wrong == 0
            ? .good("every comment stands as its latest decision says")
            : .bad("\(wrong ?? 0) comments do not stand as their latest decision says")
    }

    /// What is counted once and kept: public comments of a thread, and below a comment.
    private func counts() throws -> Finding {
        let wrong = try Int.fetchOne(
            database,
            sql: """
                SELECT (
                    SELECT count(*) FROM thread WHERE publicCount <> (
                        SELECT count(*) FROM comment
                        WHERE comment.thread = thread.id AND publicRevision IS NOT NULL)
                ) + (
                    SELECT count(*) FROM comment AS above WHERE publicBelow <> (
                        SELECT count(*) FROM comment AS below
                        WHERE below.thread = above.thread AND below.root = above.root
                            AND below.path > above.path
                            AND substr(below.path, 1, length(above.path)) = above.path
                            AND below.publicRevision IS NOT NULL)
                )
                """,
        )
        // Nothing is ever deleted from these, so the last number given is the last there is.
        let sequences = try [
            "thread", "moderatorToken", "logEntry", "outbox", "ban", "report",
        ].filter {
            table in
            let query = """
                SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = '\(table)'), 0)
                    <> coalesce((SELECT max(id) FROM \(table)), 0)
                """
            return try Bool.fetchOne(database, sql: query) ?? true
        }
        guard sequences.isEmpty else {
            return .bad("the last number given is wrong of: " + sequences.joined(separator: ", "))
        }
        return wrong == 0
            ? .good("as many as there are") : .bad("\(wrong ?? 0) counts are not what they count")
    }

    private func logChain() throws -> Finding {
        let check = try verifyLog()
        let detail = "\(check.entries) entries, \(check.erased) with erased notes: \(check.detail)"
        return check.isWhole ? .good(detail) : .bad(detail)
    }
}

extension Store {
    /// The disk of the data folder.
    package func checkRoom() -> StoreCheck {
        let free = DiskRoom.free(folder.path)
        let isGood = free.map { $0 >= DiskRoom.scarce } ?? true
        return StoreCheck(
            name: "room",
            isGood: isGood,
            detail: free.map { "\($0 >> 20) MiB are left on the disk" }
                ?? "the system does not say",
            wayOut: isGood ? nil : "make room before nothing can be stored",
        )
    }
}
