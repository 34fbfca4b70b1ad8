package import Comments
import Storage

extension ModerationDesk {
    /// The cursor of a part in which a comment stands; nil for the first part.
    ///
    /// It begins with the comment's whole branch, or, where more answers than a part holds stand before it there,
    /// with the comment itself. What readers do not see, or see elsewhere, is looked for in the first part, as is
    /// what nobody ever wrote.
    package func part(
        with id: CommentID,
        on page: PageKey,
        of site: SiteName,
        _ question: ThreadQuestion,
    ) async throws -> String? {
        let (order, limit) = (question.order, question.limit)
        return try await store.read { reading in
            guard let thread = try reading.thread(site, page),
                let place = try reading.listedPlace(of: id, in: thread.id),
                try !reading.isWithin(limit, place, in: thread.id, order: order)
            else { return nil }
            let branch = ThreadCursor(before: CommentID(place.root), order)
            let isNear = try reading.isWithin(
                limit,
                place,
                in: thread.id,
                order: order,
                isOfBranch: true,
            )
            let last = isNear ? nil : try reading.listedPlace(before: place, in: thread.id)
            return (last ?? branch).text
        }
    }
}
