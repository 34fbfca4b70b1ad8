/// What a moderator asks of the log; the newest entries come first.
package struct LogQuestion: Sendable {
    /// The name of a person, or of a policy.
    package var actor: String?
    /// One word: `approve`, `undo`; `set` finds `set default` too.
    package var act: String?
    package var subject: LogEntry.Subject?
    /// The subject's number: a comment's, where no subject is named.
    package var id: Int64?
    package var since: Timestamp?
    /// This moment is left out.
    package var until: Timestamp?
    package var limit = 50
    package var after: LogCursor?
    /// Only seniors see entries about quarantined comments.
    package var showsQuarantined = false
    /// Only what concerns these sites; nil for all.
    package var reach: Set<SiteName>?

    /// Entries in one part.
    package static let mostEntries = 200

    package init() {}
}

/// The last entry looked at.
package struct LogCursor: Sendable, Equatable {
    package var at: Timestamp
    package var id: Int64

    package init(at: Timestamp, id: Int64) {
        self.at = at
        self.id = id
    }
}
