/// What other people's acts did since an entry of the log.
struct WireChanges: Decodable, Sendable, Equatable {
    /// One act on one comment.
    struct Change: Decodable, Sendable, Equatable {
        var entry: Int64
        var at: String
        var id: Int64
        var act: String
        var actor: String
        /// `moderator`, `policy` or `author`.
        var actorKind: String
        var from: String?
        var to: String?
    }
    /// Absent where only the newest entry was asked for.
    var changes: [Change]?
    var last: Int64
}

/// One decision as `POST decisions` takes it.
struct ReviewDecision: Encodable, Hashable, Sendable {
    /// The comment and the version that was seen.
    struct Item: Encodable, Hashable, Sendable {
        var id: Int64
        var version: Int64
    }
    var items: [Item]
    var outcome: String
    var reason: String?
    var note: String?
    var force: Bool?

    init(
        _ choice: ReviewChoice,
        on id: Int64,
        version: Int64,
        reason: String? = nil,
        note: String? = nil,
        isForced: Bool = false,
    ) {
        items = [Item(id: id, version: version)]
        outcome = choice.rawValue
        (self.reason, self.note) = (reason, note)
        force = isForced ? true : nil
    }

    var id: Int64 { items[0].id }
    var version: Int64 { items[0].version }
    var choice: ReviewChoice { ReviewChoice(rawValue: outcome) ?? .hold }
}

/// A moderator's change of a text, as `PATCH comments/{id}` takes it.
struct ReviewEdit: Encodable, Hashable, Sendable {
    var id: Int64
    var body: String
    var reason: String?
    var version: Int64

    private enum CodingKeys: CodingKey {
        case body
        case reason
        case version
    }
}

/// What one key decides.
enum ReviewChoice: String, Hashable, Sendable {
    case approve
    case hold
    case spam
    case reject

    /// The state it leads to.
    var state: String {
        switch self {
        case .approve: "approved"
        case .hold: "held"
        case .spam: "spam"
        case .reject: "rejected"
        }
    }

    /// What is said while the answer is awaited.
    func doing(_ id: Int64) -> String {
        switch self {
        case .approve: "Approving #\(id) …"
        case .hold: "Holding #\(id) …"
        case .spam: "Marking #\(id) as spam …"
        case .reject: "Rejecting #\(id) …"
        }
    }

    /// As in "was not approved".
    var done: String {
        switch self {
        case .approve: "approved"
        case .hold: "held"
        case .spam: "marked as spam"
        case .reject: "rejected"
        }
    }

    /// What is said when it is done.
    func sentence(_ id: Int64) -> String {
        switch self {
        case .approve: "Approved #\(id): readers see it now."
        case .hold: "Held #\(id): readers do not see it."
        case .spam: "Marked #\(id) as spam: readers do not see it."
        case .reject: "Rejected #\(id): the author is told."
        }
    }
}
