/// Why something asked of us was not done: one vocabulary, one place that turns it into an answer.
package enum Refusal: Error, Sendable, Equatable {
    /// The request cannot be read at all; the sentence says where.
    case malformed(String)
    /// Fields are missing or wrong: every one of them.
    case invalid([FieldProblem])
    /// The policy or a moderator's rule says no; the author is told what to change.
    case rejected(ReaderAnswer)
    /// Not sent yet: its author asked to be told first what they may mend.
    case secondLook(SecondLook)
    /// The request came from a page that is not the site's.
    case wrongOrigin
    /// The thread takes no more comments.
    case closed
    /// The parent is unknown, not public, or on another page: these look alike on purpose.
    case noSuchParent
    /// The same text by the same name is there already.
    case duplicate
    case tooMany(retryAfter: Int)
    /// The queue of writes is full; nothing was done.
    case busy(retryAfter: Int)
    /// The disk is full; nothing was done.
    case noRoom(retryAfter: Int)
    /// A sync failed: it may or may not be stored. Send again with the same idempotency key.
    case outcomeUnknown
    /// What is stored is not what was written: named, and never served.
    case damaged(String)
    /// The same idempotency key came with another body.
    case keyReused
    case notFound(String)
    case unauthorised
    case forbidden(String)
    case conflict(String)
    /// Another moderator is reading this comment just now.
    case leased(Lease)
    case methodNotAllowed(allow: String)
    case bodyTooLarge(limit: Int)
    case unsupportedMediaType(String)
    case gone(String)
}

/// One field that is wrong, for programs (`code`) and for people (`message`).
package struct FieldProblem: Sendable, Equatable {
    package enum Code: String, Sendable {
        case required
        case tooLong = "too_long"
        case invalid
        case unknown
        case repeated
        case wrongType = "wrong_type"
    }
    package var field: String
    package var code: Code
    /// A sentence that a reader understands and that says the way out.
    package var message: String

    package init(_ field: String, _ code: Code, _ message: String) {
        self.field = field
        self.code = code
        self.message = message
    }
}

/// What a reader is told beside the bare status: a message and places that help.
package struct ReaderAnswer: Sendable, Equatable {
    package var message: String?
    package var resources: [HelpLine]

    package init(message: String? = nil, resources: [HelpLine] = []) {
        self.message = message
        self.resources = resources
    }
}

/// A place that helps, from `Policies/resources/`, with the day somebody last checked it.
package struct HelpLine: Sendable, Equatable {
    package var name: String
    /// How to reach it, in words: `Call or text 988`.
    package var contact: String
    package var url: String?
    /// ISO 3166 code, or `*` for everywhere.
    package var country: String
    package var hours: String?
    /// `2026-11-01`.
    package var checked: String

    package init(
        name: String,
        contact: String,
        url: String?,
        country: String,
        hours: String?,
        checked: String,
    ) {
        self.name = name
        self.contact = contact
        self.url = url
        self.country = country
        self.hours = hours
        self.checked = checked
    }
}
