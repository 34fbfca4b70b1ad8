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
        reach: TokenReach = TokenReach(),
        by actor: Actor,
    ) async throws
        -> (token: ModeratorToken, secret: String)
    {
        try actor.needs(.admin, everywhere: true)
        let (now, secret) = (now(), ModerationDesk.tokenPrefix + newSecret())
        try check(name, reach, at: now)
        let token = try await store.write { transaction in
            try check(reach, transaction.reading)
            let token = try transaction.insertToken(
                secret,
                name: name,
                role: role,
                reach: reach,
                at: now,
            )
            try transaction.append(tokenEntry("create", token.id, by: actor, at: now))
            return token
        }
        return (token, secret)
    }

    private func check(_ name: String, _ reach: TokenReach, at now: Timestamp) throws(Refusal) {
        var problems: [FieldProblem] = []
        if !(1...ModerationDesk.tokenNameLimit).contains(name.unicodeScalars.count) {
            problems.append(
                FieldProblem("name", .invalid, "Name the person, in 1 to 80 characters.")
            )
        }
        if let expires = reach.expires, expires <= now {
            problems.append(
                FieldProblem("expires", .invalid, "\(expires.rfc3339) is over; give a later time.")
            )
        }
        if let sites = reach.sites, !(1...TokenReach.mostSites).contains(sites.count) {
            let message = "Name 1 to \(TokenReach.mostSites) sites, or none for all of them."
            problems.append(FieldProblem("sites", .invalid, message))
        }
        guard problems.isEmpty else { throw .invalid(problems) }
    }

    private func check(_ reach: TokenReach, _ reading: Reading) throws {
        guard let named = reach.sites else { return }
        let sites = try reading.sites().map(\.name)
        guard let unknown = named.subtracting(sites).map(\.rawValue).min() else { return }
        let names = sites.map(\.rawValue).joined(separator: ", ")
        throw Refusal.invalid([
            FieldProblem(
                "sites",
                .unknown,
                "There is no site \(unknown); there are: \(names).",
            )
        ])
    }

    /// Ends a token at once.
    package func revokeToken(_ id: Int64, by actor: Actor) async throws {
        try actor.needs(.admin, everywhere: true)
        let now = now()
        try await store.write { transaction in
            guard try transaction.revokeToken(id, at: now) else { throw Refusal.notFound("token") }
            try transaction.append(tokenEntry("revoke", id, by: actor, at: now))
        }
    }

    /// Who holds this token; nil for an unknown, a revoked or an expired one.
    package func actor(token: String) async throws -> Actor? {
        guard token.hasPrefix(ModerationDesk.tokenPrefix) else { return nil }
        let now = now()
        return try await store.read { try $0.moderator(token: token) }
            .flatMap { $0.opens(at: now) ? Actor($0) : nil }
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

extension Actor {
    fileprivate init(_ token: ModeratorToken) {
        self.init(name: token.name, role: token.role, sites: token.reach.sites)
    }
}
