import Comments

/// A policy between reading and use: its lists, messages and help lines are fetched and checked here.
struct PolicyDraft {
    struct Parts {
        var order: [Int]
        var probes: [Probe]
        var lexicon: Lexicon
        var redactions: [PersonalKind: Finder]
    }
    let folder: PolicyFolder
    let today: String
    let isServing: Bool
    /// It is what the program brought along, and was looked at when that was built.
    let isShipped: Bool
    private(set) var notes: Notes
    private(set) var shelf = ListShelf()
    private(set) var messages: Messages
    private(set) var resources: [String: HelpFile] = [:]

    init(
        folder: PolicyFolder,
        today: String,
        isServing: Bool,
        isShipped: Bool,
        notes: Notes,
    ) {
        self.folder = folder
        self.today = today
        self.isServing = isServing
        self.isShipped = isShipped
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
            notes.file = rule.file
            notes.warn(
                "P107",
                rule.place,
                "\"\(rule.id)\" expired on \(day)",
                isSafety ? "it stays in force; give it a new day" : "it runs in shadow now",
            )
            if !isSafety && rule.mode == .enforce {
                text.rules[index].mode = .shadow
                text.rules[index].isPast = true
            }
        }
    }

    /// Everything a policy needs to run, nil where something is missing; lists and numbers are filled into its rules.
    mutating func parts(of text: inout PolicyText) -> Parts? {
        readLists(text)
        readNotices(text)
        guard !findings.contains(where: \.isError), let order = RuleOrder.sorted(text.rules) else {
            return nil
        }
        text.rules = settled(text.rules)
        var maker = ProbeMaker(
            lexicon: Lexicon(shelf: shelf),
            notes: notes,
            isProven: isShipped,
        )
        var probes: [Probe] = []
        var isWhole = true
        for rule in text.rules {
            maker.languages = rule.languages
            for matcher in rule.condition.texts {
                maker.notes.file = rule.file
                maker.lexicon.fields.formUnion(matcher.fields)
                if let probe = maker.probe(matcher) {
                    probes.append(probe)
                } else {
                    isWhole = false
                }
            }
        }
        let redactions = Policy.redactionFinders(text.rules, &maker)
        let fits = maker.lexicon.build()
        notes = maker.notes
        if !fits {
            let start = PolicyNode.Place(line: 1, column: 1)
            notes.error(
                "P013",
                start,
                "the patterns of this policy do not fit into \(ExpressionSet.memory >> 20) MiB",
                "use fewer, or move plain words into lists",
            )
        }
        guard isWhole, fits else { return nil }
        return Parts(
            order: order,
            probes: probes,
            lexicon: maker.lexicon,
            redactions: redactions,
        )
    }

    /// Rules with their text matchers numbered, their languages' scripts and the networks of lists filled in.
    private func settled(_ rules: [Rule]) -> [Rule] {
        var next = 0
        return rules.map { rule in
            var rule = rule
            let scripts = rule.languages.compactMap(ScriptsOfLanguages.scripts).flatMap(\.self)
            rule.condition = rule.condition.changingLeaves { leaf in
                switch leaf {
                case .text(var matcher):
                    matcher.index = next
                    matcher.scripts = Set(scripts)
                    next += 1
                    return .text(matcher)
                case .signal(.network(var network), let label):
                    if let list = network.list {
                        network.question.networks =
                            shelf.files(of: list).flatMap(\.entries).map(\.text)
                    }
                    return .signal(.network(network), label: label)
                case .signal, .rule, .all, .any, .atLeast, .not: return leaf
                }
            }
            return rule
        }
    }

    private mutating func readLists(_ text: PolicyText) {
        for rule in text.rules {
            notes.file = rule.file
            for matcher in rule.condition.texts {
                for name in matcher.listNames {
                    shelf.read(name, for: &notes, at: matcher.place, from: folder)
                }
                if case .words(let words) = matcher.kind, words.match == .substring {
                    words.source.lists.forEach { shelf.warnOfShort($0) }
                }
            }
            for case .network(let network) in rule.condition.signals {
                guard let list = network.list else { continue }
                shelf.read(list, for: &notes, at: rule.place, from: folder)
                shelf.checkNetworks(list)
            }
        }
    }

    private mutating func readNotices(_ text: PolicyText) {
        for rule in text.rules {
            notes.file = rule.file
            if let key = rule.message { require(message: key, at: rule.place) }
            if let key = rule.resources { readHelp(key, at: rule.place) }
        }
        notes.file = text.name + ".yaml"
        let start = PolicyNode.Place(line: 1, column: 1)
        if let key = text.receipt { require(message: key, at: start) }
        if text.alwaysHelps { readHelp(PolicyText.usualResources, at: start) }
    }

    private mutating func require(message key: String, at place: PolicyNode.Place) {
        guard messages.text(key, languages: []) == nil, messages.findings.isEmpty else { return }
        notes.error(
            messages.isKnownElsewhere(key) ? "P016" : "P011",
            place,
            "there is no message \"\(key)\" in messages/\(Messages.usualLocale).yaml",
            Spelling.wayOut(key, messages.keys, or: "add it there"),
        )
    }

    private mutating func readHelp(_ key: String, at place: PolicyNode.Place) {
        guard resources[key] == nil else { return }
        let path = "resources/\(key).yaml"
        guard folder.files[path] != nil else {
            notes.error("P011", place, "there is no \(path)", "add it, or correct `resources:`")
            return
        }
        let (file, found) = HelpFile.read(
            path,
            from: folder,
            today: today,
            isServing: isServing,
        )
        for finding in found { notes.take(finding) }
        if let file { resources[key] = file }
    }

    /// The policy, its lists, the keys of its messages, our tables and our major version, in one spelling (POLICIES §8).
    func canonical(_ text: PolicyText) -> String {
        let lists = shelf.lists.map { name, files in
            let spelled = files.map { file -> JSONText in
                ["name": .text(file.name), "entries": .list(file.spelled)]
            }
            return (name, JSONText.list(spelled))
        }
        let major = Policy.engine.prefix { $0 != "." }
        let all: JSONText = [
            "engine": .text(String(major)), "policy": text.canonical, "lists": .map(lists),
            "messages": .list(messages.keys.map(JSONText.text)),
            "resources": .list(resources.keys.sorted().map(JSONText.text)),
            "suffixes": .text(RegistrableDomain.table),
            "lookAlikes": .text(LookAlikeTable.version),
        ]
        return all.printed + "\n"
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
        case .words(let words): words.listNames
        case .expressions(let expressions): expressions.filter.listNames
        case .near(let near): near.sides.flatMap(\.listNames)
        case .personal(let personal): personal.except + personal.filter.listNames
        case .links(let links):
            links.lists + (links.isShortener == nil ? [] : [LinksMatcher.shorteners])
        case .emailDomain(let email):
            email.lists + (email.isFreeMail == nil ? [] : [EmailDomainMatcher.freeMail])
        case .unicode, .script, .shape: []
        }
    }

    /// Fields it looks at.
    var fields: [TextField] {
        switch kind {
        case .words(let words): words.fields
        case .expressions(let expressions): expressions.fields
        case .near(let near): near.fields
        case .personal(let personal): personal.fields
        case .links, .emailDomain, .unicode, .script, .shape: []
        }
    }
}

extension WordsMatcher {
    fileprivate var listNames: [String] { source.lists + filter.listNames }
}

extension HitFilter {
    fileprivate var listNames: [String] { unless?.lists ?? [] }
}

extension NearMatcher.Side {
    fileprivate var listNames: [String] {
        switch self {
        case .words(let words): words.listNames
        case .expressions(let expressions): expressions.filter.listNames
        case .personal(let personal): personal.except + personal.filter.listNames
        }
    }
}
