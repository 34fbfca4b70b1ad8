package import Comments
import GRDB

extension Reading {
    /// Hands over the decisions on comments that were made in a period, in the order of their times.
    ///
    /// Verdicts, people's choices, undone ones and authors' withdrawals; nothing else of the log, and not the first
    /// verdicts that approved: those are most, and `approvals` counts them. Entries are not compared with the chain
    /// here: `verifyLog` does that.
    ///
    /// - Parameter sites: Nil for all of them. What a policy declined outright was kept of no site.
    package func decisions(
        in period: Period,
        sites: Set<SiteName>?,
        _ take: (DecisionFact) throws -> Void,
    ) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT \(Reading.factColumns) FROM logEntry INDEXED BY logByTime
                LEFT JOIN verdictRules ON verdictRules.entry = logEntry.id
                WHERE at >= :since AND at < :until AND \(Reading.isDecision)
                    AND NOT (\(Reading.isFirstApproval)) \(ofSites(sites))
                ORDER BY at, id
                """,
            arguments: arguments(period, sites),
        )
        while let row = try rows.next() { try take(DecisionFact(row: row)) }
    }

    /// How many submissions a policy approved at once, by `Timestamp.dayNumber`.
    package func approvals(in period: Period, sites: Set<SiteName>?) throws -> [Int64: Int] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT at / \(Timestamp.millisecondsADay) AS day, count(*) AS n
                FROM logEntry INDEXED BY approvalByTime
                WHERE at >= :since AND at < :until AND \(Reading.isFirstApproval) \(ofSites(sites))
                GROUP BY day
                """,
            arguments: arguments(period, sites),
        )
        var found: [Int64: Int] = [:]
        while let row = try rows.next() { found[try row.value(at: 0)] = try row.value(at: 1) }
        return found
    }

    private func ofSites(_ sites: Set<SiteName>?) -> String {
        sites == nil ? "" : "AND " + isOfSites(siteOfComment("subjectID"))
    }

    private func arguments(_ period: Period, _ sites: Set<SiteName>?) -> StatementArguments {
        ["since": period.since.rawValue, "until": period.until.rawValue]
            + (sites.map { ["sites": $0.json] } ?? [:])
    }

    /// The decisions on one comment before an entry, oldest first.
    package func decisions(
        on comment: Int64,
        before entry: LogEntryID,
    ) throws -> [DecisionFact] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Reading.factColumns) FROM logEntry
                    LEFT JOIN verdictRules ON verdictRules.entry = logEntry.id
                    WHERE subject = 'comment' AND subjectID = ? AND id < ?
                        AND \(Reading.isDecision)
                    ORDER BY id
                    """
            ),
            arguments: [comment, entry.rawValue],
        ).map(DecisionFact.init(row:))
    }

    /// What waits for a person, by site and priority.
    package func waitingCounts(
        sites: Set<SiteName>?,
        showsQuarantined: Bool,
    ) throws -> [WaitingCount] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT thread.site AS site, priority, count(*) AS n,
                        min(comment.created) AS oldest
                    FROM comment INDEXED BY waitingComment
                    LEFT JOIN thread ON thread.id = comment.thread
                    WHERE state = 'held' AND state <> 'approved'
                        AND \(isOfSites("thread.site"))
                        AND (:quarantined OR NOT quarantined)
                    GROUP BY thread.site, priority
                    """
            ),
            arguments: ["sites": sites?.json, "quarantined": showsQuarantined],
        ).map(WaitingCount.init(row:))
    }

    /// Comments that are put aside as advertising.
    package func spamCount(sites: Set<SiteName>?) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*) FROM comment INDEXED BY waitingComment
                    WHERE state = 'spam' AND state <> 'approved' AND \(isOfSites(
                        "(SELECT site FROM thread WHERE thread.id = comment.thread)"))
                    """
            ),
            arguments: ["sites": sites?.json],
        ) ?? 0
    }

    private static let factColumns = """
        id, at, subjectID, act, CASE WHEN actorKind <> 'policy' THEN actor END,
        fromState IS NULL, toState, reason, undoes, rules,
        CASE WHEN actorKind = 'moderator' THEN (SELECT min(report.at) FROM report
            INDEXED BY reportBySettling WHERE settledBy = logEntry.id) END
        """
    /// As the index `approvalByTime` has it, to the letter.
    private static let isFirstApproval =
        "subject = 'comment' AND act = 'verdict' AND toState = 'approved' AND fromState IS NULL"
    private static let isDecision = """
        subject = 'comment' AND toState IS NOT NULL AND act IN \
        ('verdict', 'approve', 'hold', 'spam', 'reject', 'delete', 'undo', 'withdraw')
        """
}

extension Transaction {
    /// Keeps what is counted of a verdict; nothing for one that no rule spoke for.
    func keep(_ rules: SpokenRules, of entry: LogEntryID) throws {
        guard !rules.line.isEmpty else { return }
        try SummedTable.verdictRules.insert([entry.rawValue, rules.line], into: database)
    }

    /// Forgets which rules met a comment whose author took it back: they tell what stood in it.
    func eraseRules(ofComment id: Int64) throws {
        try database.cachedStatement(
            sql: """
                DELETE FROM verdictRules WHERE entry IN
                    (SELECT id FROM logEntry WHERE subject = 'comment' AND subjectID = ?)
                """
        ).execute(arguments: [id])
    }
}

extension DecisionFact {
    /// - Parameter row: Columns as `factColumns` has them; by place, because there may be a million rows.
    fileprivate init(row: Row) throws {
        let (act, after): (String, String) = (try row.value(at: 3), try row.value(at: 6))
        guard let to = CommentState(rawValue: after) else {
            throw StoreFailure.damaged("a log entry")
        }
        let undone: Int64? = try row.value(at: 8)
        let reported: Int64? = try row.value(at: 10)
        let (actor, line): (String?, String?) = (try row.value(at: 4), try row.value(at: 9))
        self.init(
            entry: LogEntryID(try row.value(at: 0)),
            at: Timestamp(rawValue: try row.value(at: 1)),
            comment: try row.value(at: 2),
            // These two acts are nobody else's.
            decider: act == "verdict" ? .policy : act == "withdraw" ? .author : .moderator,
            actor: actor ?? "",
            act: act,
            isFirst: try row.value(at: 5),
            to: to,
            reason: try row.value(at: 7),
            undoes: undone.map(LogEntryID.init(_:)),
            reportedAt: reported.map(Timestamp.init(rawValue:)),
            rules: SpokenRules(line: line ?? ""),
        )
    }
}

extension WaitingCount {
    fileprivate init(row: Row) throws {
        let (name, priority): (String, Int) = (
            try row.value("site"), try row.value("priority"),
        )
        guard let site = SiteName(rawValue: name), let priority = Priority(rawValue: priority)
        else { throw StoreFailure.damaged("a comment that waits") }
        self.init(
            site: site,
            priority: priority,
            comments: try row.value("n"),
            oldest: Timestamp(rawValue: try row.value("oldest")),
        )
    }
}
