/// What a visitor sent, checked and cleaned: every way in decodes to this.
package struct Submission: Sendable, Equatable {
    package var site: SiteName
    package var page: PageKey
    /// Where the page really is, from an allowed origin; canonicalises to `page`.
    package var url: String?
    /// A proposal for the thread's title, shown to moderators.
    package var title: String?
    package var parent: CommentID?
    package var author: TypedAuthor
    /// Markdown in NFC with `\n` line ends and no controls but tab and newline.
    package var body: String
    /// The reader asked to be told of replies.
    package var notify: Bool
    /// The reader asked for a key by which we will know them again.
    package var remember: Bool
    /// Such a key, as given; it is a capability, so it never meets a log.
    package var authorKey: String?
    package var form: FormSignals

    package init(site: SiteName, page: PageKey, author: TypedAuthor, body: String) {
        self.site = site
        self.page = page
        url = nil
        title = nil
        parent = nil
        self.author = author
        self.body = body
        notify = false
        remember = false
        authorKey = nil
        form = FormSignals()
    }

    /// Characters of a text: Unicode scalars after NFC (SETTLED 5).
    package static let bodyLimit = 10_000
    package static let titleLimit = 200
}

/// Who a visitor says they are, which proves nothing.
package struct TypedAuthor: Sendable, Equatable {
    package var name: String
    package var email: EmailAddress?
    package var website: Website?

    package init(name: String, email: EmailAddress? = nil, website: Website? = nil) {
        self.name = name
        self.email = email
        self.website = website
    }

    /// Characters of a name: the limit of WordPress's own form.
    package static let nameLimit = 245
}
