package import Comments
import GRDB

extension Reading {
    /// One part of a list.
    ///
    /// - Parameter found: Numbers as `found(_:)` says; nil to look into the texts.
    package func queue(_ question: QueueQuestion, found: [Int64]? = nil) throws -> [QueueItem] {
        try checkRows()
        return try rows(of: question, found).map { row in
            let comment = try StoredComment(row: row)
            var item = try queueItem(comment, proposedTitle: row.value("pageTitle"))
            // Elsewhere the list is ordered, and gone on with, by what the text alone came to.
            if question.state != .reported { item.comment.priority = comment.priority }
            return item
        }
    }

    /// Rows of comments in the order asked for.
    ///
    /// What waits has one index by state, priority and number: by age it is four lists, one a priority, put together.
    private func rows(of question: QueueQuestion, _ found: [Int64]?) throws -> [Row] {
        let lists = QueueList.lists(for: question, found: found)
        let rows = try lists.flatMap { list in
            try Row.fetchAll(database, sql: list.selection, arguments: list.arguments)
        }
        guard lists.count > 1 else { return rows }
        let numbered = try rows.map { (id: try $0.value("id") as Int64, row: $0) }
        let isOldest = question.order == .oldest
        return numbered.sorted { isOldest ? $0.id < $1.id : $0.id > $1.id }
            .prefix(question.limit).map(\.row)
    }

    /// How many the whole list has, from its first part on.
    package func queueCount(_ question: QueueQuestion, found: [Int64]? = nil) throws -> Int {
        let list = QueueList(question, found: found)
        return try Int.fetchOne(database, sql: list.count, arguments: list.arguments) ?? 0
    }

    package func queueItem(_ comment: StoredComment) throws -> QueueItem? {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT pageTitle FROM comment WHERE id = ?"),
            arguments: [comment.id.rawValue],
        )
        return try row.map { try queueItem(comment, proposedTitle: $0.value("pageTitle")) }
    }

    private func queueItem(
        _ comment: StoredComment,
        proposedTitle: String?,
    ) throws -> QueueItem {
        guard let thread = try thread(comment.thread) else {
            throw StoreFailure.damaged("the thread of comment \(comment.id.rawValue)")
        }
        let reason = try reason(of: comment)
        let reports = ReportCount.of(try openReports(on: comment.id))
        var comment = comment
        if reports.contains(where: \.reason.isUrgent) { comment.priority = .urgent }
        return QueueItem(
            comment: comment,
            site: thread.site,
            key: thread.key,
            pageTitle: thread.title ?? proposedTitle,
            source: try source(of: comment.id, revision: comment.revision),
            history: try history(of: comment),
            why: (ReportCount.sentence(reports).map { [$0] } ?? []) + reason.why,
            rules: reason.rules,
            reports: reports,
        )
    }

    private func history(of comment: StoredComment) throws -> AuthorCounts {
        if let proven = comment.provenAuthor { return try counts(provenAuthor: proven) }
        if let typed = comment.typedAuthor { return try counts(typedAuthor: typed) }
        return AuthorCounts()
    }

    /// What the policy said last of a comment.
    private func reason(of comment: StoredComment) throws -> (why: [String], rules: [String]) {
        let isKnown = try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM logEntry INDEXED BY logBySubject
                        WHERE subject = 'comment' AND subjectID = ? AND id = ?)
                    """
            ),
            arguments: [comment.id.rawValue, comment.version.rawValue],
        )
        guard isKnown == true else {
            throw StoreFailure.damaged("the decisions on comment \(comment.id.rawValue)")
        }
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT * FROM logEntry JOIN logSide ON entry = id
                    WHERE subject = 'comment' AND subjectID = ? AND why IS NOT NULL
                    ORDER BY id DESC LIMIT 1
                    """
            ),
            arguments: [comment.id.rawValue],
        )
        guard let row else { return ([], []) }
        let entry = try checkedEntry(row)
        let rules = try String.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT json_extract(value, '$.rule') FROM json_each(?, '$.hits')
                    WHERE json_extract(value, '$.mode') = 'enforce'
                    """
            ),
            arguments: [entry.explanation ?? "{}"],
        )
        return ((entry.why ?? "").split(separator: "\n").map(String.init), rules)
    }
}
