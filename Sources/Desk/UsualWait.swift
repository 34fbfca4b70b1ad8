import Comments
import Storage
import Synchronization

/// How long comments of each site waited for a person in the last weeks.
///
/// In memory and up to an hour old: it is read from a month of the log and told in round words.
final class WaitBook: Sendable {
    /// Seconds for which a figure is told again.
    static let lifetime = 3_600

    private struct Known {
        var at: Timestamp
        var wait: UsualWait?
    }
    private let known = Mutex<[SiteName: Known]>([:])

    func wait(on site: SiteName, at now: Timestamp, _ reading: Reading) throws -> UsualWait? {
        if let kept = kept(of: site, at: now) { return kept.wait }
        let period = Period(days: QueueStats.usualDays, endingAt: now)
        let sites = try reading.narrowing([site])
        let waits = try reading.tally(
            of: period,
            sites: sites,
            approvals: try reading.approvals(in: period, sites: sites),
        ).waits.sorted()
        let wait =
            waits.count < UsualWait.fewestDecisions
            ? nil : Percentile.of(waits, 50).map(UsualWait.init(medianMilliseconds:))
        known.withLock { $0[site] = Known(at: now, wait: wait) }
        return wait
    }

    /// Nil for the one caller who shall look; all others are told the earlier figure meanwhile.
    private func kept(of site: SiteName, at now: Timestamp) -> Known? {
        known.withLock { all in
            let kept = all[site]
            if let kept, kept.at <= now, now < kept.at.adding(seconds: WaitBook.lifetime) {
                return kept
            }
            all[site] = Known(at: now, wait: kept?.wait)
            return nil
        }
    }
}
