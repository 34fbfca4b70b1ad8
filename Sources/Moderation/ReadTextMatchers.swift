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
        matcher.view = view(fields)
        if let on = fields["on"] { matcher.fields = fieldNames(on) }
        if let count = fields["at_least"] { matcher.atLeast = notes.whole(count, 1...1_000) ?? 1 }
        if let distinct = fields["distinct"] { matcher.distinct = notes.flag(distinct) ?? false }
        matcher.filter = filter(fields)
        checkWords(matcher, node)
        return matcher
    }

    private mutating func checkWords(_ matcher: WordsMatcher, _ node: PolicyNode) {
        let phrases = matcher.source.phrases + matcher.every
        checkPhrases(phrases + (matcher.filter.unless?.phrases ?? []), node)
        if matcher.source.lists.isEmpty && phrases.isEmpty {
            notes.error("P014", node.place, "words without any words", "give `list` or `any`")
        }
        if !matcher.source.lists.isEmpty, matcher.match == .prefix || matcher.match == .suffix {
            notes.error(
                "P006",
                node.place,
                "match: \(matcher.match.rawValue) says nothing of a list",
                "write the star in the list, `word*` or `*word`, or the words here with `any`",
            )
        }
        if !matcher.every.isEmpty, matcher.source.isEmpty, matcher.atLeast > 1 {
            notes.error(
                "P014",
                node.place,
                "at_least counts what `any` and `list` find, and there is neither",
                "use `any` instead of `all`, or leave at_least out",
            )
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
        }
    }

    /// A word that is dropped without a word leaves a rule that says less than it seems to.
    private mutating func checkPhrases(_ phrases: [String], _ node: PolicyNode) {
        for (phrase, message) in WordList.problems(in: phrases) {
            notes.error(
                "P006",
                node.place,
                "\"\(phrase)\" can never be found: \(message)",
                "signs are found with regex and view: plain",
            )
        }
    }

    mutating func expressions(_ node: PolicyNode) -> ExpressionMatcher? {
        let known = ["any", "flags", "count", "capture", "view", "on", "unless", "subject"]
        guard let fields = Fields(node, known: known, notes: &notes) else { return nil }
        var matcher = ExpressionMatcher()
        guard let any = fields["any"] else {
            notes.error("P014", node.place, "regex without a pattern", "give `any: ['…']`")
            return nil
        }
        matcher.patterns = notes.texts(any)
        lintQuotes(any)
        if let flags = fields["flags"] {
            var nodes = [flags]
            if case .list(let items) = flags.content { nodes = items }
            let known = nodes.compactMap { notes.oneOf($0, ["case", "word"]) }
            matcher.keepsCase = known.contains("case")
            matcher.isWhole = known.contains("word")
        }
        if let count = fields["count"], let bound = notes.comparison(count) {
            matcher.count = bound
        }
        if let group = fields["capture"] { matcher.capture = notes.whole(group, 1...20) ?? 0 }
        matcher.view = view(fields)
        if let on = fields["on"] { matcher.fields = fieldNames(on) }
        matcher.filter = filter(fields)
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

    private mutating func view(_ fields: Fields) -> ViewName {
        fields["view"].flatMap { notes.word($0, as: ViewName.self) } ?? .folded
    }

    mutating func fieldNames(_ node: PolicyNode) -> [TextField] {
        notes.words(node, as: TextField.self)
    }

    mutating func filter(_ fields: Fields) -> HitFilter {
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
