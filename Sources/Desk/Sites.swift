package import Comments
import Moderation
import Storage

extension ModerationDesk {
    package func sites() async throws -> [Site] {
        try await store.read { try $0.sites() }
    }

    /// Those that the actor reaches.
    package func sites(of actor: Actor) async throws -> [Site] {
        try await sites().filter { actor.reaches($0.name) }
    }

    package func site(_ name: SiteName) async throws -> Site? {
        try await store.read { try $0.site(name) }
    }

    /// Keeps what an owner decided about a site; a new name makes a new one.
    ///
    /// Throws `Refusal.notFound` for a site that the actor does not reach, whether it is there or not.
    package func save(_ site: Site, by actor: Actor) async throws {
        try actor.needs(.admin)
        guard actor.reaches(site.name) else { throw Refusal.notFound("site") }
        let policies = try await policies.inForce
        guard policies.names.contains(site.policy) else {
            throw Refusal.invalid([
                FieldProblem(
                    "policy",
                    .unknown,
                    "There is no such policy in force; there are: "
                        + policies.names.joined(separator: ", ") + ".",
                )
            ])
        }
        let now = now()
        try await store.write { transaction in
            try transaction.save(site)
            try transaction.append(
                LogEntry(
                    at: now,
                    subject: .site,
                    subjectID: 0,
                    act: "set " + site.name.rawValue,
                    actorKind: .moderator,
                    actor: actor.name,
                )
            )
        }
    }

    /// What the first start makes: the site `default`.
    package func prepare(firstPolicy: String) async throws {
        try await store.write { transaction in
            guard try transaction.reading.sitesKept().isEmpty else { return }
            var site = Site(name: .usual)
            site.policy = firstPolicy
            try transaction.save(site)
        }
    }

    /// Reads the policies again.
    package func reloadPolicies(by actor: Actor) async throws {
        try actor.needs(.admin, everywhere: true)
        try await policies.reload()
    }
}
