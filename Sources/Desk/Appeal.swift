package import Comments
import Storage

extension ModerationDesk {
    /// Puts a comment before a person once more, because its author asks; once for each comment.
    ///
    /// At least held afterwards, and never public by it. Throws `Refusal.conflict` where it cannot be asked.
    package func appeal(_ token: String, languages: [String]) async throws -> ReceiptReading {
        let now = now()
        try await store.write { transaction in
            let reading = transaction.reading
            guard let comment = try reading.comment(behind: token, kind: .receipt, at: now) else {
                throw Refusal.notFound("receipt")
            }
            let log = try reading.log(of: .comment, comment.id.rawValue)
            guard comment.canBeAppealed(log, at: now) else {
                throw Refusal.conflict(
                    "A second look can be asked for once: after a comment was declined, or when "
                        + "it has waited for \(StoredComment.patience / 86_400) days."
                )
            }
            try transaction.record(LogEntry.appeal(of: comment, log, at: now), on: comment)
        }
        return try await receipt(token, languages: languages)
    }
}

extension StoredComment {
    /// Seconds that a comment waits before its author may ask again; what waits and what was put aside are alike here.
    static let patience = 3 * 86_400

    func canBeAppealed(_ log: [LogEntry], at now: Timestamp) -> Bool {
        guard !log.contains(where: \.isAppeal) else { return false }
        switch receiptState {
        case .declined: return true
        case .received: return created.adding(seconds: StoredComment.patience) <= now
        case .published, .withdrawn: return false
        }
    }
}

extension LogEntry {
    var isAppeal: Bool { act == "appeal" && actorKind == .author }

    /// What the policy said of the comment goes along, for whoever reads it next.
    fileprivate static func appeal(
        of comment: StoredComment,
        _ log: [LogEntry],
        at now: Timestamp,
    ) -> LogEntry {
        var entry = LogEntry(
            at: now,
            subject: .comment,
            subjectID: comment.id.rawValue,
            act: "appeal",
            actorKind: .author,
            actor: "author",
        )
        (entry.to, entry.toPublic) = (.held, comment.publicRevision)
        let told = log.last { $0.why != nil }
        entry.why = (["Its author asks for a second look."] + [told?.why].compactMap(\.self))
            .joined(separator: "\n")
        entry.explanation = told?.explanation
        return entry
    }
}
