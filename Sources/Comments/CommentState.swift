/// Where a comment stands, always the result of its latest decision (DESIGN §1, invariant 4).
package enum CommentState: String, Sendable, CaseIterable {
    /// Public, in the revision that was approved.
    case approved
    /// Waiting for a person.
    case held
    /// Put aside as advertising; purged later.
    case spam
    /// A person declined it, with a reason for the author.
    case rejected
    /// A person hid it; the text is kept and it can be undone (`trash` for WordPress users).
    case deleted
    /// The author took it back; text, name, website and address are gone for good.
    case withdrawn

    /// The state after a verdict or a moderator's choice took effect.
    package init(_ outcome: Outcome) {
        switch outcome {
        case .approve: self = .approved
        case .hold: self = .held
        case .spam: self = .spam
        case .reject: self = .rejected
        }
    }
}

/// What a moderator may do with a comment; WordPress's words are accepted too.
package enum Choice: String, Sendable, CaseIterable {
    case approve
    case hold
    case spam
    case reject
    case delete

    package init?(word: String) {
        switch word {
        case "approve", "approved": self = .approve
        case "hold", "unapprove": self = .hold
        case "spam": self = .spam
        case "reject": self = .reject
        case "delete", "trash": self = .delete
        default: return nil
        }
    }

    package var state: CommentState {
        switch self {
        case .approve: .approved
        case .hold: .held
        case .spam: .spam
        case .reject: .rejected
        case .delete: .deleted
        }
    }
}
