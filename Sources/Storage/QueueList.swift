import Comments
import GRDB

/// The SQL of one list of comments: only what was asked for stands in it, so that no row is looked at in vain.
struct QueueList {
    private let question: QueueQuestion
    /// Only comments of this priority; nil for all.
    private let priority: Priority?
    /// Comments that have the words looked for, where that is known; nil to look into the texts.
    private let found: [Int64]?

    init(_ question: QueueQuestion, found: [Int64]?, priority: Priority? = nil) {
        (self.question, self.found, self.priority) = (question, found, priority)
    }

    /// The lists that together hold what is asked for, each in its order.
    static func lists(for question: QueueQuestion, found: [Int64]?) -> [QueueList] {
        guard question.order != .priority, question.state.isWaiting else {
            return [QueueList(question, found: found)]
        }
        return Priority.allCases.map { QueueList(question, found: found, priority: $0) }
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
        for (number, spellings) in terms.enumerated() {
            for (way, spelling) in spellings.enumerated() {
                given["term\(number)x\(way)"] = "%" + escapedForLike(spelling) + "%"
            }
        }
        given["has"] = question.scripts.flatMap { QueueList.pattern($0.has) }
        given["lacks"] = question.scripts.flatMap { QueueList.pattern($0.lacks) }
        given["found"] = found.map { "[" + $0.map(String.init).joined(separator: ",") + "]" }
        return StatementArguments(given)
    }

    /// Numbers and priorities of a whole list that waits, the most urgent first, whatever words they have.
    var walk: String {
        """
        SELECT comment.id, priority FROM \(placed("comment INDEXED BY waitingComment"))
        WHERE \(narrowing.joined(separator: " AND ")) ORDER BY priority DESC, comment.id ASC
        """
    }

    /// What waits has an index of its own, which stays small while a site grows.
    private var tables: String {
        switch question.state {
        case .reported:
            placed("\(QueueList.reported) CROSS JOIN comment ON comment.id = reported")
        case .held where found == nil, .spam where found == nil:
            placed("comment INDEXED BY waitingComment")
        case .held, .spam:
            placed(
                """
                (SELECT value AS number FROM json_each(:found)) AS found
                CROSS JOIN comment ON comment.id = found.number
                """
            )
        case .all: placed("comment")
        }
    }

    private func placed(_ comments: String) -> String {
        let isPlaced =
            question.site != nil || question.page != nil || question.reach != nil
        return isPlaced ? comments + " LEFT JOIN thread ON thread.id = comment.thread" : comments
    }

    private var conditions: [String] { narrowing + terms.indices.map(term) }

    /// All but the words.
    private var narrowing: [String] {
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
        conditions += scripts
        if let history { conditions.append(history) }
        if question.rule != nil { conditions.append(rule) }
        return conditions
    }

    /// Comments with open reports.
    static let reported = """
        (SELECT comment AS reported, max(reason = 'worried') AS isUrgent
            FROM report INDEXED BY reportBySettling WHERE settledBy IS NULL GROUP BY comment
        ) AS openReport
        """

    /// A comment that somebody is worried about stands above what its text alone came to.
    private var urgency: String {
        question.state == .reported
            ? "max(priority, \(Priority.urgent.rawValue) * isUrgent)" : "priority"
    }

    private var state: String {
        switch question.state {
        // The second part is for SQLite, which takes an index only where its condition is said.
        case .held: "state = 'held' AND state <> 'approved'"
        case .spam: "state = 'spam' AND state <> 'approved'"
        case .reported, .all: "state <> 'withdrawn'"
        }
    }

    private var terms: [[String]] { found == nil ? question.terms : [] }

    /// In the name or in the newest text.
    private func term(_ number: Int) -> String {
        func has(_ column: String) -> String {
            terms[number].indices.map { "\(column) LIKE :term\(number)x\($0) ESCAPE '\\'" }
                .joined(separator: " OR ")
        }
        return """
            (\(has("name")) OR EXISTS (
                SELECT 1 FROM commentRevision WHERE commentRevision.comment = comment.id
                    AND number = comment.revision AND (\(has("source")))))
            """
    }

    /// Of the newest text.
    private var scripts: [String] {
        func isTrue(_ comparison: String) -> String {
            """
            EXISTS (SELECT 1 FROM commentRevision WHERE commentRevision.comment = comment.id
                AND number = comment.revision AND source \(comparison))
            """
        }
        guard let scripts = question.scripts else { return [] }
        return (scripts.has.isEmpty ? [] : [isTrue("GLOB :has")])
            + (scripts.lacks.isEmpty ? [] : [isTrue("NOT GLOB :lacks")])
    }

    /// One letter of some scripts, wherever it stands.
    private static func pattern(_ scripts: [Script]) -> String? {
        guard !scripts.isEmpty else { return nil }
        let ranges = scripts.flatMap(\.blocks).compactMap { block -> String? in
            guard let first = Unicode.Scalar(block.lowerBound),
                let last = Unicode.Scalar(block.upperBound)
            else { return nil }
            return "\(first)-\(last)"
        }
        return "*[" + ranges.joined() + "]*"
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
        case .priority: "\(urgency) DESC, comment.id ASC"
        case .oldest: "comment.id ASC"
        case .newest: "comment.id DESC"
        }
    }

    /// After the last item given.
    private var comparison: String? {
        guard question.after != nil else { return nil }
        return switch question.order {
        case .priority: "(\(urgency) < :priority OR (\(urgency) = :priority AND comment.id > :id))"
        case .oldest: "comment.id > :id"
        case .newest: "comment.id < :id"
        }
    }
}

extension QueueQuestion {
    /// What is looked for, each term in its spellings.
    var terms: [[String]] { (text.map(SearchTerms.of) ?? []).map(SearchTerms.spellings) }
}

extension QueueQuestion.State {
    fileprivate var isWaiting: Bool { self == .held || self == .spam }
}
