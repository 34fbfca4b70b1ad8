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

    /// Comments whose text looks the same, by the scope a rule asks for.
    package func duplicates(
        _ question: DuplicateQuestion,
        facts: TextFacts,
        thread: ThreadID?,
        site: SiteName,
        provenAuthor: Int64?,
        edited: CommentID? = nil,
        at now: Timestamp,
    ) throws -> Fact<Int> {
        // A number of ours, so it may stand in the text of the query.
        let others = edited.map { " AND id <> \($0.rawValue)" } ?? ""
        let isShort = facts.length < question.minimum
        guard !isShort || question.scope == .author else { return .known(0) }
        let window = RateRecords.window(question.window, before: now)
        let exactOnly = isShort || question.distance == 0
        let (condition, value): (String, any DatabaseValueConvertible)
        switch question.scope {
        case .author:
            guard let provenAuthor else { return .unknown }
            (condition, value) = ("provenAuthor = ?", provenAuthor)
        case .page:
            guard let thread else { return .known(0) }
            (condition, value) = ("thread = ?", thread.rawValue)
        case .site:
            condition = "thread IN (SELECT thread.id FROM thread WHERE site = ?)"
            value = site.rawValue
        }
        return .known(try similar(facts, question, exactOnly, condition + others, value, window))
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

    private func similar(
        _ facts: TextFacts,
        _ question: DuplicateQuestion,
        _ exactOnly: Bool,
        _ condition: String,
        _ value: any DatabaseValueConvertible,
        _ window: ClosedRange<Int64>,
    ) throws -> Int {
        if exactOnly {
            return try Int.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT count(*) FROM comment
                        WHERE exactText = ? AND created BETWEEN ? AND ? AND \(condition)
                        """
                ),
                arguments: [facts.exact, window.lowerBound, window.upperBound, value],
            ) ?? 0
        }
        return try nearlyEqual(facts, question, condition, value, window)
    }

    /// SimHashes within the distance among the newest texts of the window, and equal texts besides.
    ///
    /// Every column stands in the index, so that no comment itself is read.
    private func nearlyEqual(
        _ facts: TextFacts,
        _ question: DuplicateQuestion,
        _ condition: String,
        _ value: any DatabaseValueConvertible,
        _ window: ClosedRange<Int64>,
    ) throws -> Int {
        let newest = try Int64.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT similarText FROM comment INDEXED BY \(question.scope.index)
                    WHERE created BETWEEN ? AND ? AND textLength >= ? AND \(condition)
                    ORDER BY created DESC LIMIT \(RateRecords.comparedTexts)
                    """
            ),
            arguments: [
                window.lowerBound, window.upperBound, question.minimum, value,
            ],
        )
        var count = 0
        while let similar = try newest.next() {
            if facts.distance(to: similar) <= question.distance { count += 1 }
        }
        let equal = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT similarText FROM comment
                    WHERE exactText = ? AND created BETWEEN ? AND ? AND \(condition)
                    """
            ),
            arguments: [facts.exact, window.lowerBound, window.upperBound, value],
        )
        return count + equal.count { facts.distance(to: $0) > question.distance }
    }
}

extension TextFacts {
    /// Bits in which two SimHashes differ.
    fileprivate func distance(to stored: Int64) -> Int {
        (UInt64(bitPattern: stored) ^ similar).nonzeroBitCount
    }
}

extension DuplicateQuestion.Scope {
    fileprivate var index: String {
        switch self {
        case .author: "commentByAuthor"
        case .page: "commentByThread"
        case .site: "commentByTime"
        }
    }
}

/// Bounds of the counts.
enum RateRecords {
    /// Newest texts that one submission is compared with; older repeats are found by their exact hash only.
    static let comparedTexts = 2_000

    /// Times of the comments that count.
    ///
    /// Those after it are from before the clock was put back, and would count for years. What was sent at once may be
    /// written in another order, so a minute ahead is allowed.
    static func window(_ seconds: Int, before now: Timestamp) -> ClosedRange<Int64> {
        now.adding(seconds: -seconds).rawValue...now.adding(seconds: 60).rawValue
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
