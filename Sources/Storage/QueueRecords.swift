package import Comments
import GRDB

extension Reading {
    package func queue(_ question: QueueQuestion) throws -> [QueueItem] {
        let (order, comparison) = queueOrder(question.order)
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT \(SummedTable.comment.selection)
                FROM \(comments(question.state)) LEFT JOIN thread ON thread.id = comment.thread
                WHERE \(condition(question))
                    AND (:isFirst OR \(comparison))
                ORDER BY \(order) LIMIT :limit
                """,
            arguments: arguments(question) + [
                "isFirst": question.after == nil, "priority": question.after?.priority ?? 0,
                "id": question.after?.id ?? 0, "limit": question.limit,
            ],
        )
        return try rows.map { row in
            try queueItem(StoredComment(row: row), proposedTitle: row.value("pageTitle"))
        }
    }

    /// How many the whole list has, from its first part on.
    package func queueCount(_ question: QueueQuestion) throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM \(comments(question.state))
                LEFT JOIN thread ON thread.id = comment.thread
                WHERE \(condition(question))
                """,
            arguments: arguments(question),
        ) ?? 0
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
        return QueueItem(
            comment: comment,
            site: thread.site,
            key: thread.key,
            pageTitle: thread.title ?? proposedTitle,
            source: try source(of: comment.id, revision: comment.revision),
            history: try history(of: comment),
            why: reason.why,
            rules: reason.rules,
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

    /// A comment whose thread is lost is in every list, to be named there.
    private func condition(_ question: QueueQuestion) -> String {
        """
        \(stateCondition(question.state))
            AND (:site IS NULL OR coalesce(thread.site, :site) = :site)
            AND (:page IS NULL OR coalesce(thread.key, :page) = :page)
            AND (:quarantined OR NOT quarantined)
            AND (:text IS NULL OR name LIKE :text ESCAPE '\\' OR EXISTS (
                SELECT 1 FROM commentRevision WHERE commentRevision.comment = comment.id
                    AND number = comment.revision AND source LIKE :text ESCAPE '\\'))
            AND (:rule IS NULL OR EXISTS (
                SELECT 1 FROM logEntry JOIN logSide ON entry = logEntry.id,
                    json_each(explanation, '$.hits')
                WHERE subject = 'comment' AND subjectID = comment.id
                    AND json_extract(json_each.value, '$.rule') = :rule))
        """
    }

    private func arguments(_ question: QueueQuestion) -> StatementArguments {
        [
            "site": question.site?.rawValue, "page": question.page,
            "quarantined": question.showsQuarantined, "rule": question.rule,
            "text": question.text.map { "%" + escapedForLike($0) + "%" },
        ]
    }

    /// What waits has an index of its own, which stays small while a site grows.
    private func comments(_ state: QueueQuestion.State) -> String {
        switch state {
        case .held, .spam: "comment INDEXED BY waitingComment"
        case .reported, .all: "comment"
        }
    }

    private func stateCondition(_ state: QueueQuestion.State) -> String {
        switch state {
        // The second part is for SQLite, which takes an index only where its condition is said.
        case .held: "state = 'held' AND state <> 'approved'"
        case .spam: "state = 'spam' AND state <> 'approved'"
        case .reported: "0"
        case .all: "state <> 'withdrawn'"
        }
    }

    private func queueOrder(_ order: QueueQuestion.Order) -> (order: String, comparison: String) {
        switch order {
        case .priority:
            (
                "priority DESC, comment.id ASC",
                "(priority < :priority OR (priority = :priority AND comment.id > :id))",
            )
        case .oldest: ("comment.id ASC", "comment.id > :id AND :priority >= 0")
        case .newest: ("comment.id DESC", "comment.id < :id AND :priority >= 0")
        }
    }
}
