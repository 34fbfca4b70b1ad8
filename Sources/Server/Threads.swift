import Comments
import Desk
import Hummingbird

extension Front {
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
        let actor = try await actor(request, context)
        let query = try Query(request)
        let (site, page, limit) = try Query.every(
            { try siteFilter(query, for: actor) },
            { try query.optionalPage() },
            { try query.number("limit", in: 1...1_000, usual: 100) },
        )
        let found = try await desk.threads(
            site: site,
            page: page,
            containing: query.text("q"),
            limit: limit,
            by: actor,
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

    private struct ThreadChange: Decodable {
        var open: Bool?
        var page: String?
    }
    private struct ThreadState: Encodable {
        var id: Int64
        var site: String
        var page: String
        var open: Bool

        init(_ thread: CommentThread) {
            (id, site) = (thread.id.rawValue, thread.site.rawValue)
            (page, open) = (thread.key.text, thread.isOpen)
        }
    }

    /// `PATCH …/threads/{id} {open}` or `{page}`: closes it, opens it, moves it to another page.
    func changeThread(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let id = ThreadID(try number(context, "thread"))
        let change = try ModerationJSON.read(
            ThreadChange.self,
            try await jsonBody(request),
            known: ["open", "page"],
        )
        let thread: CommentThread
        switch (change.open, change.page) {
        case (let open?, nil): thread = try await desk.setOpen(open, thread: id, by: actor)
        case (nil, let page?):
            thread = try await desk.move(id, to: try key(page), by: actor)
        default:
            let message = "Say one of both: open, true or false, or page, where it moves to."
            throw Refusal.invalid([FieldProblem("open", .required, message)])
        }
        return try ModerationJSON.response(ThreadState(thread))
    }

    private func key(_ page: String) throws(Refusal) -> PageKey {
        guard let key = PageKey.canonical(page) else {
            let message = "This takes a page's path of 1 to \(PageKey.limit) characters."
            throw .invalid([FieldProblem("page", .invalid, message)])
        }
        return key
    }
}
