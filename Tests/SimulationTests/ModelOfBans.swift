import Comments

/// Who is known again, and whose words wait.
extension Model {
    /// By what somebody can be known again; both may be missing.
    struct Writer: Equatable {
        var address: Int?
        var key: String?
    }
    struct Ban {
        var writer: Writer
        var until: Timestamp
    }

    /// By either of both.
    func isBanned(_ writer: Writer, at now: Timestamp) -> Bool {
        bans.contains { ban in
            now < ban.until
                && (ban.writer.key.map { $0 == writer.key }
                    ?? ban.writer.address.map { $0 == writer.address } ?? false)
        }
    }

    func held(_ outcome: CommentState, isBanned: Bool) -> CommentState {
        isBanned && outcome == .approved ? .held : outcome
    }

    /// False where there is nobody to be known again.
    mutating func ban(authorOf id: Int64, until: Timestamp, at now: Timestamp) -> Bool {
        guard let writer = notes[id]?.writer, writer != Writer() else { return false }
        // The key alone is meant where there is one.
        let meant = writer.key.map { Writer(key: $0) } ?? writer
        bans.removeAll { $0.writer == meant }
        bans.append(Ban(writer: meant, until: until))
        return true
    }

    /// False where no ban is in force on the author.
    mutating func unban(authorOf id: Int64, at now: Timestamp) -> Bool {
        guard let writer = notes[id]?.writer, isBanned(writer, at: now) else { return false }
        bans.removeAll {
            $0.writer == Writer(key: writer.key) || $0.writer == Writer(address: writer.address)
        }
        return true
    }
}
