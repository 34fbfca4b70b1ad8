/// A moderator's word that whoever wrote a comment is read before they are published, for a time.
///
/// It turns approve into hold and nothing else, and no reader learns of it (SETTLED 8).
package struct Ban: Sendable, Equatable {
    package var id: Int64
    /// The comment whose author is meant.
    package var comment: CommentID
    package var site: SiteName
    package var page: PageKey
    /// As it stands at the comment; empty where its author took it back.
    package var name: String
    /// By the key that they kept; else by the address that they typed.
    package var isByKey: Bool
    /// From this moment on it has no effect.
    package var until: Timestamp
    /// In the log.
    package var entry: LogEntryID
    package var since: Timestamp
    /// The moderator's name.
    package var by: String
    /// Nil once it was erased.
    package var reason: String?

    /// Seconds from now that a ban may last: an hour to ten years.
    package static let lasting = 3_600...315_576_000
    /// Bans in one list.
    package static let listed = 1_000

    package init(
        id: Int64,
        comment: CommentID,
        site: SiteName,
        page: PageKey,
        name: String,
        isByKey: Bool,
        until: Timestamp,
        entry: LogEntryID,
        since: Timestamp,
        by: String,
        reason: String?,
    ) {
        self.id = id
        self.comment = comment
        self.site = site
        self.page = page
        self.name = name
        self.isByKey = isByKey
        self.until = until
        self.entry = entry
        self.since = since
        self.by = by
        self.reason = reason
    }
}
