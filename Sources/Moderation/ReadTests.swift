import Comments

/// Reads examples: `tests:` of a rule and `cases:` of a policy (POLICIES §7).
extension PolicyReader {
    mutating func tests(_ node: PolicyNode) -> RuleTests {
        guard let fields = Fields(node, known: ["match", "pass"], notes: &notes) else {
            return RuleTests()
        }
        var tests = RuleTests()
        if let match = fields["match"] { tests.match = notes.list(match).compactMap { test($0) } }
        if let pass = fields["pass"] { tests.pass = notes.list(pass).compactMap { test($0) } }
        return tests
    }

    mutating func cases(_ node: PolicyNode) -> [PolicyTest] {
        notes.list(node).compactMap { item in
            guard let found = test(item) else { return nil }
            if found.expect == nil {
                notes.error(
                    "P006",
                    item.place,
                    "a case without `expect`",
                    "add `expect: hold` or another",
                )
            }
            return found
        }
    }

    /// One text, or a map with a text and what is known about its author.
    private mutating func test(_ node: PolicyNode) -> PolicyTest? {
        if case .scalar(let text) = node.content {
            return PolicyTest(text: text, file: notes.file, place: node.place)
        }
        let known = [
            "text", "text_file", "name", "email", "url", "author", "form", "rate", "seen",
            "thread", "article", "parent", "time", "network", "expect", "priority", "hits",
            "misses",
        ]
        guard let fields = Fields(node, known: known, notes: &notes) else { return nil }
        let file = fields["text_file"].flatMap { notes.text($0) }
        var text = ""
        if case .scalar(let written)? = fields["text"]?.content {
            text = written
        } else if file == nil {
            notes.error("P006", node.place, "a test without a text", "add `text: …`")
            return nil
        }
        var test = PolicyTest(text: text, file: notes.file, place: node.place)
        test.textFile = file
        readVisitor(fields, into: &test)
        readSurroundings(fields, into: &test)
        if let node = fields["expect"] { test.expect = notes.outcome(node) }
        if let node = fields["priority"] { test.priority = notes.priority(node) }
        if let node = fields["hits"] { test.hits = notes.texts(node) }
        if let node = fields["misses"] { test.misses = notes.texts(node) }
        return test
    }

    private mutating func readVisitor(_ fields: Fields, into test: inout PolicyTest) {
        if let node = fields["name"] { test.name = notes.text(node) ?? test.name }
        if let node = fields["email"] { test.email = notes.text(node) }
        if let node = fields["url"] { test.website = notes.text(node) }
        if let node = fields["author"] { test.author = author(of: node) }
        if let node = fields["form"] { test.form = form(of: node) }
        if let node = fields["rate"] { test.rates = rates(of: node) }
        if let node = fields["seen"] { test.seen = seen(of: node) }
    }

    /// Counts belong to proven authors only, so a test that names one has a proven author.
    private mutating func author(of node: PolicyNode) -> AuthorSignals {
        let known = [
            "proven", "approved", "held", "rejected", "spam", "first_seen", "rejection_rate",
            "verified", "role", "banned",
        ]
        var author = AuthorSignals()
        guard let fields = Fields(node, known: known, notes: &notes) else { return author }
        let most = 0...1_000_000
        author.proven = true
        if let node = fields["approved"] { author.approved = notes.whole(node, most) ?? 0 }
        if let node = fields["held"] { author.held = notes.whole(node, most) ?? 0 }
        if let node = fields["rejected"] { author.rejected = notes.whole(node, most) ?? 0 }
        if let node = fields["spam"] { author.spam = notes.whole(node, most) ?? 0 }
        if let node = fields["first_seen"] { author.firstSeen = notes.span(node) }
        if let node = fields["verified"] { author.verified = notes.flag(node) ?? false }
        if let node = fields["banned"] { author.banned = notes.flag(node) ?? false }
        if let node = fields["role"] { author.role = notes.word(node, as: Role.self) }
        if let node = fields["proven"] { author.proven = notes.flag(node) ?? true }
        if let node = fields["rejection_rate"], let rate = notes.number(node) {
            // 0 stands for every window: a test does not repeat the rule's.
            author.rejectionRate[0] = rate
        }
        return author
    }

    private mutating func form(of node: PolicyNode) -> FormSignals {
        var form = FormSignals()
        let known = ["honeypot", "elapsed", "token", "extra_fields"]
        guard let fields = Fields(node, known: known, notes: &notes) else { return form }
        if let node = fields["honeypot"] {
            form.honeypotFilled = notes.oneOf(node, ["filled", "empty"]) == "filled"
        }
        if let node = fields["elapsed"], let seconds = notes.span(node) {
            form.elapsed = .known(seconds)
        }
        if let node = fields["token"], let token = tokens(node).first {
            form.token = .known(token)
        }
        if let node = fields["extra_fields"] { form.extraFields = notes.whole(node, 0...100) ?? 0 }
        return form
    }

    /// Counts by key and window, `{ author.10m: 6 }`.
    private mutating func rates(of node: PolicyNode) -> [PolicyTest.RateName: Int] {
        guard case .map(let entries) = node.content else {
            notes.error("P006", node.place, "a map was expected here", "{ author.10m: 6 }")
            return [:]
        }
        var rates: [PolicyTest.RateName: Int] = [:]
        for entry in entries {
            let parts = entry.key.split(separator: ".")
            let kind = parts.count == 3 ? RateQuestion.Kind(rawValue: String(parts[2])) : .submitted
            guard (2...3).contains(parts.count), let kind,
                let key = RateQuestion.Key(rawValue: String(parts[0])),
                let window = TimeSpan.seconds(parts[1])
            else {
                notes.error(
                    "P006",
                    entry.place,
                    "\"\(entry.key)\" is not a rate",
                    "write it as author.10m or author.24h.rejected",
                )
                continue
            }
            rates[.init(key: key, window: window, kind: kind)] = notes.whole(
                entry.value,
                0...1_000_000,
            )
        }
        return rates
    }

    private mutating func seen(of node: PolicyNode) -> [DuplicateQuestion.Scope: Int] {
        let scopes = DuplicateQuestion.Scope.allCases
        guard let fields = Fields(node, known: scopes.map(\.rawValue), notes: &notes) else {
            return [:]
        }
        var seen: [DuplicateQuestion.Scope: Int] = [:]
        for scope in scopes {
            guard let value = fields[scope.rawValue] else { continue }
            seen[scope] = notes.whole(value, 0...1_000_000)
        }
        return seen
    }
}
