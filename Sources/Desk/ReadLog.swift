package import Comments
import Storage

/// One part of the log, and when it was read.
package struct LogPart: Sendable {
    package var entries: [LogEntry]
    package var next: String?
    /// Ages are counted from it.
    package var now: Timestamp
}

extension LogQuestion {
    /// Throws `Refusal.invalid` where the cursor is none.
    package static func check(cursor: String?) throws(Refusal) {
        if let cursor { _ = try LogCursor(text: cursor) }
    }
}

extension ModerationDesk {
    /// Who did what, when and why, the newest first; what concerns quarantined comments is shown to seniors only.
    package func log(
        _ question: LogQuestion,
        cursor: String?,
        by actor: Actor,
    ) async throws -> LogPart {
        var question = question
        question.after = try cursor.map { try LogCursor(text: $0) }
        question.showsQuarantined = actor.role >= .senior
        question.reach = actor.sites
        let (asked, now) = (question, now())
        let part = try await store.read { try $0.log(asked) }
        return LogPart(entries: part.entries, next: part.next?.text, now: now)
    }
}

extension LogCursor {
    /// `1795523400000-1047`: time and number of the last entry looked at.
    var text: String { "\(at.rawValue)-\(id)" }

    init(text: String) throws(Refusal) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 2, let at = parts[0], let id = parts[1], id > 0 else {
            throw .invalid([
                FieldProblem("cursor", .invalid, "Use the cursor exactly as `next` gave it.")
            ])
        }
        self.init(at: Timestamp(rawValue: at), id: id)
    }
}
