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
        question.site = try siteFilter(query)
        question.page = query.text("page") == nil ? nil : try query.page().text
        question.rule = query.text("rule")
        question.text = query.text("q")
        let part = try await desk.queue(question, cursor: query.text("cursor"), by: actor)
        return try ModerationJSON.response(QueueJSON(part))
    }

    /// `GET …/comments/{id}`.
    func show(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let id = CommentID(try number(context, "comment"))
        let story = try await desk.show(id, to: actor)
        let bytes = ModerationJSON.adding(
            "explanation",
            story.explanation,
            to: try ModerationJSON.bytes(StoryJSON(story)),
        )
        return Response(.privateJSON, bytes)
    }

    private struct TextToExplain: Decodable {
        var text: String
        var name: String?
        var `as`: String?
        var policy: String?
        var site: String?
    }
    private struct Explained: Encodable {
        var outcome: String
        var why: [String]
    }

    /// `POST …/explain`: a text that was never posted.
    func explain(_ request: Request, _ context: CallContext) async throws -> Response {
        _ = try await actor(request, context)
        let asked = try ModerationJSON.read(TextToExplain.self, try await jsonBody(request))
        guard asked.text.unicodeScalars.count <= Submission.bodyLimit else {
            throw Refusal.invalid([
                FieldProblem("text", .tooLong, "The most is \(Submission.bodyLimit) characters.")
            ])
        }
        var question = TextQuestion(text: CleanedText(asked.text).text)
        question.name = asked.name ?? question.name
        question.policy = asked.policy
        if let word = asked.as {
            guard let role = TextQuestion.Role(rawValue: word) else {
                let words = TextQuestion.Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw Refusal.invalid([
                    FieldProblem("as", .invalid, "This takes one of: \(words).")
                ])
            }
            question.role = role
        }
        guard let site = asked.site.map({ sites.site($0) }) ?? sites.usual else {
            throw Refusal.notFound("site")
        }
        let verdict = try desk.explain(question, for: site)
        let answer = Explained(outcome: verdict.outcome.name, why: verdict.why)
        let bytes = ModerationJSON.adding(
            "verdict",
            verdict.explanation,
            to: try ModerationJSON.bytes(answer),
        )
        return Response(.privateJSON, bytes)
    }

    private struct ThreadList: Encodable {
        struct Item: Encodable {
            var id: Int64
            var site: String
            var page: String
            var url: String?
            var title: String?
            var open: Bool
            var count: Int
            var waiting: Int
            var newest: String?
        }
        var threads: [Item]
    }

    /// `GET …/threads`.
    func threads(_ request: Request, _ context: CallContext) async throws -> Response {
        _ = try await actor(request, context)
        let query = try Query(request)
        let found = try await desk.threads(
            site: try siteFilter(query),
            containing: query.text("q"),
            limit: try query.number("limit", in: 1...1_000, usual: 100),
        )
        let items = found.map { summary in
            ThreadList.Item(
                id: summary.thread.id.rawValue,
                site: summary.thread.site.rawValue,
                page: summary.thread.key.text,
                url: summary.thread.url,
                title: summary.thread.title,
                open: summary.thread.isOpen,
                count: summary.thread.count,
                waiting: summary.waiting,
                newest: summary.newest?.rfc3339,
            )
        }
        return try ModerationJSON.response(ThreadList(threads: items))
    }

    private struct ThreadChange: Decodable { var open: Bool }
    private struct ThreadState: Encodable {
        var id: Int64
        var site: String
        var page: String
        var open: Bool
    }

    /// `PATCH …/threads/{id} {open}`.
    func changeThread(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let id = ThreadID(try number(context, "thread"))
        let change = try ModerationJSON.read(ThreadChange.self, try await jsonBody(request))
        let thread = try await desk.setOpen(change.open, thread: id, by: actor)
        return try ModerationJSON.response(
            ThreadState(
                id: id.rawValue,
                site: thread.site.rawValue,
                page: thread.key.text,
                open: thread.isOpen,
            )
        )
    }

    /// The number in a path, or 404: a word is no more to be found than an unknown number.
    func number(_ context: CallContext, _ what: String) throws(Refusal) -> Int64 {
        guard let number = context.parameters.get("id").flatMap({ Int64($0) }), number > 0 else {
            throw .notFound(what)
        }
        return number
    }

    private func siteFilter(_ query: Query) throws(Refusal) -> SiteName? {
        guard let name = query.text("site") else { return nil }
        guard let site = sites.site(name) else {
            let names = sites.all.map(\.name.rawValue).joined(separator: ", ")
            throw .invalid([
                FieldProblem("site", .unknown, "There is no such site; there are: \(names).")
            ])
        }
        return site.name
    }
}
