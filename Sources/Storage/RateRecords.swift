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
        at now: Timestamp,
    ) throws -> Fact<Int> {
        let isShort = facts.length < question.minimum
        guard !isShort || question.scope == .author else { return .known(0) }
        let since = now.adding(seconds: -question.window).rawValue
        let exactOnly = isShort || question.distance == 0
        switch question.scope {
        case .author:
            guard let provenAuthor else { return .unknown }
            return .known(
                try similar(facts, question, exactOnly, "provenAuthor = ?", provenAuthor, since)
            )
        case .page:
            guard let thread else { return .known(0) }
            return .known(
                try similar(facts, question, exactOnly, "thread = ?", thread.rawValue, since)
            )
        case .site:
            return .known(
                try similar(
                    facts,
                    question,
                    exactOnly,
                    "thread IN (SELECT id FROM thread WHERE site = ?)",
                    site.rawValue,
                    since,
                )
            )
        }
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

    /// SimHashes within the distance among the newest texts of the window.
    private func nearlyEqual(
        _ facts: TextFacts,
        _ question: DuplicateQuestion,
        _ condition: String,
        _ value: any DatabaseValueConvertible,
        _ since: Int64,
    ) throws -> Int {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT exactText, similarText FROM comment INDEXED BY commentByTime
                    WHERE created >= ? AND textLength >= ? AND \(condition)
                    ORDER BY created DESC LIMIT \(RateRecords.comparedTexts)
                    """
            ),
            arguments: [since, question.minimum, value],
        )
        var count = 0
        while let row = try rows.next() {
            let exact: String = row["exactText"]
            let similar: Int64 = row["similarText"]
            let distance = (UInt64(bitPattern: similar) ^ facts.similar).nonzeroBitCount
            if exact == facts.exact || distance <= question.distance { count += 1 }
        }
        return count
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
