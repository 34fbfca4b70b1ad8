import Comments
import Desk
import Hummingbird

/// A site's settings as the API has them (SETTLED 27).
private struct SiteJSON: Encodable {
    var name: String
    var title: String
    var url: String?
    var origins: [String]
    var policy: String
    var requiresName: Bool
    var requiresEmail: Bool
    var formsAreOurs: Bool
    var showsHeldOnPage: Bool
    var editMinutes: Int
    /// 0 for never.
    var closeAfterDays: Int
    var countries: [String]
    var language: String
    var pageNumbers: [String: String]
    var articles: [String: ArticleJSON]

    init(_ site: Site) {
        (name, title, url) = (site.name.rawValue, site.title, site.url)
        (origins, policy) = (site.origins, site.policy)
        (requiresName, requiresEmail) = (site.requiresName, site.requiresEmail)
        (formsAreOurs, showsHeldOnPage) = (site.formsAreOurs, site.showsHeldOnPage)
        (editMinutes, countries) = (site.editMinutes, site.countries)
        closeAfterDays = site.closeAfterDays ?? 0
        language = site.language.rawValue
        pageNumbers = site.pageNumbers.mapValues(\.text)
        articles = Dictionary(
            uniqueKeysWithValues: site.articles.map { ($0.key.text, ArticleJSON($0.value)) }
        )
    }
}

/// What may be changed; what is absent stays.
struct SiteChange: Decodable {
    var title: String?
    var url: String?
    var origins: [String]?
    var policy: String?
    var requiresName: Bool?
    var requiresEmail: Bool?
    var formsAreOurs: Bool?
    var showsHeldOnPage: Bool?
    var editMinutes: Int?
    var closeAfterDays: Int?
    var countries: [String]?
    var language: String?
    var pageNumbers: [String: String]?
    var articles: [String: ArticleJSON]?

    static let members = [
        "title", "url", "origins", "policy", "requires_name", "requires_email", "forms_are_ours",
        "shows_held_on_page", "edit_minutes", "countries", "language", "page_numbers", "articles",
        "close_after_days",
    ]
}

extension Front {
    /// Most origins of one site, and page numbers of its map.
    static let mostOrigins = 20
    static let mostPageNumbers = 2_000
    static let mostArticles = 10_000

    /// `GET …/sites`.
    func siteList(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let reached = sites.all.filter { actor.reaches($0.name) }
        return try ModerationJSON.response(["sites": reached.map(SiteJSON.init(_:))])
    }

    /// `PUT …/sites/{site}`: makes or changes one.
    func putSite(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context, needing: .admin)
        let name = SiteName(rawValue: context.parameters.get("site") ?? "")
        guard let name else {
            throw Refusal.invalid([
                FieldProblem("name", .invalid, "A site's name has 1 to 40 of a–z, 0–9 and -.")
            ])
        }
        let change = try ModerationJSON.read(
            SiteChange.self,
            try await jsonBody(request),
            known: SiteChange.members,
        )
        var site = sites.site(name.rawValue) ?? Site(name: name)
        var problems: [FieldProblem] = []
        change.apply(to: &site, &problems)
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        try await desk.save(site, by: actor)
        sites.replace(try await desk.sites())
        // What was rendered between commit and this line knew the old settings.
        cache.drop([.site(name)])
        return try ModerationJSON.response(SiteJSON(site))
    }
}

extension SiteChange {
    func apply(to site: inout Site, _ problems: inout [FieldProblem]) {
        if let title {
            let text = CleanedText(line: title)
            if text.isBlank || text.count > Submission.titleLimit {
                problems.append(
                    FieldProblem("title", .invalid, "1 to \(Submission.titleLimit) characters.")
                )
            }
            site.title = text.text
        }
        if let url { site.url = address(url, "url", &problems)?.text ?? site.url }
        applyOrigins(to: &site, &problems)
        site.policy = policy ?? site.policy
        site.requiresName = requiresName ?? site.requiresName
        site.requiresEmail = requiresEmail ?? site.requiresEmail
        site.formsAreOurs = formsAreOurs ?? site.formsAreOurs
        site.showsHeldOnPage = showsHeldOnPage ?? site.showsHeldOnPage
        applyLanguage(to: &site, &problems)
        applyNumbers(to: &site, &problems)
        applyArticles(to: &site, &problems)
    }

    private func address(
        _ text: String,
        _ field: String,
        _ problems: inout [FieldProblem],
    )
        -> Website?
    {
        if text.contains("://"), let found = Website(text, toASCII: TypedText.toASCII) {
            return found
        }
        problems.append(
            FieldProblem(field, .invalid, "\(text) is not an address like https://example.org.")
        )
        return nil
    }

    private func applyOrigins(to site: inout Site, _ problems: inout [FieldProblem]) {
        guard let origins else { return }
        guard origins.count <= Front.mostOrigins else {
            problems.append(FieldProblem("origins", .invalid, "At most \(Front.mostOrigins)."))
            return
        }
        site.origins = origins.compactMap { typed in
            guard let address = address(typed, "origins", &problems) else { return nil }
            if address.rest != "/" {
                let message = "\(typed) is one page: an origin has no path, like \(address.origin)."
                problems.append(FieldProblem("origins", .invalid, message))
            }
            return address.origin
        }
    }

    private func applyLanguage(to site: inout Site, _ problems: inout [FieldProblem]) {
        guard let language else { return }
        guard let known = PageLanguage(rawValue: language) else {
            let all = PageLanguage.allCases.map(\.rawValue).joined(separator: ", ")
            problems.append(FieldProblem("language", .unknown, "Pages speak one of: \(all)."))
            return
        }
        site.language = known
    }

    private func applyNumbers(to site: inout Site, _ problems: inout [FieldProblem]) {
        if let editMinutes {
            if !(0...10_080).contains(editMinutes) {
                problems.append(FieldProblem("edit_minutes", .invalid, "0 to 10080 minutes."))
            }
            site.editMinutes = editMinutes
        }
        if let closeAfterDays {
            let most = Site.mostCloseAfterDays
            if !(0...most).contains(closeAfterDays) {
                let message = "0 for never, or 1 to \(most) days."
                problems.append(FieldProblem("close_after_days", .invalid, message))
            }
            site.closeAfterDays = closeAfterDays == 0 ? nil : closeAfterDays
        }
        if let countries {
            let isGood = countries.allSatisfy {
                $0 == "*" || $0.allSatisfy(\.isLetter) && $0.count == 2
            }
            if !isGood {
                problems.append(
                    FieldProblem("countries", .invalid, "ISO 3166 codes like US, or *.")
                )
            }
            site.countries = countries.map { $0.uppercased() }
        }
        guard let pageNumbers else { return }
        var keys: [String: PageKey] = [:]
        for (number, page) in pageNumbers.prefix(Front.mostPageNumbers) {
            guard number.allSatisfy(\.isNumber), let key = PageKey.canonical(page) else {
                problems.append(
                    FieldProblem(
                        "page_numbers",
                        .invalid,
                        "\(number): a number and a page's path.",
                    )
                )
                continue
            }
            keys[number] = key
        }
        site.pageNumbers = keys
    }
}
