/// What readers are told, by language: `messages/en.yaml` with `receipts:` and `reasons:`.
///
/// Receipts go with a held comment; reasons are what a moderator can give for declining one.
struct Messages: Sendable {
    /// Every key must exist in it; other languages may have gaps.
    static let usualLocale = "en"

    private(set) var locales: [String: [String: String]] = [:]
    private(set) var reasons: [String] = []
    private(set) var findings: [Finding] = []

    init(_ folder: PolicyFolder) {
        for locale in folder.names(in: "messages", ending: ".yaml") {
            var notes = Notes(file: "messages/\(locale).yaml")
            read(locale, from: folder, &notes)
            findings += notes.findings
        }
    }

    private mutating func read(_ locale: String, from folder: PolicyFolder, _ notes: inout Notes) {
        guard let node = ReadYAML.file(notes.file, in: folder, notes: &notes),
            let fields = Fields(node, known: ["receipts", "reasons"], notes: &notes)
        else { return }
        var texts: [String: String] = [:]
        for section in ["receipts", "reasons"] {
            guard let node = fields[section] else { continue }
            guard case .map(let entries) = node.content else {
                notes.error("P006", node.place, "a map was expected here", "key: text")
                continue
            }
            for entry in entries {
                if texts[entry.key] != nil {
                    notes.error(
                        "P002",
                        entry.place,
                        "\"\(entry.key)\" stands in both sections",
                        "keep one",
                    )
                }
                texts[entry.key] = notes.text(entry.value)
            }
            if section == "reasons" && locale == Messages.usualLocale {
                reasons = entries.map(\.key)
            }
        }
        locales[locale] = texts
    }

    var keys: [String] { (locales[Messages.usualLocale] ?? [:]).keys.sorted() }

    func isKnownElsewhere(_ key: String) -> Bool { locales.values.contains { $0[key] != nil } }

    /// The first text in the reader's languages, in the usual one otherwise.
    func text(_ key: String, languages: [String]) -> String? {
        for locale in Languages.order(languages, of: locales.keys.sorted()) {
            if let text = locales[locale]?[key] { return text }
        }
        return locales[Messages.usualLocale]?[key]
    }
}

/// Languages as browsers ask for them, `es-MX`, against those we have, `es`.
enum Languages {
    /// The languages we have in the order the reader likes them.
    static func order(_ wanted: [String], of known: [String]) -> [String] {
        wanted.compactMap { language in
            let small = language.lowercased()
            if let exact = known.first(where: { $0.lowercased() == small }) { return exact }
            let base = String(small.prefix { $0 != "-" && $0 != "_" })
            return known.first { $0.lowercased() == base }
        }
    }
}
