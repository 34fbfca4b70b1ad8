import Comments
import Desk
import Hummingbird

extension Front {
    private struct PageList: Encodable {
        struct Page: Encodable {
            var thread: Int64
            var site: String
            var page: String
            var revision: Int64
            var count: Int
        }
        var pages: [Page]
        var next: Int64?
    }

    /// `GET …/pages?site=&after=`: every page that comments were written on, for copies of them.
    func pages(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let query = try Query(request)
        let (site, after) = try Query.every(
            { try siteFilter(query, for: actor) },
            { try query.number("after", in: 0...Int.max, usual: 0) },
        )
        let found = try await desk.pages(
            site: site,
            after: ThreadID(Int64(after)),
            by: actor,
        )
        let pages = found.map { page in
            PageList.Page(
                thread: page.thread.rawValue,
                site: page.site.rawValue,
                page: page.key.text,
                revision: page.revision,
                count: page.count,
            )
        }
        let isWhole = pages.count < PageRevision.limit
        let next = isWhole ? nil : pages.last?.thread
        return try ModerationJSON.response(PageList(pages: pages, next: next))
    }
}
