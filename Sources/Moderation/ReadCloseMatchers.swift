/// `near` and `pii` (POLICIES §4).
extension PolicyReader {
    mutating func near(_ node: PolicyNode) -> NearMatcher? {
        let known = ["a", "b", "within", "same_sentence", "order", "on"]
        guard let fields = Fields(node, known: known, notes: &notes) else { return nil }
        guard let first = fields["a"], let second = fields["b"], let within = fields["within"]
        else {
            notes.error(
                "P014",
                node.place,
                "near needs `a`, `b` and `within`",
                "such as within: 8",
            )
            return nil
        }
        let sides = (side(first), side(second))
        guard let a = sides.0, let b = sides.1,
            let words = notes.whole(within, 1...NearMatcher.limit)
        else { return nil }
        var matcher = NearMatcher(a: a, b: b, within: words)
        if let same = fields["same_sentence"] {
            matcher.isSameSentence = notes.flag(same) ?? false
        }
        if let order = fields["order"] {
            matcher.order = notes.word(order, as: NearMatcher.Order.self) ?? .any
        }
        if let on = fields["on"] { matcher.fields = fieldNames(on) }
        return matcher
    }

    /// `{ list: … }`, `{ words: [ … ] }`, `{ regex: … }`, `{ pii: [ … ] }`, or a whole matcher under its name.
    private mutating func side(_ node: PolicyNode) -> NearMatcher.Side? {
        guard case .map(let entries) = node.content else {
            notes.error("P006", node.place, "a map was expected here", "{ list: some-list }")
            return nil
        }
        let keys = Set(entries.map(\.key))
        if keys.contains("regex") {
            return nested("regex", node, keys) { reader, node in
                reader.expressions(node).map(NearMatcher.Side.expressions)
            }
        }
        if keys.contains("pii") {
            return nested("pii", node, keys) { reader, node in
                reader.personal(node).map(NearMatcher.Side.personal)
            }
        }
        if keys.contains("words") {
            return nested("words", node, keys) { reader, node in
                reader.words(node).map(NearMatcher.Side.words)
            }
        }
        return words(node).map(NearMatcher.Side.words)
    }

    /// The value of one key, which is a matcher or short for one: `regex: '…'`, `pii: [phone]`.
    private mutating func nested(
        _ key: String,
        _ node: PolicyNode,
        _ keys: Set<String>,
        _ read: (inout PolicyReader, PolicyNode) -> NearMatcher.Side?,
    ) -> NearMatcher.Side? {
        guard let fields = Fields(node, known: [key], notes: &notes), let value = fields[key] else {
            return nil
        }
        if case .map = value.content { return read(&self, value) }
        let short = key == "pii" ? "kinds" : "any"
        let entry = PolicyNode.Entry(key: short, place: value.place, value: value)
        var entries = [entry]
        if key == "regex" {
            // A name is known by its capital, so a bare expression keeps them.
            entries.append(.init(key: "view", place: value.place, value: .word("plain", value)))
            entries.append(.init(key: "flags", place: value.place, value: .word("case", value)))
        }
        return read(&self, PolicyNode(content: .map(entries), place: value.place))
    }

    mutating func personal(_ node: PolicyNode) -> PersonalMatcher? {
        let known = ["kinds", "except", "on", "at_least", "unless", "subject"]
        guard let fields = Fields(node, known: known, notes: &notes) else { return nil }
        guard let kinds = fields["kinds"] else {
            notes.error(
                "P014",
                node.place,
                "pii without `kinds`",
                "one of: \(PersonalKind.allCases.map(\.rawValue).joined(separator: ", "))",
            )
            return nil
        }
        var matcher = PersonalMatcher()
        matcher.kinds = notes.words(kinds, as: PersonalKind.self)
        if let except = fields["except"] { matcher.except = notes.texts(except) }
        if let on = fields["on"] { matcher.fields = fieldNames(on) }
        if let count = fields["at_least"] { matcher.atLeast = notes.whole(count, 1...100) ?? 1 }
        matcher.filter = filter(fields)
        return matcher.kinds.isEmpty ? nil : matcher
    }
}

extension PolicyNode {
    /// A word at the place of another node.
    fileprivate static func word(_ text: String, _ other: PolicyNode) -> PolicyNode {
        PolicyNode(content: .scalar(text), place: other.place)
    }
}
