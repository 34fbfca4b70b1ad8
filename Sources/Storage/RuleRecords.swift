package import Comments
import GRDB

extension Reading {
    /// Verdicts looked at, the newest ones.
    private static let mostVerdicts = 20_000

    /// Which rules hit in the policies' verdicts since a moment, newest first.
    ///
    /// Good are comments that a person approved; those that nobody looked at say nothing.
    package func ruleRecords(since: Timestamp) throws -> [RuleRecord] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT logEntry.actor AS policy,
                    (SELECT group_concat(json_extract(value, '$.rule'), ' ')
                        FROM json_each(explanation, '$.hits')) AS rules,
                    comment.state = 'approved' AND comment.decidedBy = 'moderator' AS isGood
                FROM logEntry JOIN logSide ON logSide.entry = logEntry.id
                JOIN comment ON comment.id = logEntry.subjectID
                WHERE subject = 'comment' AND actorKind = 'policy' AND at >= ?
                    AND explanation IS NOT NULL
                ORDER BY logEntry.id DESC LIMIT \(Reading.mostVerdicts)
                """,
            arguments: [since.rawValue],
        )
        var records: [RuleRecord] = []
        while let row = try rows.next() {
            let rules: String = try row.value("rules") ?? ""
            records.append(
                RuleRecord(
                    rules: Set(rules.split(separator: " ").map(String.init)),
                    policy: try row.value("policy"),
                    isGood: try row.value("isGood"),
                )
            )
        }
        return records
    }
}
