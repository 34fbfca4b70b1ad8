package import Comments
import Storage

extension ModerationDesk {
    /// One public comment, only on the page it stands on; held, unknown and elsewhere look alike.
    package func publicComment(
        _ id: CommentID,
        on page: PageKey,
        of site: Site,
    ) async throws
        -> PlacedComment?
    {
        let name = site.name
        return try await store.read { reading in
            guard let thread = try reading.thread(name, page),
                let found = try reading.publicComment(id), found.thread == thread.id
            else { return nil }
            return PlacedComment(
                comment: found.comment,
                key: thread.key,
                url: thread.url,
                title: thread.title,
            )
        }
    }

    /// The newest public comments of a site, across pages.
    package func latest(_ site: SiteName, limit: Int) async throws -> [PlacedComment] {
        try await store.read { try $0.latest(site, limit: limit) }
    }

    /// Public comments by page; a page nobody wrote on counts 0.
    package func counts(_ site: SiteName, _ pages: [PageKey]) async throws -> [PageKey: Int] {
        try await store.read { try $0.counts(site, pages) }
    }

    /// What a cached answer about this page is true for: changes with everything a reader can see.
    package func revision(_ site: SiteName, _ page: PageKey) async throws -> Int64 {
        try await store.read { try $0.thread(site, page)?.revision ?? 0 }
    }
}
