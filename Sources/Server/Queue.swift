import Comments
import Desk
import Hummingbird

extension Front {
    /// `GET …/queue`.
    func queue(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let query = try Query(request)
        var question = QueueQuestion()
        question.state = try query.choice(
            "state",
            of: ["held", "spam", "reported", "all"],
            usual: .held,
        )
        question.order = try query.choice(
            "sort",
            of: ["priority", "oldest", "newest"],
            usual: .priority,
        )
        question.limit = try query.number("limit", in: 1...Limits.pageOfQueue, usual: 50)
        question.site = try siteFilter(query, for: actor)
        question.page = query.text("page") == nil ? nil : try query.page().text
        question.rule = query.text("rule")
        question.text = query.text("q")
        question.tag = query.text("tag")
        question.language = query.text("language")
        question.history = try query.word("history", as: QueueQuestion.AuthorHistory.self)
        let since = try query.moment("since", now: desk.now())
        let until = try query.moment("until", now: desk.now())
        if since != nil || until != nil {
            question.written = Period(
                since: since ?? Timestamp(rawValue: .min),
                until: until ?? Timestamp(rawValue: .max),
            )
        }
        let part = try await desk.queue(question, cursor: query.text("cursor"), by: actor)
        return try ModerationJSON.response(QueueJSON(part))
    }
}
