/// How many comments of one site and priority wait for a person.
package struct WaitingCount: Sendable, Equatable {
    package var site: SiteName
    package var priority: Priority
    package var comments: Int
    /// When the oldest of them came.
    package var oldest: Timestamp

    package init(site: SiteName, priority: Priority, comments: Int, oldest: Timestamp) {
        self.site = site
        self.priority = priority
        self.comments = comments
        self.oldest = oldest
    }
}
