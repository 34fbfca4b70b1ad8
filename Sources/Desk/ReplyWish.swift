package import Comments
import Storage

extension ModerationDesk {
    /// Keeps whether the author wants mail about replies.
    ///
    /// Throws `Refusal.conflict` where there is no address to write to.
    package func setWantsReplies(
        _ wants: Bool,
        _ token: String,
        languages: [String],
    ) async throws -> ReceiptReading {
        let now = now()
        try await store.write { transaction in
            let reading = transaction.reading
            guard let comment = try reading.comment(behind: token, kind: .receipt, at: now) else {
                throw Refusal.notFound("receipt")
            }
            guard try reading.wantsReplies(comment.id) != nil else {
                throw Refusal.conflict("This comment has no email address to write to.")
            }
            try transaction.setWantsReplies(wants, of: comment.id)
        }
        return try await receipt(token, languages: languages)
    }
}
