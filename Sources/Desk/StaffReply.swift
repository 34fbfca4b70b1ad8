package import Comments
import Moderation
import Storage

/// What a moderator answers under a comment, for all to read.
package struct StaffReply: Sendable {
    /// Markdown, 1 to `Submission.bodyLimit` characters.
    package var body: String
    /// The name that readers see, up to `TypedAuthor.nameLimit` characters; nil for the moderator's own.
    package var name: String?

    package init(_ body: String, name: String? = nil) {
        self.body = body
        self.name = name
    }
}

extension ModerationDesk {
    /// Stands beside the name of whoever answers for the site.
    package static let staffBadge = "Moderator"

    /// Publishes an answer at once, with a badge; a closed thread takes it, too.
    ///
    /// Throws `Refusal.invalid` with every field that is wrong, `.conflict` where the comment is not public.
    package func reply(
        to id: CommentID,
        _ reply: StaffReply,
        by actor: Actor,
    ) async throws -> ChangedComment {
        let name = reply.name ?? actor.name
        try check(reply, name)
        let seen = try await store.read { try $0.seen(id, by: actor) }
        var submission = Submission(
            site: seen.site.name,
            page: seen.thread.key,
            author: TypedAuthor(name: name),
            body: reply.body,
        )
        submission.parent = id
        let policy = policies.policy(for: seen.site).rules
        let scan = policy.scan(submission)
        guard !scan.showsNothing else {
            throw Refusal.invalid([FieldProblem("body", .required, "This text shows nothing.")])
        }
        var new = NewComment(
            thread: seen.thread.id,
            submission: submission,
            facts: scan.facts,
            verdict: Verdict(outcome: .approve, policy: policy.stamp),
        )
        new.badge = ModerationDesk.staffBadge
        let (now, batch, prepared) = (now(), String(newSecret().prefix(12)), new)
        return try await store.write { transaction in
            var new = prepared
            new.parent = try transaction.found(id)
            guard new.parent?.publicRevision != nil else {
                throw Refusal.conflict(
                    "comment \(id.rawValue) is not public: approve it first, then answer it"
                )
            }
            var entry = LogEntry(
                at: now,
                subject: .comment,
                subjectID: 0,
                act: "reply",
                actorKind: .moderator,
                actor: actor.name,
            )
            (entry.to, entry.toPublic, entry.batch) = (.approved, 1, batch)
            let comment = try transaction.insert(new, decided: entry, at: now)
            return ChangedComment(comment: comment, batch: batch)
        }
    }

    private func check(_ reply: StaffReply, _ name: String) throws(Refusal) {
        var problems: [FieldProblem] = []
        for (field, text, limit) in [
            ("body", reply.body, Submission.bodyLimit), ("name", name, TypedAuthor.nameLimit),
        ] {
            if text.isEmpty {
                problems.append(FieldProblem(field, .required, "This must not be empty."))
            } else if text.unicodeScalars.count > limit {
                problems.append(
                    FieldProblem(field, .tooLong, "At most \(limit) characters, please.")
                )
            }
        }
        guard problems.isEmpty else { throw .invalid(problems) }
    }
}
