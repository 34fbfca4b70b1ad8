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
        try wait(on: site, at: now) { try reading.usualWait(on: site, at: now) }
    }

    /// The figure of the last hour, else what `look` finds; where that fails, the next one looks again.
    func wait(
        on site: SiteName,
        at now: Timestamp,
        _ look: () throws -> UsualWait?,
    ) rethrows -> UsualWait? {
        if let kept = kept(of: site, at: now) { return kept.wait }
        do {
            let wait = try look()
            known.withLock { $0[site] = Known(at: now, wait: wait) }
            return wait
        } catch {
            known.withLock { $0[site] = nil }
            throw error
        }
    }

    /// Nil for the one caller who shall look; all others are told the earlier figure meanwhile, or none.
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

extension Reading {
    /// Nil where too few decisions were made to say anything.
    fileprivate func usualWait(on site: SiteName, at now: Timestamp) throws -> UsualWait? {
        let period = Period(days: QueueStats.usualDays, endingAt: now)
        let sites = try narrowing([site])
        let waits = try tally(
            of: period,
            sites: sites,
            approvals: try approvals(in: period, sites: sites),
        ).waits.sorted()
        guard waits.count >= UsualWait.fewestDecisions else { return nil }
        return Percentile.of(waits, 50).map(UsualWait.init(medianMilliseconds:))
    }
}
