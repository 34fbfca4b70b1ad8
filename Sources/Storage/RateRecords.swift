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
        let since = now.adding(seconds: -question.window).rawValue
        switch question.key {
        case .ip: return .unknown
        case .author:
            guard let provenAuthor else { return .unknown }
            return .known(try count("provenAuthor = ?", provenAuthor, question.kind, since))
        case .page:
            guard let thread else { return .known(0) }
            return .known(try count("thread = ?", thread.rawValue, question.kind, since))
        case .site: return .known(try countOfSite(site, question.kind, since))
        case .linkDomain: return .known(try countOfDomains(linkDomains, question.kind, since))
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
        let since = now.adding(seconds: -question.window).rawValue
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
        return .known(try similar(facts, question, exactOnly, condition + others, value, since))
    }

    private func count(
        _ condition: String,
        _ value: Int64,
        _ kind: RateQuestion.Kind,
        _ since: Int64,
    ) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*) FROM comment
                    WHERE \(condition) AND created >= ? AND \(kind.condition)
                    """
            ),
            arguments: [value, since],
        ) ?? 0
    }

    private func countOfSite(
        _ site: SiteName,
        _ kind: RateQuestion.Kind,
        _ since: Int64,
    ) throws
        -> Int
    {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*) FROM comment INDEXED BY commentByTime
                    WHERE created >= ? AND \(kind.condition)
                        AND thread IN (SELECT id FROM thread WHERE site = ?)
                    """
            ),
            arguments: [since, site.rawValue],
        ) ?? 0
    }

    private func countOfDomains(
        _ domains: [String],
        _ kind: RateQuestion.Kind,
        _ since: Int64,
    ) throws -> Int {
        var highest = 0
        for domain in domains.prefix(20) {
            let count = try Int.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT count(*) FROM linkDomain
                        JOIN comment ON comment.id = linkDomain.comment
                        WHERE domain = ? AND linkDomain.created >= ? AND \(kind.condition)
                        """
                ),
                arguments: [domain, since],
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
        _ since: Int64,
    ) throws -> Int {
        if exactOnly {
            return try Int.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT count(*) FROM comment
                        WHERE exactText = ? AND created >= ? AND \(condition)
                        """
                ),
                arguments: [facts.exact, since, value],
            ) ?? 0
        }
        return try nearlyEqual(facts, question, condition, value, since)
    }

    /// SimHashes within the distance among the newest texts of the window, and equal texts besides.
    ///
    /// Every column stands in the index, so that no comment itself is read.
    private func nearlyEqual(
        _ facts: TextFacts,
        _ question: DuplicateQuestion,
        _ condition: String,
        _ value: any DatabaseValueConvertible,
        _ since: Int64,
    ) throws -> Int {
        let newest = try Int64.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT similarText FROM comment INDEXED BY \(question.scope.index)
                    WHERE created >= ? AND textLength >= ? AND \(condition)
                    ORDER BY created DESC LIMIT \(RateRecords.comparedTexts)
                    """
            ),
            arguments: [since, question.minimum, value],
        )
        var count = 0
        while let similar = try newest.next() {
            if facts.distance(to: similar) <= question.distance { count += 1 }
        }
        let equal = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT similarText FROM comment
                    WHERE exactText = ? AND created >= ? AND \(condition)
                    """
            ),
            arguments: [facts.exact, since, value],
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
