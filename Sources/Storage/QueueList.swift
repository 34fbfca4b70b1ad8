import Comments
import GRDB

/// The SQL of one list of comments: only what was asked for stands in it, so that no row is looked at in vain.
struct QueueList {
    private let question: QueueQuestion
    /// Only comments of this priority; nil for all.
    private let priority: Priority?

    init(_ question: QueueQuestion, priority: Priority? = nil) {
        self.question = question
        self.priority = priority
    }

    /// The lists that together hold what is asked for, each in its order.
    static func lists(for question: QueueQuestion) -> [QueueList] {
        guard question.order != .priority, question.state.isWaiting else {
            return [QueueList(question)]
        }
        return Priority.allCases.map { QueueList(question, priority: $0) }
    }

    var selection: String {
        """
        SELECT \(SummedTable.comment.selection) FROM \(tables)
        WHERE \((conditions + [comparison].compactMap(\.self)).joined(separator: " AND "))
        ORDER BY \(order) LIMIT \(question.limit)
        """
    }

    /// All of them, from the first part on.
    var count: String {
        "SELECT count(*) FROM \(tables) WHERE \(conditions.joined(separator: " AND "))"
    }

    var arguments: StatementArguments {
        let all: [String: (any DatabaseValueConvertible)?] = [
            "site": question.site?.rawValue, "page": question.page, "rule": question.rule,
            "tag": question.tag, "since": question.written?.since.rawValue,
            "until": question.written?.until.rawValue, "sites": question.reach?.json,
            "priority": question.after?.priority, "id": question.after?.id,
        ]
        var given = all.compactMapValues(\.self)
        for (number, term) in terms.enumerated() {
            given["term\(number)"] = "%" + escapedForLike(term) + "%"
        }
        return StatementArguments(given)
    }

    /// What waits has an index of its own, which stays small while a site grows.
    private var tables: String {
        let comments = question.state.isWaiting ? "comment INDEXED BY waitingComment" : "comment"
        let isPlaced =
            question.site != nil || question.page != nil || question.reach != nil
        return isPlaced ? comments + " LEFT JOIN thread ON thread.id = comment.thread" : comments
    }

    private var conditions: [String] {
        var conditions = [state]
        if let priority { conditions.append("priority = \(priority.rawValue)") }
        if !question.showsQuarantined { conditions.append("NOT quarantined") }
        // A comment whose thread is lost is in every list, to be named there.
        if question.site != nil { conditions.append("coalesce(thread.site, :site) = :site") }
        if question.reach != nil {
            conditions.append("(thread.site IS NULL OR \(isOfSites("thread.site")))")
        }
        if question.page != nil { conditions.append("coalesce(thread.key, :page) = :page") }
        if question.tag != nil {
            conditions.append("instr(' ' || tags || ' ', ' ' || :tag || ' ') > 0")
        }
        if question.written != nil {
            conditions.append("comment.created >= :since AND comment.created < :until")
        }
        if let history { conditions.append(history) }
        if question.rule != nil { conditions.append(rule) }
        conditions += terms.indices.map(term)
        return conditions
    }

    private var state: String {
        switch question.state {
        // The second part is for SQLite, which takes an index only where its condition is said.
        case .held: "state = 'held' AND state <> 'approved'"
        case .spam: "state = 'spam' AND state <> 'approved'"
        case .reported: "0"
        case .all: "state <> 'withdrawn'"
        }
    }

    private var terms: [String] { question.text.map(SearchTerms.of) ?? [] }

    /// In the name or in the newest text.
    private func term(_ number: Int) -> String {
        """
        (name LIKE :term\(number) ESCAPE '\\' OR EXISTS (
            SELECT 1 FROM commentRevision WHERE commentRevision.comment = comment.id
                AND number = comment.revision AND source LIKE :term\(number) ESCAPE '\\'))
        """
    }

    private var rule: String {
        """
        EXISTS (SELECT 1 FROM logEntry JOIN logSide ON entry = logEntry.id,
                json_each(explanation, '$.hits')
            WHERE subject = 'comment' AND subjectID = comment.id
                AND json_extract(json_each.value, '$.rule') = :rule)
        """
    }

    /// Earlier comments of the same proven author, else of the same typed address.
    private var history: String? {
        func has(_ states: String) -> String {
            """
            (EXISTS (SELECT 1 FROM comment AS other INDEXED BY commentByAuthor
                    WHERE other.provenAuthor = comment.provenAuthor
                        AND other.id < comment.id AND other.state IN (\(states)))
                OR comment.provenAuthor IS NULL AND EXISTS (
                    SELECT 1 FROM comment AS other INDEXED BY commentByAddress
                    WHERE other.typedAuthor = comment.typedAuthor
                        AND other.id < comment.id AND other.state IN (\(states))))
            """
        }
        let (approved, declined) = (has("'approved'"), has("'rejected', 'spam'"))
        return switch question.history {
        case nil: nil
        case .new: "NOT \(approved)"
        case .returning: approved
        case .declined: "NOT \(approved) AND \(declined)"
        }
    }

    private var order: String {
        switch question.order {
        case .priority: "priority DESC, comment.id ASC"
        case .oldest: "comment.id ASC"
        case .newest: "comment.id DESC"
        }
    }

    /// After the last item given.
    private var comparison: String? {
        guard question.after != nil else { return nil }
        return switch question.order {
        case .priority: "(priority < :priority OR (priority = :priority AND comment.id > :id))"
        case .oldest: "comment.id > :id"
        case .newest: "comment.id < :id"
        }
    }
}

extension QueueQuestion.State {
    fileprivate var isWaiting: Bool { self == .held || self == .spam }
}
