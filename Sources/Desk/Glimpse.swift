package import Comments
import Storage

extension ModerationDesk {
    /// A second, weaker link to one's own comment: reading it, for ten minutes, no edit.
    package func grantGlimpse(_ receipt: String) async throws -> String {
        let (now, secret) = (now(), newSecret())
        return try await store.write { transaction in
            let found = try transaction.reading.comment(behind: receipt, kind: .receipt, at: now)
            guard let comment = found else { throw Refusal.notFound("receipt") }
            return try transaction.grant(.glimpse, secret: secret, to: comment.id, at: now)
        }
    }

    /// The comment that such a link shows, on its own page only.
    package func glimpse(
        _ secret: String,
        _ id: CommentID,
        on page: PageKey,
        of site: Site,
    ) async throws -> PlacedComment? {
        let now = now()
        return try await store.read { reading in
            guard let thread = try reading.thread(site.name, page),
                let stored = try reading.comment(behind: secret, kind: .glimpse, at: now),
                stored.id == id, stored.thread == thread.id, stored.state != .withdrawn
            else { return nil }
            var comment = Comment(
                id: id,
                parent: stored.parent,
                depth: stored.depth,
                name: stored.name,
                shape: .published(source: try reading.source(of: id, revision: stored.revision)),
                created: stored.created,
            )
            comment.website = stored.website
            return PlacedComment(
                comment: comment,
                key: thread.key,
                url: thread.url,
                title: thread.title,
            )
        }
    }
}
