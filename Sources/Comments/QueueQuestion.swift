/// What a moderator asks to see.
package struct QueueQuestion: Sendable {
    package enum State: String, Sendable {
        case held
        case spam
        case reported
        case all
    }
    package enum Order: String, Sendable {
        case priority
        case oldest
        case newest
    }
    package var state = State.held
    /// What became of earlier comments by the same proven author or typed address.
    package enum AuthorHistory: String, Sendable, CaseIterable {
        /// None was ever approved.
        case new
        /// One was approved at least.
        case returning
        /// None was approved, and one rejected or spam at least.
        case declined
    }
    package var site: SiteName?
    package var page: String?
    package var rule: String?
    package var text: String?
    /// A tag that rules gave.
    package var tag: String?
    /// Only texts that may be in this language, by ISO 639-1: the desk knows its scripts.
    package var language: String?
    package var scripts: ScriptFilter?
    /// Of the author's earlier comments.
    package var history: AuthorHistory?
    /// Only what was written in this time.
    package var written: Period?
    package var order = Order.priority
    package var limit = 50
    package var after: QueueCursor?
    /// Only seniors see quarantined items.
    package var showsQuarantined = false
    /// Only items of these sites, whatever `site` asks for; nil for all.
    package var reach: Set<SiteName>?

    package init() {}
}

/// The last item given.
package struct QueueCursor: Sendable, Equatable {
    package var priority: Int
    package var id: Int64

    package init(priority: Int, id: Int64) {
        self.priority = priority
        self.id = id
    }
}
