import Comments

/// A policy between reading and use: its lists, messages and help lines are fetched and checked here.
struct PolicyDraft {
    struct Parts {
        var order: [Int]
        var probes: [Probe]
        var lexicon: Lexicon
    }
    let folder: PolicyFolder
    let today: String
    private(set) var notes: Notes
    private(set) var shelf = ListShelf()
    private(set) var messages: Messages
    private(set) var resources: [String: HelpFile] = [:]

    init(folder: PolicyFolder, today: String, notes: Notes) {
        self.folder = folder
        self.today = today
        self.notes = notes
        messages = Messages(folder)
    }

    var findings: [Finding] { notes.findings + shelf.findings + messages.findings }

    /// Past its day a rule turns to shadow, never one about safety (POLICIES §2).
    mutating func expire(_ text: inout PolicyText) {
        for index in text.rules.indices {
            let rule = text.rules[index]
            guard let day = rule.expires, day < today else { continue }
            let isSafety = rule.ruleClass == .safety
            notes.warn(
                "P107",
                rule.place,
                "\"\(rule.id)\" expired on \(day)",
                isSafety ? "it stays in force; give it a new day" : "it runs in shadow now",
            )
            if !isSafety && rule.mode == .enforce { text.rules[index].mode = .shadow }
        }
    }

    /// Everything a policy needs to run, nil where something is missing.
    mutating func parts(of text: PolicyText) -> Parts? {
        readLists(text)
        readNotices(text)
        guard !findings.contains(where: \.isError), let order = RuleOrder.sorted(text.rules) else {
            return nil
        }
        var maker = ProbeMaker(lexicon: Lexicon(shelf: shelf), notes: notes)
        let matchers = text.rules.flatMap(\.condition.texts).sorted { $0.index < $1.index }
        let probes = matchers.compactMap { maker.probe($0) }
        maker.lexicon.build()
        notes = maker.notes
        guard probes.count == matchers.count, matchers.map(\.index) == Array(0..<text.matchers)
        else {
            return nil
        }
        return Parts(order: order, probes: probes, lexicon: maker.lexicon)
    }

    private mutating func readLists(_ text: PolicyText) {
        for matcher in text.rules.flatMap(\.condition.texts) {
            for name in matcher.listNames {
                shelf.read(name, for: &notes, at: matcher.place, from: folder)
            }
        }
    }

    private mutating func readNotices(_ text: PolicyText) {
        for rule in text.rules {
            if let key = rule.message { require(message: key, at: rule.place) }
            if let key = rule.resources { readHelp(key, at: rule.place) }
        }
        let start = PolicyNode.Place(line: 1, column: 1)
        if let key = text.receipt { require(message: key, at: start) }
        if text.alwaysHelps { readHelp(PolicyText.usualResources, at: start) }
    }

    private mutating func require(message key: String, at place: PolicyNode.Place) {
        guard messages.text(key, languages: []) == nil else { return }
        let near = Spelling.nearest(to: key, in: messages.keys)
        notes.error(
            messages.isKnownElsewhere(key) ? "P016" : "P011",
            place,
            "there is no message \"\(key)\" in messages/\(Messages.usualLocale).yaml",
            near.map { "did you mean \"\($0)\"?" } ?? "add it there",
        )
    }

    private mutating func readHelp(_ key: String, at place: PolicyNode.Place) {
        guard resources[key] == nil else { return }
        let path = "resources/\(key).yaml"
        guard folder.files[path] != nil else {
            notes.error("P011", place, "there is no \(path)", "add it, or correct `resources:`")
            return
        }
        let (file, found) = HelpFile.read(path, from: folder, today: today)
        for finding in found { notes.take(finding) }
        if let file { resources[key] = file }
    }

    /// The policy, its lists, the keys of its messages and our major version, in one spelling (POLICIES §8).
    func canonical(_ text: PolicyText) -> String {
        let lists = shelf.lists.mapValues { files in
            JSONText.list(
                files.map { .map(["name": .text($0.name), "entries": .list($0.spelled)]) }
            )
        }
        let major = Policy.engine.prefix { $0 != "." }
        let rest = JSONText.map([
            "engine": .text(String(major)), "lists": .map(lists),
            "messages": .list(messages.keys.map(JSONText.text)),
            "resources": .list(resources.keys.sorted().map(JSONText.text)),
        ])
        return text.canonical + "\n" + rest.printed + "\n"
    }
}

extension WordList {
    fileprivate var spelled: [JSONText] {
        (entries.map(\.written) + exceptions.map { "!" + $0.written }).sorted().map(JSONText.text)
    }
}

extension TextMatcher {
    /// Lists it names anywhere.
    var listNames: [String] {
        switch kind {
        case .words(let words): words.source.lists + (words.filter.unless?.lists ?? [])
        case .expressions(let expressions): expressions.filter.unless?.lists ?? []
        case .links(let links): links.lists
        case .emailDomain(let email): email.lists
        case .unicode, .script, .shape: []
        }
    }
}
