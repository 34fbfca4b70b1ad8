import Comments

/// What an owner says of one article: the day it appeared and what it is about.
struct ArticleJSON: Codable {
    var published: String?
    var tags: [String]?

    init(_ facts: ArticleFacts) {
        (published, tags) = (facts.published?.day, facts.tags)
    }

    /// Nil where the day is none.
    var facts: ArticleFacts? {
        guard let published else { return ArticleFacts(published: nil, tags: tags ?? []) }
        return Timestamp(day: published).map { ArticleFacts(published: $0, tags: tags ?? []) }
    }
}

extension SiteChange {
    /// All articles at once: those that are not named are forgotten.
    func applyArticles(to site: inout Site, _ problems: inout [FieldProblem]) {
        guard let articles else { return }
        guard articles.count <= Front.mostArticles else {
            problems.append(FieldProblem("articles", .invalid, "At most \(Front.mostArticles)."))
            return
        }
        var known: [PageKey: ArticleFacts] = [:]
        for (page, article) in articles {
            guard let key = PageKey.canonical(page), let facts = article.facts else {
                problems.append(
                    FieldProblem(
                        "articles",
                        .invalid,
                        "\(page): a page's path, a day like 2026-11-23 and tags.",
                    )
                )
                continue
            }
            known[key] = facts
        }
        site.articles = known
    }
}
