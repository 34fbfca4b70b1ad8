/// `words` and `regex` (POLICIES §4).
extension PolicyReader {
    mutating func words(_ node: PolicyNode) -> WordsMatcher? {
        let known = [
            "list", "any", "all", "match", "view", "on", "at_least", "distinct", "unless",
            "subject",
        ]
        guard let fields = Fields(node, known: known, notes: &notes) else { return nil }
        var matcher = WordsMatcher()
        if let list = fields["list"] { matcher.source.lists = notes.texts(list) }
        if let any = fields["any"] { matcher.source.phrases = notes.texts(any) }
        if let all = fields["all"] { matcher.every = notes.texts(all) }
        if let match = fields["match"] {
            matcher.match = notes.word(match, as: WordsMatcher.Match.self) ?? .word
        }
        matcher.view = view(fields, plainAllowed: matcher.match == .substring)
        if let on = fields["on"] { matcher.fields = fieldNames(on) }
        if let count = fields["at_least"] { matcher.atLeast = notes.whole(count, 1...1_000) ?? 1 }
        if let distinct = fields["distinct"] { matcher.distinct = notes.flag(distinct) ?? false }
        matcher.filter = filter(fields)
        checkWords(matcher, node)
        return matcher
    }

    private mutating func checkWords(_ matcher: WordsMatcher, _ node: PolicyNode) {
        let phrases = matcher.source.phrases + matcher.every
        if matcher.source.lists.isEmpty && phrases.isEmpty {
            notes.error("P014", node.place, "words without any words", "give `list` or `any`")
        }
        if matcher.match == .substring {
            for phrase in phrases where phrase.count < 5 {
                notes.warn(
                    "P102",
                    node.place,
                    "\"\(phrase)\" is short and found inside other words",
                    "use `match: word`",
                )
            }
            warnOfEverydayWords(phrases, node.place)
        }
        if matcher.view == .squeezed && !matcher.filter.isEmpty {
            notes.error(
                "P005",
                node.place,
                "`unless` and `subject` are not supported yet in squeezed view",
                "use the folded view",
            )
        }
    }

    /// P101: the ten words that have embarrassed the most filters.
    private mutating func warnOfEverydayWords(
        _ phrases: [String],
        _ place: PolicyNode.Place,
    ) {
        let everyday = [
            "specialist", "socialist", "scunthorpe", "assistant", "classic", "therapist",
            "cocktail", "analysis", "document", "peacock",
        ]
        for phrase in phrases {
            let small = phrase.lowercased()
            if let word = everyday.first(where: { $0 != small && $0.contains(small) }) {
                notes.warn("P101", place, "\"\(phrase)\" matches \"\(word)\"", "use `match: word`")
            }
        }
    }

    mutating func expressions(_ node: PolicyNode) -> ExpressionMatcher? {
        let known = ["any", "flags", "count", "view", "on", "unless", "subject"]
        guard let fields = Fields(node, known: known, later: ["capture"], notes: &notes) else {
            return nil
        }
        var matcher = ExpressionMatcher()
        guard let any = fields["any"] else {
            notes.error("P014", node.place, "regex without a pattern", "give `any: ['…']`")
            return nil
        }
        matcher.patterns = notes.texts(any)
        lintQuotes(any)
        if let flags = fields["flags"] {
            matcher.keepsCase = notes.texts(flags).contains("case")
            for flag in notes.texts(flags) where flag != "case" {
                notes.error("P006", flags.place, "unknown flag \"\(flag)\"", "known: case")
            }
        }
        if let count = fields["count"], let bound = notes.comparison(count) {
            matcher.count = bound
        }
        matcher.view = view(fields, plainAllowed: true)
        if let on = fields["on"] { matcher.fields = fieldNames(on) }
        matcher.filter = filter(fields)
        if matcher.view != .folded && !matcher.filter.isEmpty {
            notes.error(
                "P005",
                node.place,
                "`unless` and `subject` are only supported in the folded view",
                "leave `view` out",
            )
        }
        return matcher
    }

    private mutating func lintQuotes(_ node: PolicyNode) {
        var nodes = [node]
        if case .list(let items) = node.content { nodes = items }
        for item in nodes {
            guard case .scalar(let text) = item.content, item.style == .double else { continue }
            // What YAML made of the backslash is gone by now; a control shows that there was one.
            if text.contains("\\") || text.unicodeScalars.contains(where: { $0.value < 0x20 }) {
                notes.warn(
                    "P104",
                    item.place,
                    "a pattern in double quotes with a backslash",
                    "use single quotes",
                )
            }
        }
    }

    private mutating func view(_ fields: Fields, plainAllowed: Bool) -> ViewName {
        guard let node = fields["view"], let view = notes.word(node, as: ViewName.self) else {
            return .folded
        }
        if !plainAllowed && (view == .raw || view == .plain) {
            notes.error(
                "P005",
                node.place,
                "words in the \(view.rawValue) view are not supported yet",
                "use folded or squeezed, or `match: substring`",
            )
        }
        return view
    }

    private mutating func fieldNames(_ node: PolicyNode) -> [TextField] {
        let later = ["url", "email_domain", "parent", "article_title"]
        var names: [TextField] = []
        for text in notes.texts(node) {
            if let field = TextField(rawValue: text) {
                names.append(field)
            } else if later.contains(text) {
                notes.error("P005", node.place, "`on: \(text)` is not supported yet", "")
            } else {
                notes.error("P006", node.place, "\"\(text)\" is not a field", "body or name")
            }
        }
        return names
    }

    private mutating func filter(_ fields: Fields) -> HitFilter {
        var filter = HitFilter()
        if let node = fields["subject"] { filter.subject = notes.word(node, as: Person.self) }
        guard let node = fields["unless"],
            let unless = Fields(node, known: ["list", "any", "window"], notes: &notes)
        else { return filter }
        var source = WordsMatcher.Source()
        if let list = unless["list"] { source.lists = notes.texts(list) }
        if let any = unless["any"] { source.phrases = notes.texts(any) }
        if let window = unless["window"] { filter.window = notes.whole(window, 1...50) ?? 4 }
        if source.lists.isEmpty && source.phrases.isEmpty {
            notes.error("P014", node.place, "unless without any words", "give `list` or `any`")
        }
        filter.unless = source
        return filter
    }
}
