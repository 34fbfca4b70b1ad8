package import Comments
import Moderation
import Storage

extension ModerationDesk {
    /// Takes a reader's report of a public comment (SETTLED 18): it waits for a person and changes nothing that is shown.
    ///
    /// Nothing is known or kept of who sent it. Throws `Refusal.notFound` for whatever readers of this page cannot see,
    /// so that trying numbers opens nothing.
    ///
    /// - Parameter isRepeated: The same connection reported it before; it counts once.
    package func report(
        _ id: CommentID,
        _ reason: ReaderReport.Reason,
        note: String?,
        isRepeated: Bool,
        on page: PageKey,
        of site: Site,
        languages: [String],
    ) async throws -> ReaderAnswer {
        guard try await publicComment(id, on: page, of: site) != nil else {
            throw Refusal.notFound("comment")
        }
        if !isRepeated {
            let (name, report) = (site.name, ReaderReport(at: now(), reason: reason, note: note))
            try await store.write { transaction in
                guard let thread = try transaction.reading.thread(name, page),
                    let found = try transaction.reading.publicComment(id),
                    found.thread == thread.id
                else { throw Refusal.notFound("comment") }
                try transaction.insert(report, on: id)
            }
        }
        return helpLines(for: reason, on: site, languages: languages)
    }

    /// Whoever is worried about somebody is told where there is help.
    package func helpLines(
        for reason: ReaderReport.Reason,
        on site: Site,
        languages: [String],
    ) -> ReaderAnswer {
        guard reason.isUrgent else { return ReaderAnswer() }
        return policies.policy(for: site).rules.helpInDanger(
            languages: languages,
            countries: site.countries,
        )
    }
}
