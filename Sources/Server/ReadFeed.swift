import Comments
import Desk
import Hummingbird
import Pages

extension Front {
    /// `GET /sites/{site}/feed.atom?page=`: the newest comments of a page, or of the whole site.
    func atomFeed(_ request: Request, _ context: CallContext) async throws -> Response {
        try await feed(request, context, .atom, "feed.atom") { feed, context, address in
            AtomFeed(feed, context: context, address: address).bytes
        }
    }

    /// `GET /sites/{site}/feed.json?page=`: the same as JSON Feed.
    func jsonFeed(_ request: Request, _ context: CallContext) async throws -> Response {
        try await feed(request, context, .jsonFeed, "feed.json") { feed, context, address in
            JSONFeed(feed, context: context, address: address).bytes
        }
    }

    private func feed(
        _ request: Request,
        _ context: CallContext,
        _ kind: AnswerKind,
        _ name: String,
        _ write: @escaping @Sendable (Feed, PageContext, String) -> [UInt8],
    ) async throws -> Response {
        if let known = keptForWords(of: request) { return known }
        let site = try site(context)
        let query = try Query(request)
        let key = try query.optionalPage()
        let place = PageCache.Place(site: site.name, key: key)
        return try await kept(kind, place, name, request) { site in
            let surroundings = pageContext(site)
            let feed = try await desk.feed(site.name, of: key)
            return write(feed, surroundings, surroundings.feedAddress(name, of: key))
        }
    }
}
