package import Comments
import GRDB

extension Reading {
    /// All reports of one comment, oldest first.
    package func reports(on comment: CommentID) throws -> [ReaderReport] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(SummedTable.report.selection) FROM report INDEXED BY reportByComment
                    WHERE comment = ? ORDER BY id
                    """
            ),
            arguments: [comment.rawValue],
        ).map(ReaderReport.init(row:))
    }

    /// Those that no decision answered yet.
    func openReports(on comment: CommentID) throws -> [ReaderReport] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(SummedTable.report.selection) FROM report INDEXED BY reportBySettling
                    WHERE settledBy IS NULL AND comment = ? ORDER BY id
                    """
            ),
            arguments: [comment.rawValue],
        ).map(ReaderReport.init(row:))
    }

    package func hasOpenReports(on comment: CommentID) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM report INDEXED BY reportBySettling
                        WHERE settledBy IS NULL AND comment = ?)
                    """
            ),
            arguments: [comment.rawValue],
        ) ?? false
    }

    /// Comments with open reports.
    package func reportedCount(
        sites: Set<SiteName>?,
        showsQuarantined: Bool,
    ) throws -> ReportedCount {
        let site = "(SELECT site FROM thread WHERE thread.id = comment.thread)"
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*), coalesce(sum(isUrgent), 0) FROM \(QueueList.reported)
                        CROSS JOIN comment ON comment.id = reported
                    WHERE (:quarantined OR NOT quarantined)
                        AND \(isOfSites(site))
                    """
            ),
            arguments: ["sites": sites?.json, "quarantined": showsQuarantined],
        )
        guard let row else { return ReportedCount() }
        return ReportedCount(comments: try row.value(at: 0), urgent: try row.value(at: 1))
    }

    /// Reports that came in a period, those of one connection and day counted once.
    package func reportsReceived(
        in period: Period,
        sites: Set<SiteName>?,
    ) throws -> [ReaderReport.Reason: Int] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT reason, count(*) FROM report INDEXED BY reportByTime
                    WHERE at >= :since AND at < :until
                        AND \(isOfSites(siteOfComment("report.comment")))
                    GROUP BY reason
                    """
            ),
            arguments: [
                "since": period.since.rawValue, "until": period.until.rawValue,
                "sites": sites?.json,
            ],
        )
        var counts: [ReaderReport.Reason: Int] = [:]
        for row in rows {
            guard let reason = ReaderReport.Reason(rawValue: try row.value(at: 0)) else {
                throw StoreFailure.damaged(SummedTable.report.noun)
            }
            counts[reason] = try row.value(at: 1)
        }
        return counts
    }
}

extension Transaction {
    /// Keeps a report; of many that say the same the first are enough.
    package func insert(_ report: ReaderReport, on comment: CommentID) throws {
        let open = try reading.openReports(on: comment).count { $0.reason == report.reason }
        guard open < ReaderReport.mostOpen else { return }
        try SummedTable.report.insert(
            [
                comment.rawValue, report.at.rawValue, report.reason.rawValue, report.note,
                report.settledBy?.rawValue,
            ],
            beside: [nil],
            into: database,
        )
    }

    /// Lets a decision answer all reports of a comment that are open.
    package func settleReports(on comment: CommentID, by entry: LogEntryID) throws {
        let open = try numbers(ofReports: "settledBy IS NULL AND comment = ?", [comment.rawValue])
        for number in open { try change(number, "settledBy = ?", [entry.rawValue]) }
    }

    /// The decision that answered them was taken back.
    package func reopenReports(on comment: CommentID, settledBy entry: LogEntryID) throws {
        let settled = try numbers(
            ofReports: "settledBy = ? AND comment = ?",
            [entry.rawValue, comment.rawValue],
        )
        for number in settled { try change(number, "settledBy = NULL", []) }
    }

    /// Erases what readers wrote of a text that is erased: they may have repeated it.
    func eraseReportNotes(on comment: CommentID) throws {
        let noted = try numbers(
            ofReports: "comment = ? AND note IS NOT NULL",
            [comment.rawValue],
        )
        for number in noted { try change(number, "note = NULL", []) }
    }

    private func numbers(ofReports condition: String, _ values: [Int64]) throws -> [Int64] {
        try Int64.fetchAll(
            database.cachedStatement(sql: "SELECT id FROM report WHERE \(condition)"),
            arguments: StatementArguments(values),
        )
    }

    private func change(_ number: Int64, _ assignment: String, _ values: [Int64]) throws {
        try database.cachedStatement(sql: "UPDATE report SET \(assignment) WHERE id = ?")
            .execute(arguments: StatementArguments(values + [number]))
        try SummedTable.report.seal(number, in: database)
    }
}

extension ReaderReport {
    fileprivate init(row: Row) throws {
        let row = try SummedTable.report.checked(row)
        guard let reason = Reason(rawValue: try row.value("reason")) else {
            throw StoreFailure.damaged(SummedTable.report.noun)
        }
        let settling: Int64? = try row.value("settledBy")
        self.init(
            at: Timestamp(rawValue: try row.value("at")),
            reason: reason,
            note: try row.value("note"),
            settledBy: settling.map(LogEntryID.init(_:)),
        )
    }
}
