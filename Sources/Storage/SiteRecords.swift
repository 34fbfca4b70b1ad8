package import Comments
import FoundationEssentials
import GRDB

extension Reading {
    package func site(_ name: SiteName) throws -> Site? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT \(SummedTable.site.selection) FROM site WHERE name = ?"
            ),
            arguments: [name.rawValue],
        ).map(Site.init(row:))
    }

    package func sites() throws -> [Site] {
        try Row.fetchAll(
            database,
            sql: "SELECT \(SummedTable.site.selection) FROM site ORDER BY name",
        ).map(Site.init(row:))
    }

    /// The sites, of which there is one at least wherever anything was decided, written or let in.
    ///
    /// Throws where there was one and is none: whoever made one anew would put usual settings in place of an owner's.
    package func sitesKept() throws -> [Site] {
        let found = try sites()
        guard found.isEmpty else { return found }
        let hasWork = try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM thread) OR EXISTS (SELECT 1 FROM logEntry)
                    OR EXISTS (SELECT 1 FROM moderatorToken)
                """,
        )
        guard hasWork == false else { throw StoreFailure.damaged("the sites") }
        return []
    }
}

extension Transaction {
    /// Keeps what an owner decided; a new name makes a new site.
    package func save(_ site: Site) throws {
        let settings = String(decoding: try JSONEncoder().encode(StoredSite(site)), as: UTF8.self)
        try database.execute(
            sql: """
                INSERT INTO site (name, settings) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE
                SET settings = excluded.settings, revision = revision + 1
                """,
            arguments: [site.name.rawValue, settings],
        )
        try SummedTable.site.seal(site.name.rawValue, in: database)
        // What readers see of its threads may have changed with it.
        try database.execute(
            sql: "UPDATE thread SET revision = revision + 1 WHERE site = ?",
            arguments: [site.name.rawValue],
        )
        changes.sites.insert(site.name)
    }
}

/// A site's settings as they stand in the column, each optional so that an older row still reads.
private struct StoredSite: Codable {
    var title: String?
    var origins: [String]?
    var url: String?
    var policy: String?
    var requiresName: Bool?
    var requiresEmail: Bool?
    var pageNumbers: [String: String]?
    var formsAreOurs: Bool?
    var showsHeldOnPage: Bool?
    var editMinutes: Int?
    var closeAfterDays: Int?
    var countries: [String]?
    var language: String?
    var articles: [String: ArticleFacts]?

    init(_ site: Site) {
        title = site.title
        origins = site.origins
        url = site.url
        policy = site.policy
        requiresName = site.requiresName
        requiresEmail = site.requiresEmail
        pageNumbers = site.pageNumbers.mapValues(\.text)
        formsAreOurs = site.formsAreOurs
        showsHeldOnPage = site.showsHeldOnPage
        editMinutes = site.editMinutes
        closeAfterDays = site.closeAfterDays
        countries = site.countries
        language = site.language.rawValue
        articles = Dictionary(
            uniqueKeysWithValues: site.articles.map { ($0.key.text, $0.value) }
        )
    }
}

extension Site {
    fileprivate init(row: Row) throws {
        let row = try SummedTable.site.checked(row)
        guard let name = SiteName(rawValue: try row.value("name")) else {
            throw StoreFailure.damaged("a site's name")
        }
        let settings: String = try row.value("settings")
        let stored = try JSONDecoder().decode(StoredSite.self, from: Data(settings.utf8))
        self.init(name: name)
        title = stored.title ?? title
        origins = stored.origins ?? origins
        url = stored.url
        policy = stored.policy ?? policy
        requiresName = stored.requiresName ?? requiresName
        requiresEmail = stored.requiresEmail ?? requiresEmail
        pageNumbers = (stored.pageNumbers ?? [:]).mapValues(PageKey.init(stored:))
        formsAreOurs = stored.formsAreOurs ?? formsAreOurs
        showsHeldOnPage = stored.showsHeldOnPage ?? showsHeldOnPage
        editMinutes = stored.editMinutes ?? editMinutes
        closeAfterDays = stored.closeAfterDays
        countries = stored.countries ?? countries
        language = stored.language.flatMap(PageLanguage.init(rawValue:)) ?? language
        articles = Dictionary(
            uniqueKeysWithValues: (stored.articles ?? [:]).map {
                (PageKey(stored: $0.key), $0.value)
            }
        )
    }
}
