/// The newest public comments of a page or of a whole site, for feed readers.
package struct Feed: Sendable, Equatable {
    /// Comments in one feed; readers keep what they have seen.
    package static let limit = 50

    package var site: SiteName
    /// Nil for the whole site.
    package var page: PageKey?
    /// The page's own address and title, where they are known.
    package var url: String?
    package var title: String?
    /// The newest first.
    package var comments: [PlacedComment]

    package init(site: SiteName, page: PageKey?, comments: [PlacedComment]) {
        self.site = site
        self.page = page
        url = nil
        title = nil
        self.comments = comments
    }

    /// When something of it changed last; the beginning of time where there is nothing.
    package var updated: Timestamp {
        comments.map { $0.comment.edited ?? $0.comment.created }.max() ?? Timestamp(rawValue: 0)
    }
}
