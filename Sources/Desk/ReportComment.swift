package import Comments
import Moderation
import Storage

extension ModerationDesk {
    /// Takes a reader's report of a public comment (SETTLED 18): it waits for a person and changes nothing that is shown.
    ///
    /// Nothing is known or kept of who sent it. Throws `Refusal.notFound` for whatever readers cannot see, so that
    /// trying numbers opens nothing.
    ///
    /// - Parameters:
    ///   - isRepeated: The same connection reported it before; it counts once.
    ///   - page: Where it was seen; nil where nobody said, and any page of the site will do.
    package func report(
        _ id: CommentID,
        _ reason: ReaderReport.Reason,
        note: String?,
        isRepeated: Bool,
        on page: PageKey?,
        of site: Site,
        languages: [String],
    ) async throws -> ReaderAnswer {
        let name = site.name
        guard try await store.read({ try $0.shows(id, on: page, of: name) }) else {
            throw Refusal.notFound("comment")
        }
        if !isRepeated {
            let report = ReaderReport(at: now(), reason: reason, note: note)
            try await store.write { transaction in
                guard try transaction.reading.shows(id, on: page, of: name) else {
                    throw Refusal.notFound("comment")
                }
                try transaction.insert(report, on: id)
            }
        }
        return try await helpLines(for: reason, on: site, languages: languages)
    }

    /// Whoever is worried about somebody is told where there is help.
    private func helpLines(
        for reason: ReaderReport.Reason,
        on site: Site,
        languages: [String],
    ) async throws -> ReaderAnswer {
        guard reason.isUrgent else { return ReaderAnswer() }
        return try await policies.inForce.policy(for: site).rules.helpInDanger(
            languages: languages,
            countries: site.countries,
        )
    }
}

extension Reading {
    /// Readers of the page, or of some page of the site, see this comment.
    fileprivate func shows(_ id: CommentID, on page: PageKey?, of site: SiteName) throws -> Bool {
        guard let found = try publicComment(id) else { return false }
        guard let page else { return try thread(found.thread)?.site == site }
        return try thread(site, page)?.id == found.thread
    }
}
