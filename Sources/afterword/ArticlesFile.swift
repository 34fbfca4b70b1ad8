import Comments

/// What the API takes of one article.
struct ArticleLine: Encodable, Equatable {
    var published: String?
    var tags: [String]
}

/// A file of articles: `PAGE DAY TAG TAG …` a line, `-` for a day nobody knows.
enum ArticlesFile {
    static func read(_ path: String) throws -> [String: ArticleLine] {
        let wayOut = "one article a line: /2026/11/hello/ 2026-11-23 grief groups"
        return try parse(try LinesFile.read(path, of: "articles", wayOut), name: path)
    }

    /// Empty lines and `#` comments are passed over.
    static func parse(_ text: String, name: String) throws -> [String: ArticleLine] {
        var articles: [String: ArticleLine] = [:]
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let parts = line.split { $0 == " " || $0 == "\t" || $0 == "," }.map(String.init)
            guard parts.count >= 2, parts[0].hasPrefix("/") || parts[0].hasPrefix("http"),
                parts[1] == "-" || Timestamp(day: parts[1]) != nil
            else {
                throw CommandFailure(
                    .wrongUse,
                    "\(name):\(index + 1): a page and a day are expected",
                    wayOut: "write it like: /2026/11/hello/ 2026-11-23 grief groups",
                )
            }
            let day = parts[1] == "-" ? nil : parts[1]
            articles[parts[0]] = ArticleLine(published: day, tags: Array(parts.dropFirst(2)))
        }
        return articles
    }
}
