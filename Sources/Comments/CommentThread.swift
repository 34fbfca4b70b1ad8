/// The conversation under one page.
package struct CommentThread: Sendable, Equatable {
    package var id: ThreadID
    package var site: SiteName
    package var key: PageKey
    /// Where the page is, once an allowed origin said so.
    package var url: String?
    package var title: String?
    package var isOpen: Bool
    /// Rises with every change a reader can see; rendered bytes are kept by it.
    package var revision: Int64
    /// Public comments.
    package var count: Int

    package init(
        id: ThreadID,
        site: SiteName,
        key: PageKey,
        url: String?,
        title: String?,
        isOpen: Bool,
        revision: Int64,
        count: Int,
    ) {
        self.id = id
        self.site = site
        self.key = key
        self.url = url
        self.title = title
        self.isOpen = isOpen
        self.revision = revision
        self.count = count
    }
}
