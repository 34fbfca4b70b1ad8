package import Comments
import GRDB

extension Reading {
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
        let isShort = facts.length < question.minimum
        guard !isShort || question.scope == .author else { return .known(0) }
        var (condition, value): (String, any DatabaseValueConvertible)
        switch question.scope {
        case .author:
            guard let provenAuthor else { return .unknown }
            (condition, value) = ("provenAuthor = ?", provenAuthor)
        case .page:
            guard let thread else { return .known(0) }
            (condition, value) = ("thread = ?", thread.rawValue)
        case .site:
            // Asked of each text that is compared: a list of all pages of the site takes longer than they do.
            condition = "(SELECT site FROM thread WHERE thread.id = comment.thread) = ?"
            value = site.rawValue
        }
        // A number of ours, so it may stand in the text of the query.
        if let edited { condition += " AND id <> \(edited.rawValue)" }
        let scope = TextScope(question: question, condition: condition, value: value)
        let window = RateRecords.window(question.window, before: now)
        let equal = try equalTexts(facts, scope, window)
        if isShort || question.distance == 0 { return .known(equal.count) }
        // One that is edited is no repeat of itself, and memory does not know whose text is whose.
        let memory = question.scope == .site && edited == nil ? newestTexts : nil
        let near =
            try memory?.near(facts, question, on: site, window) { try newestInFile(scope, $0) }
            ?? NearTexts(facts, question, window, among: newestInFile(scope, window))
        return .known(near.count + equal.count { !near.counts($0, facts, question) })
    }

    /// The newest texts of some time that are long enough, the oldest of them first; one more than are compared shows
    /// that there are older ones.
    ///
    /// Every column stands in the index, so that no comment itself is read.
    private func newestInFile(
        _ scope: TextScope,
        _ times: ClosedRange<Int64>,
    ) throws -> [ComparedText] {
        try texts(
            """
            SELECT created, similarText FROM comment INDEXED BY \(scope.index)
            WHERE created BETWEEN ? AND ? AND textLength >= ? AND \(scope.condition)
            ORDER BY created DESC LIMIT \(ComparedText.most + 1)
            """,
            [times.lowerBound, times.upperBound, scope.question.minimum, scope.value],
        ).reversed()
    }

    /// Texts that are letter for letter the same, the newest of the window.
    private func equalTexts(
        _ facts: TextFacts,
        _ scope: TextScope,
        _ window: ClosedRange<Int64>,
    ) throws -> [ComparedText] {
        try texts(
            """
            SELECT created, similarText FROM comment INDEXED BY \(scope.indexOfEqual)
            WHERE exactText = ? AND created BETWEEN ? AND ? AND \(scope.condition)
            ORDER BY created DESC LIMIT \(ComparedText.most)
            """,
            [facts.exact, window.lowerBound, window.upperBound, scope.value],
        )
    }

    private func texts(
        _ sql: String,
        _ values: [any DatabaseValueConvertible],
    ) throws -> [ComparedText] {
        try database.all(sql, values) { row in
            ComparedText(created: try row.integer(0), similar: try row.integer(1))
        }
    }
}

/// Whose texts are compared with.
private struct TextScope {
    let question: DuplicateQuestion
    let condition: String
    let value: any DatabaseValueConvertible

    var index: String {
        switch question.scope {
        case .author: "commentByAuthor"
        case .page: "commentByThread"
        case .site: "commentByTime"
        }
    }

    /// An author's own comments are few; those of one text may be many, of all authors.
    var indexOfEqual: String { question.scope == .author ? index : "commentByText" }
}

/// What a stored text is compared by.
struct ComparedText: Sendable {
    /// Milliseconds since 1970.
    let created: Int64
    /// Its SimHash.
    let similar: Int64

    /// Newest texts that one submission is compared with; older repeats are found by their exact hash only.
    static let most = 2_000
}

/// What a look at the newest texts came to.
struct NearTexts: Equatable {
    /// Those whose SimHash is within the distance.
    private(set) var count = 0
    /// Older ones were not looked at.
    private(set) var since: Int64
    private(set) var looked = 0

    /// - Parameter texts: The oldest first.
    init(
        _ facts: TextFacts,
        _ question: DuplicateQuestion,
        _ window: ClosedRange<Int64>,
        among texts: [ComparedText],
    ) {
        since = window.upperBound
        var index = texts.count
        while index > 0, looked < ComparedText.most {
            index -= 1
            let text = texts[index]
            if text.created > window.upperBound { continue }
            if text.created < window.lowerBound { break }
            looked += 1
            since = text.created
            if facts.isNear(text, question) { count += 1 }
        }
        if looked < ComparedText.most { since = window.lowerBound }
    }

    /// The text is one of those that were counted.
    func counts(_ text: ComparedText, _ facts: TextFacts, _ question: DuplicateQuestion) -> Bool {
        text.created >= since && facts.isNear(text, question)
    }
}

extension TextFacts {
    /// Their SimHashes differ in no more bits than the rule allows.
    fileprivate func isNear(_ text: ComparedText, _ question: DuplicateQuestion) -> Bool {
        (UInt64(bitPattern: text.similar) ^ similar).nonzeroBitCount <= question.distance
    }
}
