/// A page that comments were written on, and the number that rises with everything its readers see.
package struct PageRevision: Sendable, Equatable {
    /// Pages in one answer.
    package static let limit = 1_000

    package var thread: ThreadID
    package var site: SiteName
    package var key: PageKey
    package var revision: Int64
    /// Public comments.
    package var count: Int

    package init(thread: ThreadID, site: SiteName, key: PageKey, revision: Int64, count: Int) {
        self.thread = thread
        self.site = site
        self.key = key
        self.revision = revision
        self.count = count
    }
}
