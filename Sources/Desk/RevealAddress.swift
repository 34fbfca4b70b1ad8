package import Comments
import Storage

extension ModerationDesk {
    /// The address of a comment's author, after it is in the log who asked and why.
    ///
    /// Nothing is given where the entry is not on the disk. It cannot be undone: what was seen was seen. Throws
    /// `Refusal.notFound` where no address is stored, `.invalid` without a reason.
    ///
    /// - Parameter reason: In words, 1 to `Limits.note` characters; kept as a note, so that it can be erased.
    package func reveal(
        authorOf id: CommentID,
        reason: String,
        by actor: Actor,
    ) async throws -> EmailAddress {
        try actor.needs(.admin, everywhere: true)
        try checkReason(reason)
        var entry = LogEntry(
            at: now(),
            subject: .reveal,
            subjectID: id.rawValue,
            act: "reveal",
            actorKind: .moderator,
            actor: actor.name,
        )
        entry.note = reason
        let act = entry
        return try await store.write { transaction in
            let comment = try transaction.reading.seen(id, by: actor).comment
            guard let address = try transaction.reading.address(of: comment) else {
                throw Refusal.notFound("address: comment \(id.rawValue) has none, or none any more")
            }
            try transaction.append(act)
            return address
        }
    }

    private func checkReason(_ reason: String) throws(Refusal) {
        let message =
            switch reason.unicodeScalars.count {
            case 0: "Say why: it is kept beside your name."
            case ...Limits.note: ""
            default: "At most \(Limits.note) characters, please."
            }
        guard message.isEmpty else {
            throw .invalid([
                FieldProblem("reason", reason.isEmpty ? .required : .tooLong, message)
            ])
        }
    }
}
