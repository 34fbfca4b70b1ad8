package import Comments
import Storage

/// How the queue does: what waits now, and what was decided in the last days.
package struct QueueStats: Sendable {
    package var now: Timestamp
    package var period: Period
    package var waiting: [WaitingCount]
    package var spam: Int
    /// What readers reported and nobody looked at since.
    package var reported: ReportedCount
    /// Reports that came in the period.
    package var reports: [ReaderReport.Reason: Int]
    package var tally: Tally
    /// Of the times to decision, in milliseconds.
    package var median: Int64?
    package var p95: Int64?

    /// Days that can be asked for.
    package static let mostDays = 366
    package static let usualDays = 30
}

extension ModerationDesk {
    /// The queue's health: numbers of moderators' own work, nothing about readers.
    ///
    /// Quarantined comments that wait are counted for seniors only, as their queue has them.
    ///
    /// - Parameter days: Whole days in UTC, today as the last; 1 to `QueueStats.mostDays`.
    package func stats(
        site: SiteName?,
        days: Int,
        by actor: Actor,
    ) async throws -> QueueStats {
        let now = now()
        let period = Period(days: days, endingAt: now)
        return try await store.read { reading in
            let sites = try reading.narrowing(actor.sites(narrowedTo: site))
            let tally = try reading.tally(
                of: period,
                sites: sites,
                approvals: try reading.approvals(in: period, sites: sites),
            )
            let waits = tally.waits.sorted()
            return QueueStats(
                now: now,
                period: period,
                waiting: try reading.waitingCounts(
                    sites: sites,
                    showsQuarantined: actor.role >= .senior,
                ),
                spam: try reading.spamCount(sites: sites),
                reported: try reading.reportedCount(
                    sites: sites,
                    showsQuarantined: actor.role >= .senior,
                ),
                reports: try reading.reportsReceived(in: period, sites: sites),
                tally: tally,
                median: Percentile.of(waits, 50),
                p95: Percentile.of(waits, 95),
            )
        }
    }
}

extension Reading {
    /// Nil where these are all the sites there are: to look up whose each comment is takes as long as the rest.
    func narrowing(_ sites: Set<SiteName>?) throws -> Set<SiteName>? {
        guard let sites, try !sites.isSuperset(of: self.sites().map(\.name)) else { return nil }
        return sites
    }

    /// The figures of a period.
    ///
    /// - Parameters:
    ///   - approvals: As `approvals(in:sites:)` counts them.
    ///   - tell: Called with each other decision of the period and what it added.
    func tally(
        of period: Period,
        sites: Set<SiteName>?,
        approvals: [Int64: Int],
        tell: (DecisionFact, DecisionLedger.Taken) -> Void = { _, _ in },
    ) throws -> Tally {
        var ledger = DecisionLedger(period: period, approvals: approvals)
        try decisions(in: period, sites: sites) { fact in
            if !ledger.knows(fact) {
                let earlier = try decisions(on: fact.comment, before: fact.entry)
                for fact in earlier { ledger.recall(fact) }
            }
            if let taken = ledger.take(fact) { tell(fact, taken) }
        }
        return ledger.closed()
    }
}
