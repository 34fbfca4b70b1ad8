import Comments
import Desk
import Hummingbird

extension Front {
    /// `GET …/queue`.
    func queue(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let query = try Query(request)
        var question = QueueQuestion()
        question.rule = query.text("rule")
        question.text = query.text("q")
        question.tag = query.text("tag")
        question.language = query.text("language")
        let (cursor, now) = (query.text("cursor"), desk.now())
        let states = ["held", "spam", "reported", "all"]
        let most = Limits.pageOfQueue
        let orders = ["priority", "oldest", "newest"]
        try Query.every(
            { question.state = try query.choice("state", of: states, usual: .held) },
            { question.order = try query.choice("sort", of: orders, usual: .priority) },
            { question.limit = try query.number("limit", in: 1...most, usual: 50) },
            { question.site = try siteFilter(query, for: actor) },
            { question.page = try query.optionalPage()?.text },
            { question.history = try query.word("history", as: QueueQuestion.AuthorHistory.self) },
            { question.written = try query.period(now: now) },
            { try question.checkLanguage() },
            { try QueueQuestion.check(cursor: cursor) },
        )
        let part = try await desk.queue(question, cursor: cursor, by: actor)
        return try ModerationJSON.response(QueueJSON(part))
    }
}

extension Query {
    /// From `since`, to `until`; nil where neither is given.
    fileprivate func period(now: Timestamp) throws -> Period? {
        let (since, until) = try Query.every(
            { try moment("since", now: now) },
            { try moment("until", now: now) },
        )
        guard since != nil || until != nil else { return nil }
        return Period(
            since: since ?? Timestamp(rawValue: .min),
            until: until ?? Timestamp(rawValue: .max),
        )
    }
}
