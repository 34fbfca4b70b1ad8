import Comments
import FoundationEssentials

/// `KEY=VALUE` words of `site add` and `site set` as a partial site.
struct SiteAssignments: Encodable, Equatable {
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
    var articles: [String: ArticleLine]?

    static let help = """
        Keys: title, url (where the site is), origin (pages that may post, with commas between), \
        policy, required (name,email or none), forms (ours or any), held (receipt or page), edit \
        (minutes), close-after (days from the article, else from its first comment; 0 for never), \
        countries (for help lines), language (of the pages: en, es, de, fr, ar or ja), ids (a \
        file of lines "NUMBER PAGE": WordPress's post numbers), articles (a file of lines "PAGE \
        DAY TAG TAG": when each appeared and what it is about).
        """
    static let keys = [
        "title", "url", "origin", "policy", "required", "forms", "held", "edit", "close-after",
        "countries", "language", "ids", "articles",
    ]

    static func read(_ words: [String]) throws -> SiteAssignments {
        var result = SiteAssignments()
        for word in words {
            guard let sign = word.firstIndex(of: "=") else {
                throw CommandFailure(
                    .wrongUse,
                    "\"\(word)\" is no KEY=VALUE",
                    wayOut: "write it like policy=strict",
                )
            }
            try result.set(String(word[..<sign]), String(word[word.index(after: sign)...]))
        }
        return result
    }

    private mutating func set(_ key: String, _ value: String) throws {
        switch key {
        case "title": title = value
        case "url": url = value
        case "origin", "origins": origins = SiteAssignments.list(value)
        case "policy": policy = value
        case "required": try setRequired(value)
        case "forms": formsAreOurs = try choose(key, value, yes: "ours", no: "any")
        case "held": showsHeldOnPage = try choose(key, value, yes: "page", no: "receipt")
        case "edit": editMinutes = try minutes(value)
        case "close-after": closeAfterDays = try days(value)
        case "countries": countries = SiteAssignments.list(value).map { $0.uppercased() }
        case "language": language = value
        case "ids": pageNumbers = try PageNumbersFile.read(value)
        case "articles": articles = try ArticlesFile.read(value)
        default: throw SiteAssignments.unknown(key)
        }
    }

    private static func list(_ value: String) -> [String] {
        value.split { $0 == "," || $0 == " " }.map(String.init)
    }

    private mutating func setRequired(_ value: String) throws {
        let names = value == "none" ? [] : SiteAssignments.list(value)
        guard names.allSatisfy({ $0 == "name" || $0 == "email" }) else {
            throw CommandFailure(
                .wrongUse,
                "required=\(value): it takes name, email, both or none",
                wayOut: "write it like required=name,email",
            )
        }
        requiresName = names.contains("name")
        requiresEmail = names.contains("email")
    }

    private func choose(_ key: String, _ value: String, yes: String, no: String) throws -> Bool {
        guard value == yes || value == no else {
            throw CommandFailure(.wrongUse, "\(key)=\(value): it takes \(yes) or \(no)")
        }
        return value == yes
    }

    private func minutes(_ value: String) throws -> Int {
        guard let minutes = Int(value), (0...1_440).contains(minutes) else {
            throw CommandFailure(.wrongUse, "edit=\(value): it takes minutes from 0 to 1440")
        }
        return minutes
    }

    private func days(_ value: String) throws -> Int {
        let most = Site.mostCloseAfterDays
        guard !value.isEmpty else { return 0 }
        guard let days = Int(value), (0...most).contains(days) else {
            throw CommandFailure(
                .wrongUse,
                "close-after=\(value): it takes days from 1 to \(most), or 0 for never",
            )
        }
        return days
    }

    private static func unknown(_ key: String) -> CommandFailure {
        let near = DidYouMean.nearest(to: key, in: keys).map { "; did you mean \"\($0)\"?" } ?? ""
        return CommandFailure(
            .wrongUse,
            "unknown setting \"\(key)\"\(near)",
            wayOut: "there are: " + keys.joined(separator: ", "),
        )
    }
}

/// A file of WordPress's post numbers and the pages they stand for.
enum PageNumbersFile {
    static func read(_ path: String) throws -> [String: String] {
        let wayOut = "one page a line: 12 /2026/11/hello/"
        return try parse(try LinesFile.read(path, of: "page numbers", wayOut), name: path)
    }

    /// Lines `NUMBER PAGE` or `NUMBER,PAGE`; empty lines and `#` comments are passed over.
    static func parse(_ text: String, name: String) throws -> [String: String] {
        var pages: [String: String] = [:]
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let parts = line.split(maxSplits: 1) { $0 == "," || $0 == " " || $0 == "\t" }
            guard parts.count == 2, Int(parts[0]) ?? 0 > 0,
                parts[1].hasPrefix("/") || parts[1].hasPrefix("http")
            else {
                throw CommandFailure(
                    .wrongUse,
                    "\(name):\(index + 1): a number and a page are expected",
                    wayOut: "write it like: 12 /2026/11/hello/",
                )
            }
            pages[String(parts[0])] = String(parts[1])
        }
        return pages
    }
}
