package import Comments
import Storage

/// For how long somebody is banned, and why.
package struct BanOrder: Sendable {
    package var until: Timestamp
    /// In words, for moderators; 1 to `Limits.note` characters.
    package var reason: String
    /// When it was asked for, from which it lasts an hour at least; nil for the moment in which the desk takes it.
    package var asked: Timestamp?

    package init(until: Timestamp, reason: String) {
        self.until = until
        self.reason = reason
    }
}

extension ModerationDesk {
    /// Lets nothing of whoever wrote a comment be published before a person read it, on its site, for a time.
    ///
    /// A ban on somebody who is banned takes the earlier one's place. Throws `Refusal.conflict` where nothing is known
    /// by which they could be known again.
    package func ban(
        authorOf id: CommentID,
        _ order: BanOrder,
        by actor: Actor,
    ) async throws -> Ban {
        try actor.needs(.senior)
        let now = now()
        try check(order, at: now)
        return try await store.write { transaction in
            let comment = try transaction.reading.seen(id, by: actor).comment
            guard comment.provenAuthor != nil || comment.typedAuthor != nil else {
                throw Refusal.conflict(
                    "nothing is known by which the author of comment \(id.rawValue) could be known again"
                )
            }
            var entry = banEntry("ban", id, by: actor, at: now)
            entry.reason = "until " + order.until.rfc3339
            entry.note = order.reason
            return try transaction.ban(authorOf: comment, until: order.until, as: entry)
        }
    }

    private func check(_ order: BanOrder, at now: Timestamp) throws(Refusal) {
        var problems: [FieldProblem] = []
        if !Ban.lasting.contains(order.until.seconds(since: order.asked ?? now)) {
            let message = "From an hour to ten years; \(order.until.rfc3339) is not in that time."
            problems.append(FieldProblem("for", .invalid, message))
        }
        if order.reason.isEmpty {
            problems.append(FieldProblem("reason", .required, "Say why: others will ask."))
        } else if order.reason.unicodeScalars.count > Limits.note {
            let message = "At most \(Limits.note) characters, please."
            problems.append(FieldProblem("reason", .tooLong, message))
        }
        guard problems.isEmpty else { throw .invalid(problems) }
    }

    /// Ends the ban on whoever wrote a comment, or both where their key and their address are banned; gives the first.
    package func unban(authorOf id: CommentID, by actor: Actor) async throws -> Ban {
        try actor.needs(.senior)
        let now = now()
        return try await store.write { transaction in
            let comment = try transaction.reading.seen(id, by: actor).comment
            let bans = try transaction.reading.bans(onAuthorOf: comment, at: now)
            for ban in bans { _ = try end(ban, by: actor, at: now, in: transaction) }
            guard let first = bans.first else {
                throw Refusal.notFound("ban on the author of comment \(id.rawValue)")
            }
            return first
        }
    }

    /// Ends the ban with a number; gives it as it was.
    package func unban(_ number: Int64, by actor: Actor) async throws -> Ban {
        try actor.needs(.senior)
        let now = now()
        return try await store.write { transaction in
            let found = try transaction.reading.ban(number, at: now)
            guard let ban = found, actor.reaches(ban.site) else {
                throw Refusal.notFound("ban in force")
            }
            return try end(ban, by: actor, at: now, in: transaction)
        }
    }

    private func end(
        _ ban: Ban,
        by actor: Actor,
        at now: Timestamp,
        in transaction: Transaction,
    ) throws -> Ban {
        try transaction.endBan(ban.id, at: now)
        var entry = banEntry("unban", ban.comment, by: actor, at: now)
        entry.undoes = ban.entry
        try transaction.append(entry)
        return ban
    }

    /// The bans in force; never an address.
    package func bans(on site: SiteName?, by actor: Actor) async throws -> [Ban] {
        let (now, sites) = (now(), actor.sites(narrowedTo: site))
        return try await store.read {
            try $0.bans(at: now, sites: sites, showsQuarantined: actor.role >= .senior)
        }
    }

    private func banEntry(
        _ act: String,
        _ comment: CommentID,
        by actor: Actor,
        at now: Timestamp,
    ) -> LogEntry {
        LogEntry(
            at: now,
            subject: .ban,
            subjectID: comment.rawValue,
            act: act,
            actorKind: .moderator,
            actor: actor.name,
        )
    }
}
