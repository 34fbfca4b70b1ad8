/// What an author is told after posting, with the private link to their comment.
package struct Receipt: Sendable, Equatable {
    package enum State: String, Sendable {
        /// Held or put aside as spam: the same words for both, and true for both.
        case received
        case published
        case declined
        case withdrawn
    }
    /// The capability: the comment's number, a dot and 256 random bits in a URL-safe form.
    ///
    /// Only its SHA-256 is stored.
    package var token: String
    package var id: CommentID
    package var state: State
    package var answer: ReaderAnswer
    /// A key to be known by, if the reader asked for one.
    package var authorKey: String?

    package init(
        token: String,
        id: CommentID,
        state: State,
        answer: ReaderAnswer,
        authorKey: String?,
    ) {
        self.token = token
        self.id = id
        self.state = state
        self.answer = answer
        self.authorKey = authorKey
    }
}

/// What the author's own page shows: `GET /receipts/{token}`.
package struct ReceiptReading: Sendable, Equatable {
    package var token: String
    package var id: CommentID
    package var site: SiteName
    package var key: PageKey
    package var pageURL: String?
    package var pageTitle: String?
    package var state: Receipt.State
    package var name: String
    package var website: String?
    /// The author's newest text; empty after withdrawal.
    package var source: String
    package var created: Timestamp
    /// Until when it may be edited; nil when the time is over.
    package var editableUntil: Timestamp?
    /// The author's newest text waits although an earlier one is public.
    package var editWaits: Bool
    /// Why it was declined, in the moderator's reason's words.
    package var reason: String?
    package var answer: ReaderAnswer
    /// About how long until a person reads it; nil where nothing waits or too little is known.
    package var usualWait: UsualWait?
    /// A person can be asked, once, to read it again.
    package var canAppeal: Bool
    package var hasAppealed: Bool
    /// Asked for mail about replies; nil where no address was given.
    package var wantsReplies: Bool?

    package init(
        token: String,
        id: CommentID,
        site: SiteName,
        key: PageKey,
        state: Receipt.State,
        name: String,
        source: String,
        created: Timestamp,
    ) {
        self.token = token
        self.id = id
        self.site = site
        self.key = key
        self.state = state
        self.name = name
        self.source = source
        self.created = created
        website = nil
        pageURL = nil
        pageTitle = nil
        editableUntil = nil
        editWaits = false
        reason = nil
        answer = ReaderAnswer()
        usualWait = nil
        canAppeal = false
        hasAppealed = false
        wantsReplies = nil
    }
}
