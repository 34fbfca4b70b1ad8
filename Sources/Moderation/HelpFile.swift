import Comments

/// Places that help, by country: `resources/crisis.yaml`, with the day somebody last checked them.
struct HelpFile: Sendable {
    struct Line: Sendable {
        var country: String
        var name: LocalText
        var contact: LocalText
        var url: String?
        var hours: LocalText?
        var checked: String
    }
    private var lines: [Line] = []

    /// Those of the site's countries, then those for everywhere; `*` among the countries means all.
    func lines(languages: [String], countries: [String]) -> [HelpLine] {
        let everyCountry = countries.contains("*") || countries.isEmpty
        let wanted = countries.map { $0.uppercased() }
        let local = lines.filter { $0.country != "*" }
            .filter { everyCountry || wanted.contains($0.country) }
        let global = lines.filter { $0.country == "*" }
        return (local + global).map { line in
            HelpLine(
                name: line.name.text(languages),
                contact: line.contact.text(languages),
                url: line.url,
                country: line.country,
                hours: line.hours?.text(languages),
                checked: line.checked,
            )
        }
    }

    /// The file, nil where it has errors; lines not checked for a year are errors (P016), but where readers are served.
    static func read(
        _ path: String,
        from folder: PolicyFolder,
        today: String,
        isServing: Bool,
    ) -> (HelpFile?, [Finding]) {
        var notes = Notes(file: path)
        var file = HelpFile()
        guard let node = ReadYAML.file(path, in: folder, notes: &notes),
            let fields = Fields(node, known: ["checked", "lines"], notes: &notes),
            let checked = fields["checked"].flatMap({ notes.day($0) })
        else {
            if notes.errors == 0 {
                notes.error("P016", .init(line: 1, column: 1), "no `checked:` day", "add one")
            }
            return (nil, notes.findings)
        }
        // Everything being old is told once; then each line that is.
        let isOld = checked < Day.yearBefore(today)
        if isOld {
            notes.add(
                "P016",
                fields.keyPlace("checked"),
                "last checked on \(checked), over a year ago",
                "check every line and write today's day",
                isError: !isServing,
            )
            if !isServing { return (nil, notes.findings) }
        }
        for node in fields["lines"].map({ notes.list($0) }) ?? [] {
            guard let line = line(node, checked, &notes) else { continue }
            if !isOld, line.checked < Day.yearBefore(today) {
                notes.add(
                    "P016",
                    node.place,
                    "last checked on \(line.checked), over a year ago",
                    "check it and write today's day",
                    isError: !isServing,
                )
            }
            file.lines.append(line)
        }
        return (notes.errors == 0 ? file : nil, notes.findings)
    }

    private static func line(
        _ node: PolicyNode,
        _ checked: String,
        _ notes: inout Notes,
    ) -> Line? {
        let known = ["country", "name", "contact", "url", "hours", "checked"]
        guard let fields = Fields(node, known: known, notes: &notes) else { return nil }
        guard let country = fields["country"].flatMap({ notes.text($0) }),
            let name = fields["name"].flatMap({ LocalText($0, &notes) }),
            let contact = fields["contact"].flatMap({ LocalText($0, &notes) })
        else {
            let isShort = ["country", "name", "contact"].contains { fields[$0] == nil }
            if isShort {
                notes.error(
                    "P006",
                    node.place,
                    "a line needs country, name and contact",
                    "add what is missing",
                )
            }
            return nil
        }
        return Line(
            country: country,
            name: name,
            contact: contact,
            url: fields["url"].flatMap { notes.text($0) },
            hours: fields["hours"].flatMap { LocalText($0, &notes) },
            checked: fields["checked"].flatMap { notes.day($0) } ?? checked,
        )
    }
}

/// One text for all, or a map with one for each language.
struct LocalText: Sendable {
    private var texts: [String: String] = [:]

    init?(_ node: PolicyNode, _ notes: inout Notes) {
        guard case .map(let entries) = node.content else {
            guard let text = notes.text(node) else { return nil }
            texts[Messages.usualLocale] = text
            return
        }
        for entry in entries { texts[entry.key] = notes.text(entry.value) }
        guard texts[Messages.usualLocale] != nil else {
            notes.error(
                "P016",
                node.place,
                "no text in \(Messages.usualLocale)",
                "add `\(Messages.usualLocale): …`",
            )
            return nil
        }
    }

    func text(_ languages: [String]) -> String {
        let best = Languages.order(languages, of: texts.keys.sorted()).first
        return texts[best ?? Messages.usualLocale] ?? ""
    }
}
