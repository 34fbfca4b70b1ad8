package import Comments
import GRDB

extension Reading {
    /// Counts that rate rules ask for, from stored comments; connections are counted in memory elsewhere.
    package func rate(
        _ question: RateQuestion,
        thread: ThreadID?,
        site: SiteName,
        provenAuthor: Int64?,
        linkDomains: [String],
        at now: Timestamp,
    ) throws -> Fact<Int> {
        let window = RateRecords.window(question.window, before: now)
        switch question.key {
        case .ip: return .unknown
        case .author:
            guard let provenAuthor else { return .unknown }
            return .known(try count("provenAuthor = ?", provenAuthor, question.kind, window))
        case .page:
            guard let thread else { return .known(0) }
            return .known(try count("thread = ?", thread.rawValue, question.kind, window))
        case .site: return .known(try countOfSite(site, question.kind, window))
        case .linkDomain: return .known(try countOfDomains(linkDomains, question.kind, window))
        }
    }

    private func count(
        _ condition: String,
        _ value: Int64,
        _ kind: RateQuestion.Kind,
        _ window: ClosedRange<Int64>,
    ) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*) FROM comment
                    WHERE \(condition) AND created BETWEEN ? AND ? AND \(kind.condition)
                    """
            ),
            arguments: [value, window.lowerBound, window.upperBound],
        ) ?? 0
    }

    private func countOfSite(
        _ site: SiteName,
        _ kind: RateQuestion.Kind,
        _ window: ClosedRange<Int64>,
    ) throws
        -> Int
    {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*) FROM comment INDEXED BY commentByTime
                    WHERE created BETWEEN ? AND ? AND \(kind.condition)
                        AND thread IN (SELECT id FROM thread WHERE site = ?)
                    """
            ),
            arguments: [window.lowerBound, window.upperBound, site.rawValue],
        ) ?? 0
    }

    private func countOfDomains(
        _ domains: [String],
        _ kind: RateQuestion.Kind,
        _ window: ClosedRange<Int64>,
    ) throws -> Int {
        var highest = 0
        for domain in domains.prefix(20) {
            let count = try Int.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT count(*) FROM linkDomain
                        JOIN comment ON comment.id = linkDomain.comment
                        WHERE domain = ? AND linkDomain.created BETWEEN ? AND ?
                            AND \(kind.condition)
                        """
                ),
                arguments: [domain, window.lowerBound, window.upperBound],
            )
            highest = max(highest, count ?? 0)
        }
        return highest
    }
}

extension RateQuestion.Kind {
    fileprivate var condition: String {
        switch self {
        case .submitted: "1"
        case .held: "state = 'held'"
        case .rejected: "state IN ('rejected', 'spam')"
        }
    }
}

/// Bounds of the counts.
enum RateRecords {
    /// Times of the comments that count.
    ///
    /// Those after it are from before the clock was put back, and would count for years. What was sent at once may be
    /// written in another order, so a minute ahead is allowed.
    static func window(_ seconds: Int, before now: Timestamp) -> ClosedRange<Int64> {
        now.adding(seconds: -seconds).rawValue...now.adding(seconds: 60).rawValue
    }
}
