import Comments

/// Reads one rule (POLICIES §2).
extension PolicyReader {
    private static let ruleKeys = [
        "id", "title", "why", "class", "mode", "expires", "languages", "false_positives", "when",
        "score", "floor", "ceiling", "priority", "tag", "message", "resources", "redact",
        "rate_limit", "notify", "visible_to", "absorb", "tests",
    ]
    /// What explains a rule and changes no verdict.
    private static let remarks: Set<String> = ["why", "false_positives", "tests", "expires"]

    /// Nil where it cannot be read; what only follows from a wrong form is not told.
    mutating func rule(_ node: PolicyNode) -> Rule? {
        let start = notes.findings.count
        let errors = notes.errors
        let rule = wholeRule(node)
        if rule == nil, notes.errors == errors {
            // Whatever was not told above: a rule may never be missing without a word.
            notes.error(
                "P006",
                node.place,
                "this rule cannot be read",
                "compare it with a shipped one",
            )
        }
        notes.keepForm(since: start)
        if notes.errors > errors { isIncomplete = true }
        return rule
    }

    private mutating func wholeRule(_ node: PolicyNode) -> Rule? {
        guard let fields = Fields(node, known: PolicyReader.ruleKeys, notes: &notes) else {
            return nil
        }
        let id = identifier(fields)
        let condition = self.when(fields)
        let tests = fields["tests"].map { self.tests($0) } ?? RuleTests()
        guard let title = required("title", fields),
            let className = fields["class"] ?? missing(fields),
            let ruleClass = notes.word(className, as: RuleClass.self), let id, let condition
        else { return nil }
        var rule = Rule(
            id: id,
            title: title,
            ruleClass: ruleClass,
            condition: condition,
            place: node.place,
        )
        rule.tests = tests
        rule.file = notes.file
        rule.canonical = node.without(PolicyReader.remarks).canonical
        rule.condensed = fields["when"]?.canonical ?? ""
        readFacts(fields, into: &rule)
        readEffects(fields, into: &rule)
        readNotices(fields, into: &rule)
        lint(rule, fields)
        return rule
    }

    private mutating func missing(_ fields: Fields) -> PolicyNode? {
        notes.error(
            "P014",
            fields.place,
            "a rule without a class",
            "one of: \(RuleClass.allCases.map(\.rawValue).joined(separator: ", "))",
        )
        return nil
    }

    private mutating func required(_ key: String, _ fields: Fields) -> String? {
        if let node = fields[key] { return notes.text(node) }
        notes.error("P014", fields.place, "a rule without a \(key)", "add `\(key): …`")
        return nil
    }

    private mutating func identifier(_ fields: Fields) -> String? {
        guard let node = fields["id"] else {
            notes.error("P010", fields.place, "a rule without an id", "add `id: some-name`")
            return nil
        }
        guard let id = notes.text(node) else { return nil }
        guard PolicyReader.isKebab(id) else {
            notes.error(
                "P010",
                node.place,
                "\"\(id)\" is not a rule id",
                "use small letters, digits and single hyphens",
            )
            return nil
        }
        return id
    }

    /// `links-many`: parts of small letters and digits between single hyphens.
    static func isKebab(_ id: String) -> Bool {
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        return id.utf8.count <= 60
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
            }
    }

    private mutating func when(_ fields: Fields) -> Condition? {
        if let node = fields["when"] { return condition(node) }
        notes.error("P014", fields.place, "a rule without a condition", "add `when:`")
        return nil
    }

    private mutating func readFacts(_ fields: Fields, into rule: inout Rule) {
        if let node = fields["why"] { rule.why = notes.text(node) }
        if let node = fields["mode"] {
            rule.mode = notes.word(node, as: RuleMode.self) ?? .enforce
        }
        if let node = fields["expires"] { rule.expires = notes.day(node) }
        if let node = fields["languages"] { rule.languages = languages(node) }
        if let node = fields["false_positives"] { rule.falsePositives = notes.texts(node) }
    }

    private mutating func languages(_ node: PolicyNode) -> [String] {
        let languages = notes.texts(node)
        for language in languages where ScriptsOfLanguages.scripts(of: language) == nil {
            notes.error(
                "P006",
                node.place,
                "\"\(language)\" is not a language we know",
                "one of: \(ScriptsOfLanguages.known.joined(separator: ", "))",
            )
        }
        return languages
    }

    private mutating func readEffects(_ fields: Fields, into rule: inout Rule) {
        if let node = fields["score"] { rule.score = notes.number(node) ?? 0 }
        if let node = fields["floor"] { rule.floor = notes.outcome(node) }
        if let node = fields["ceiling"] { rule.ceiling = notes.outcome(node) }
        if let node = fields["priority"] { rule.priority = notes.priority(node) }
        if let node = fields["rate_limit"] { rule.rateLimit = rateLimit(node) }
        if let node = fields["visible_to"] {
            rule.seniorsOnly = notes.oneOf(node, ["senior", "all"]) == "senior"
        }
    }

    private mutating func readNotices(_ fields: Fields, into rule: inout Rule) {
        if let node = fields["tag"] { rule.tags = notes.texts(node) }
        if let node = fields["message"] { rule.message = notes.text(node) }
        if let node = fields["resources"] { rule.resources = notes.text(node) }
        if let node = fields["redact"] { rule.redact = redact(node) }
        if let node = fields["absorb"] {
            rule.absorb = notes.texts(node)
            absorbed += rule.absorb.map { ($0, notes.file, node.place) }
        }
        if let node = fields["notify"] { rule.notify = notes.texts(node) }
    }

    /// `match`, or kinds that `pii` knows.
    private mutating func redact(_ node: PolicyNode) -> [Rule.Redact] {
        var nodes = [node]
        if case .list(let items) = node.content { nodes = items }
        let known = ["match"] + PersonalKind.allCases.map(\.rawValue)
        return nodes.compactMap { notes.oneOf($0, known) }
            .map { PersonalKind(rawValue: $0).map(Rule.Redact.kind) ?? .match }
    }
}
