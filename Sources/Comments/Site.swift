/// One website that has its comments here, with what its owner decided (SETTLED 27).
package struct Site: Sendable, Equatable {
    package var name: SiteName
    /// Shown above threads and on receipts.
    package var title: String
    /// `https://example.org`: pages elsewhere may not post; empty means only our own pages and clients without `Origin`.
    package var origins: [String]
    /// Where the site is, for absolute links of pages whose own address is unknown.
    package var url: String?
    package var policy: String
    package var requiresName: Bool
    package var requiresEmail: Bool
    /// WordPress's post numbers and the pages they stand for.
    package var pageNumbers: [String: PageKey]
    /// What the owner says of articles: when they appeared, what they are about.
    package var articles: [PageKey: ArticleFacts]
    /// Every form that posts here is ours, so a missing token means something.
    package var formsAreOurs: Bool
    /// A held comment leads back to the page with a short-lived reading capability (SETTLED 2).
    package var showsHeldOnPage: Bool
    /// Minutes an author may edit.
    package var editMinutes: Int
    /// Days after which a page takes no more comments, from the day of its article, else from its first comment; nil
    /// for never.
    package var closeAfterDays: Int?
    /// ISO 3166 codes for help lines.
    package var countries: [String]
    /// What our pages speak to its readers.
    package var language: PageLanguage

    package init(name: SiteName) {
        self.name = name
        title = name.rawValue
        origins = []
        url = nil
        policy = "strict"
        requiresName = true
        requiresEmail = true
        pageNumbers = [:]
        articles = [:]
        formsAreOurs = false
        showsHeldOnPage = false
        editMinutes = 15
        closeAfterDays = nil
        countries = ["*"]
        language = .english
    }

    /// Days that `closeAfterDays` may be; ten years.
    package static let mostCloseAfterDays = 3_653
}

extension Site {
    /// In which languages a reader is answered: those they asked for, then the site's own.
    package func languages(after asked: [String]) -> [String] { asked + [language.rawValue] }
}

/// What the owner of a site says of one article.
package struct ArticleFacts: Sendable, Equatable, Codable {
    package var published: Timestamp?
    package var tags: [String]

    package init(published: Timestamp?, tags: [String]) {
        self.published = published
        self.tags = tags
    }
}
