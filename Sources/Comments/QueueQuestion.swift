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
    package var site: SiteName?
    package var page: String?
    package var rule: String?
    package var text: String?
    package var order = Order.priority
    package var limit = 50
    package var after: QueueCursor?
    /// Only seniors see quarantined items.
    package var showsQuarantined = false

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
