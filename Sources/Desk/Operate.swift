package import Comments
import Storage

extension ModerationDesk {
    /// Threads, all or that of one page, with what waits in them, the one with the newest comment first.
    package func threads(
        site: SiteName?,
        page: PageKey? = nil,
        containing text: String?,
        limit: Int,
        by actor: Actor,
    ) async throws
        -> [ThreadSummary]
    {
        let sites = actor.sites(narrowedTo: site)
        return try await store.read {
            try $0.threads(sites: sites, page: page, containing: text, limit: limit)
        }
    }

    /// Every page with the number that rises with what its readers see, for whoever keeps copies of them.
    package func pages(
        site: SiteName?,
        after thread: ThreadID,
        by actor: Actor,
    ) async throws -> [PageRevision] {
        let sites = actor.sites(narrowedTo: site)
        return try await store.read {
            try $0.pages(sites: sites, after: thread, limit: PageRevision.limit)
        }
    }

    /// Who holds tokens; never the tokens.
    package func tokens(by actor: Actor) async throws -> [ModeratorToken] {
        try actor.needs(.admin, everywhere: true)
        return try await store.read { try $0.moderatorTokens() }
    }

    /// Walks the whole decision log.
    package func verifyLog(by actor: Actor) async throws -> LogCheck {
        try actor.needs(.moderator, everywhere: true)
        return try await store.read { try $0.verifyLog() }
    }

    /// Looks at everything that can be checked while running.
    package func examine(by actor: Actor) async throws -> [StoreCheck] {
        try actor.needs(.admin, everywhere: true)
        return try await checkFile() + [store.checkRoom(), policies.inForce.check]
    }

    /// Reads the whole file and compares it with itself; seconds on a large one, beside everything else.
    package func checkFile() async throws -> [StoreCheck] {
        try await store.checkFile()
    }

    /// Writes a consistent copy into the data folder and gives its path; the caller removes it.
    package func writeBackup(by actor: Actor) async throws -> String {
        try actor.needs(.admin, everywhere: true)
        return try await store.writeCopy(named: "backup-\(newSecret().prefix(12)).tmp")
    }

    /// Says after each commit what readers see differently, before those who wrote are answered.
    package func onVisibleChange(_ tell: @escaping @Sendable ([VisibleChange]) -> Void) {
        store.onVisibleChange(tell)
    }

    /// Deletes what was kept for a time that is over: first answers, short-lived links.
    package func sweep() async throws {
        let now = now()
        try await store.write { try $0.sweep(at: now) }
    }

    /// Transactions synced and items in them since the start.
    package var commitStatistics: (commits: Int, items: Int) { store.commitStatistics }
}

extension PoliciesInForce {
    fileprivate var check: StoreCheck {
        let broken = reports.filter { $0.isStale || $0.policy == nil }.map(\.name)
        return StoreCheck(
            name: "policies",
            isGood: broken.isEmpty,
            detail: broken.isEmpty
                ? "in force: " + names.joined(separator: ", ")
                : "not loading: " + broken.joined(separator: ", "),
            wayOut: broken.isEmpty ? nil : "see: afterword policy lint",
        )
    }
}
