package import Comments
import Storage

extension ModerationDesk {
    /// What every moderator token begins with, so that one is known when it is found in the wrong place.
    package static let tokenPrefix = "awm_"
    /// Characters of a person's name on a token.
    package static let tokenNameLimit = 80

    /// Makes a token named after a person; the secret is given this once and only its hash is stored.
    package func createToken(
        name: String,
        role: Role,
        by actor: Actor,
    ) async throws
        -> (token: ModeratorToken, secret: String)
    {
        try actor.needs(.admin)
        guard (1...ModerationDesk.tokenNameLimit).contains(name.unicodeScalars.count) else {
            throw Refusal.invalid([
                FieldProblem("name", .invalid, "Name the person, in 1 to 80 characters.")
            ])
        }
        let (now, secret) = (now(), ModerationDesk.tokenPrefix + newSecret())
        let token = try await store.write { transaction in
            let token = try transaction.insertToken(secret, name: name, role: role, at: now)
            try transaction.append(tokenEntry("create", token.id, by: actor, at: now))
            return token
        }
        return (token, secret)
    }

    /// Ends a token at once.
    package func revokeToken(_ id: Int64, by actor: Actor) async throws {
        try actor.needs(.admin)
        let now = now()
        try await store.write { transaction in
            guard try transaction.revokeToken(id, at: now) else { throw Refusal.notFound("token") }
            try transaction.append(tokenEntry("revoke", id, by: actor, at: now))
        }
    }

    /// Who holds this token; nil for an unknown or a revoked one.
    package func actor(token: String) async throws -> Actor? {
        guard token.hasPrefix(ModerationDesk.tokenPrefix) else { return nil }
        return try await store.read { try $0.moderator(token: token) }
            .map { Actor(name: $0.name, role: $0.role) }
    }

    private func tokenEntry(
        _ act: String,
        _ id: Int64,
        by actor: Actor,
        at now: Timestamp,
    )
        -> LogEntry
    {
        LogEntry(
            at: now,
            subject: .token,
            subjectID: id,
            act: act,
            actorKind: .moderator,
            actor: actor.name,
        )
    }
}
