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
        let found = try await desk.threads(
            site: try siteFilter(query, for: actor),
            containing: query.text("q"),
            limit: try query.number("limit", in: 1...1_000, usual: 100),
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
        let change = try ModerationJSON.read(
            ThreadChange.self,
            try await jsonBody(request),
            known: ["open"],
        )
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
}
