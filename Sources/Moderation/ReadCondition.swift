/// Reads one policy file; keeps its findings and numbers its text matchers.
struct PolicyReader {
    var notes: Notes
    /// Text matchers read so far: the next one's number.
    private(set) var matchers = 0

    /// - Parameter matchers: How many were read before, in the files this one builds upon.
    init(file: String, matchers: Int = 0) {
        notes = Notes(file: file)
        self.matchers = matchers
    }

    mutating func number() -> Int {
        defer { matchers += 1 }
        return matchers
    }
}

extension PolicyReader {
    private static let combinators = ["all", "any", "not", "at_least", "rule"]
    private static let matchers = [
        "words", "regex", "links", "author", "form", "rate", "duplicate", "email_domain",
        "unicode", "script", "shape", "thread",
    ]
    /// Matchers of POLICIES §4 that are still to come.
    private static let later = [
        "near", "pii", "network", "article", "time", "classifier", "absorb",
    ]

    /// A condition: one map; several keys in it must all hold.
    mutating func condition(_ node: PolicyNode) -> Condition? {
        let known = PolicyReader.combinators + PolicyReader.matchers
        guard let fields = Fields(node, known: known, later: PolicyReader.later, notes: &notes)
        else { return nil }
        guard !fields.keys.isEmpty else {
            notes.error("P014", node.place, "an empty condition", "say what it should look for")
            return nil
        }
        let parts = fields.keys.compactMap { key in
            fields[key].flatMap { part(key, $0) }
        }
        guard parts.count == fields.keys.count else { return nil }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func part(_ key: String, _ node: PolicyNode) -> Condition? {
        switch key {
        case "all": conditions(node).map(Condition.all)
        case "any": conditions(node).map(Condition.any)
        case "not": condition(node).map(Condition.not)
        case "at_least": atLeast(node)
        case "rule": notes.text(node).map { .rule($0, node.place) }
        case "author": author(node).map { .signal(.author($0)) }
        case "thread": thread(node).map { .signal(.thread($0)) }
        case "form": form(node).map { .signal(.form($0)) }
        case "rate": rate(node).map { .signal(.rate($0)) }
        case "duplicate": duplicate(node).map { .signal(.duplicate($0)) }
        default: textMatcher(key, node)
        }
    }

    private mutating func textMatcher(_ key: String, _ node: PolicyNode) -> Condition? {
        let kind: TextMatcher.Kind?
        switch key {
        case "words": kind = words(node).map(TextMatcher.Kind.words)
        case "regex": kind = expressions(node).map(TextMatcher.Kind.expressions)
        case "links": kind = links(node).map(TextMatcher.Kind.links)
        case "email_domain": kind = emailDomain(node).map(TextMatcher.Kind.emailDomain)
        case "unicode": kind = unicode(node).map(TextMatcher.Kind.unicode)
        case "script": kind = script(node).map(TextMatcher.Kind.script)
        case "shape": kind = shape(node).map(TextMatcher.Kind.shape)
        default: kind = nil
        }
        return kind.map { .text(TextMatcher(index: number(), kind: $0, place: node.place)) }
    }

    private mutating func conditions(_ node: PolicyNode) -> [Condition]? {
        let nodes = notes.list(node)
        let parts = nodes.compactMap { condition($0) }
        guard !nodes.isEmpty, parts.count == nodes.count else {
            if case .list(let items) = node.content, items.isEmpty {
                notes.error("P014", node.place, "an empty list of conditions", "add one")
            }
            return nil
        }
        return parts
    }

    private mutating func atLeast(_ node: PolicyNode) -> Condition? {
        guard let fields = Fields(node, known: ["n", "of"], notes: &notes) else { return nil }
        guard let count = fields["n"], let list = fields["of"] else {
            notes.error("P014", node.place, "at_least needs `n` and `of`", "")
            return nil
        }
        guard let parts = conditions(list), let needed = notes.whole(count, 1...parts.count) else {
            return nil
        }
        return .atLeast(needed, parts)
    }
}
