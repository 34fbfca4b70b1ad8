package import Comments
import Storage

extension ModerationDesk {
    /// The newest public comments of a page, or of the site where none is named; an unknown page has none.
    package func feed(_ site: SiteName, of page: PageKey?) async throws -> Feed {
        try await store.read { reading in
            guard let page else {
                let newest = try reading.latest(site, limit: Feed.limit)
                return Feed(site: site, page: nil, comments: newest)
            }
            var feed = Feed(site: site, page: page, comments: [])
            guard let thread = try reading.thread(site, page) else { return feed }
            (feed.url, feed.title) = (thread.url, thread.title)
            feed.comments = try reading.latest(in: thread, limit: Feed.limit)
            return feed
        }
    }
}
