/// One comment with all that its moderator needs to decide.
package struct QueueItem: Sendable {
    package var comment: StoredComment
    package var site: SiteName
    package var key: PageKey
    package var pageTitle: String?
    package var source: String
    /// Of the proven author, or of the typed address: counts only.
    package var history: AuthorCounts
    /// Sentences of the newest verdict or decision.
    package var why: [String]
    package var rules: [String]
    /// Readers' reports that no decision answered yet.
    package var reports: [ReportCount]

    package init(
        comment: StoredComment,
        site: SiteName,
        key: PageKey,
        pageTitle: String?,
        source: String,
        history: AuthorCounts,
        why: [String],
        rules: [String],
        reports: [ReportCount] = [],
    ) {
        self.comment = comment
        self.site = site
        self.key = key
        self.pageTitle = pageTitle
        self.source = source
        self.history = history
        self.why = why
        self.rules = rules
        self.reports = reports
    }
}

/// How many comments of one author stand where; shown to moderators, never to readers.
package struct AuthorCounts: Sendable, Equatable {
    package var approved = 0
    package var held = 0
    package var rejected = 0
    package var spam = 0

    package init() {}
}
