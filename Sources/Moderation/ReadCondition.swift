/// Reads one policy file and keeps its findings.
struct PolicyReader {
    var notes: Notes
    /// Rules named by `absorb`, checked when all rules are read.
    var absorbed: [(id: String, file: String, place: PolicyNode.Place)] = []
    /// A rule could not be read, so what others say of it is not looked into.
    var isIncomplete = false

    init(file: String) {
        notes = Notes(file: file)
    }
}

extension PolicyReader {
    private static let combinators = ["all", "any", "not", "at_least", "rule"]
    private static let matchers = [
        "words", "regex", "links", "author", "form", "rate", "duplicate", "email_domain",
        "unicode", "script", "shape", "thread", "near", "pii", "article", "time", "network",
    ]
    /// Of POLICIES §4, and not for rules yet: it learns from a site's own verdicts.
    private static let later = ["classifier"]

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
        default:
            if let signal = signalMatcher(key, node) {
                .signal(signal, label: "\(key) \(node.flow)")
            } else {
                textMatcher(key, node)
            }
        }
    }

    private mutating func signalMatcher(_ key: String, _ node: PolicyNode) -> SignalMatcher? {
        switch key {
        case "author": author(node).map(SignalMatcher.author)
        case "thread": thread(node).map(SignalMatcher.thread)
        case "article": article(node).map(SignalMatcher.article)
        case "time": time(node).map(SignalMatcher.time)
        case "network": network(node).map(SignalMatcher.network)
        case "form": form(node).map(SignalMatcher.form)
        case "rate": rate(node).map(SignalMatcher.rate)
        case "duplicate": duplicate(node).map(SignalMatcher.duplicate)
        default: nil
        }
    }

    private mutating func textMatcher(_ key: String, _ node: PolicyNode) -> Condition? {
        let kind: TextMatcher.Kind?
        switch key {
        case "words": kind = words(node).map(TextMatcher.Kind.words)
        case "regex": kind = expressions(node).map(TextMatcher.Kind.expressions)
        case "near": kind = near(node).map(TextMatcher.Kind.near)
        case "pii": kind = personal(node).map(TextMatcher.Kind.personal)
        case "links": kind = links(node).map(TextMatcher.Kind.links)
        case "email_domain": kind = emailDomain(node).map(TextMatcher.Kind.emailDomain)
        case "unicode": kind = unicode(node).map(TextMatcher.Kind.unicode)
        case "script": kind = script(node).map(TextMatcher.Kind.script)
        case "shape": kind = shape(node).map(TextMatcher.Kind.shape)
        default: kind = nil
        }
        return kind.map {
            .text(TextMatcher(kind: $0, place: node.place, label: "\(key) \(node.flow)"))
        }
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
