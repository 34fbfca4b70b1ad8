import Comments
import Moderation
import Testing

typealias Comment = Comments.Comment

/// Small policies for tests: rules as YAML, with the lists and messages they may name.
enum PolicyFixture {
    static let today = "2026-11-23"

    static func folder(_ yaml: String, extra: [String: String] = [:]) -> PolicyFolder {
        var files = [
            "p.yaml": yaml,
            "messages/en.yaml": "receipts: { waiting: Please wait, crisis: Take care }\n"
                + "reasons: { off_topic: Not about this page, other: A person decided }\n",
            "messages/es.yaml": "receipts: { waiting: Espera, crisis: Cuídate }\n"
                + "reasons: { off_topic: De otro tema }\n",
            "resources/crisis.yaml": """
            checked: 2026-11-01
            lines:
              - { country: US, name: Line, contact: { en: Call 988, es: Llama al 988 } }
              - { country: GB, name: Samaritans, contact: Call 116 123 }
              - { country: "*", name: Everywhere, contact: Look, url: https://help.example }
            """,
            "lists/fruit.txt": "# language: en\napple\n",
        ]
        files.merge(extra) { _, new in new }
        return PolicyFolder(files: files.mapValues { Array($0.utf8) })
    }

    /// A policy of these rules; `head` stands above them.
    static func yaml(_ rules: String, head: String = "") -> String {
        "policy: p\n\(head)\nrules:\n\(rules)\n"
    }

    /// One rule that hits `word`, with the given effects.
    static func rule(
        _ id: String,
        _ word: String,
        _ effects: String,
        class name: String = "spam",
    ) -> String {
        """
          - id: \(id)
            title: The word \(word)
            class: \(name)
            when: { words: { any: [\(word)] } }
            \(effects.split(separator: ";").joined(separator: "\n    "))
            tests: { match: [\(word)], pass: [nothing] }

        """
    }

    static func load(
        _ yaml: String,
        extra: [String: String] = [:],
        thoroughly: Bool = false,
    ) -> PolicyLoad {
        Policy.load("p", from: folder(yaml, extra: extra), today: today, thoroughly: thoroughly)
    }

    static func policy(_ yaml: String, extra: [String: String] = [:]) throws -> Policy {
        let load = load(yaml, extra: extra)
        return try #require(load.policy, "\(load.findings.map(\.description))")
    }

    static func submission(_ text: String, name: String = "Ada") throws -> Submission {
        let page = try #require(PageKey.canonical("/a"))
        return Submission(site: .usual, page: page, author: TypedAuthor(name: name), body: text)
    }

    static func regular() -> AuthorSignals {
        var author = AuthorSignals()
        author.proven = true
        author.approved = 10
        author.firstSeen = 90 * 86_400
        return author
    }
}

extension Policy {
    /// The verdict on a text judged alone, with changes to what is known.
    func verdict(
        on text: String,
        author: AuthorSignals = AuthorSignals(),
        changing: (inout Signals) -> Void = { _ in },
    ) throws -> Verdict {
        var signals = Signals(alone: needs, author: author, now: Timestamp(rawValue: 0))
        changing(&signals)
        return verdict(on: scan(try PolicyFixture.submission(text)), given: signals)
    }
}
