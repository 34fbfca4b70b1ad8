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
    package static let staffBadge = Comment.staffBadge

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
        let prepared = try await prepare(reply.body, by: name, under: seen)
        var entry = LogEntry(
            at: now(),
            subject: .comment,
            subjectID: 0,
            act: "reply",
            actorKind: .moderator,
            actor: actor.name,
        )
        (entry.to, entry.toPublic) = (.approved, 1)
        entry.batch = String(newSecret().prefix(12))
        let act = entry
        return try await store.write { transaction in
            var new = prepared
            new.parent = try transaction.found(id)
            guard new.parent?.publicRevision != nil else {
                throw Refusal.conflict(
                    "comment \(id.rawValue) is not public: approve it first, then answer it"
                )
            }
            if let twin = try transaction.reading.twin(of: new, at: act.at) {
                return ChangedComment(comment: twin)
            }
            let comment = try transaction.insert(new, decided: act, at: act.at)
            return ChangedComment(comment: comment, batch: act.batch)
        }
    }

    /// The answer as a comment that nobody judges; its text is scanned all the same, for duplicates and links.
    private func prepare(
        _ body: String,
        by name: String,
        under seen: SeenComment,
    ) async throws -> NewComment {
        var submission = Submission(
            site: seen.site.name,
            page: seen.thread.key,
            author: TypedAuthor(name: name),
            body: body,
        )
        submission.parent = seen.comment.id
        let policy = try await policies.inForce.policy(for: seen.site).rules
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
        return new
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

extension Reading {
    /// The same answer of less than ten minutes ago: whoever did not hear that it arrived sends it again.
    fileprivate func twin(of new: NewComment, at now: Timestamp) throws -> StoredComment? {
        guard let parent = new.parent else { return nil }
        return try replies(to: parent.id, thread: parent.thread).last { reply in
            guard reply.badge == new.badge, reply.name == new.submission.author.name,
                reply.publicRevision != nil,
                (0..<IdempotencyKey.doubleClick).contains(now.seconds(since: reply.created))
            else { return false }
            return try source(of: reply.id, revision: reply.revision) == new.submission.body
        }
    }
}
