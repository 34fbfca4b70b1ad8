import Comments

/// `author`, `form`, `rate` and `duplicate` (POLICIES §4).
extension PolicyReader {
    mutating func author(_ node: PolicyNode) -> AuthorMatcher? {
        let counts = AuthorMatcher.Count.allCases.map(\.rawValue)
        let known =
            counts + ["rejection_rate", "first_seen", "verified", "proven", "banned", "role"]
        guard let fields = Fields(node, known: known, notes: &notes),
            requireKeys(fields, node, "author")
        else { return nil }
        var matcher = AuthorMatcher()
        for count in AuthorMatcher.Count.allCases {
            guard let value = fields[count.rawValue], let bound = notes.comparison(value) else {
                continue
            }
            matcher.counts.append((count, bound))
        }
        if let rate = fields["rejection_rate"] { matcher.rejectionRate = rejectionRate(rate) }
        if let seen = fields["first_seen"] { matcher.firstSeen = notes.comparisonOfSpans(seen) }
        if let verified = fields["verified"] { matcher.isVerified = notes.flag(verified) }
        if let proven = fields["proven"] { matcher.isProven = notes.flag(proven) }
        if let banned = fields["banned"] { matcher.isBanned = notes.flag(banned) }
        if let role = fields["role"] { matcher.roles = notes.words(role, as: Role.self) }
        return matcher
    }

    private mutating func rejectionRate(_ node: PolicyNode) -> AuthorMatcher.RejectionRate? {
        guard let fields = Fields(node, known: ["window", "value", "minimum"], notes: &notes) else {
            return nil
        }
        guard let window = fields["window"], let value = fields["value"] else {
            notes.error("P014", node.place, "rejection_rate needs `window` and `value`", "")
            return nil
        }
        guard let seconds = notes.span(window), let bound = notes.comparison(value) else {
            return nil
        }
        var rate = AuthorMatcher.RejectionRate(window: seconds, bound: bound)
        if let minimum = fields["minimum"] { rate.minimum = notes.whole(minimum, 1...1_000) ?? 1 }
        return rate
    }

    mutating func form(_ node: PolicyNode) -> FormMatcher? {
        let known = ["honeypot", "elapsed", "token", "extra_fields"]
        guard let fields = Fields(node, known: known, notes: &notes),
            requireKeys(fields, node, "form")
        else { return nil }
        var matcher = FormMatcher()
        if let honeypot = fields["honeypot"] {
            matcher.honeypotFilled = notes.oneOf(honeypot, ["filled", "empty"]) == "filled"
        }
        if let elapsed = fields["elapsed"] { matcher.elapsed = notes.comparisonOfSpans(elapsed) }
        if let token = fields["token"] {
            matcher.tokens = tokens(token)
        }
        if let extra = fields["extra_fields"] { matcher.extraFields = notes.comparison(extra) }
        return matcher
    }

    /// What may be said of a form's token, in one word or a list.
    mutating func tokens(_ node: PolicyNode) -> [FormSignals.Token] {
        let known: [FormSignals.Token] = [.valid, .missing, .forged, .expired, .reused]
        return notes.items(node).compactMap { notes.oneOf($0, known.map(\.rawValue)) }
            .compactMap(FormSignals.Token.init(rawValue:))
    }

    mutating func rate(_ node: PolicyNode) -> RateMatcher? {
        guard let fields = Fields(node, known: ["key", "window", "count", "of"], notes: &notes),
            let questions = rateQuestions(fields, node)
        else { return nil }
        guard let count = fields["count"] else {
            notes.error("P014", node.place, "rate needs `count`", "such as count: \"> 5\"")
            return nil
        }
        return notes.comparison(count).map { RateMatcher(questions: questions, bound: $0) }
    }

    mutating func rateLimit(_ node: PolicyNode) -> Rule.RateLimit? {
        guard let fields = Fields(node, known: ["key", "window", "max", "of"], notes: &notes),
            let questions = rateQuestions(fields, node)
        else { return nil }
        guard let max = fields["max"] else {
            notes.error("P014", node.place, "rate_limit needs `max`", "such as max: 5")
            return nil
        }
        return notes.whole(max, 1...1_000_000).map {
            Rule.RateLimit(questions: questions, max: $0)
        }
    }

    private mutating func rateQuestions(_ fields: Fields, _ node: PolicyNode) -> [RateQuestion]? {
        guard let key = fields["key"], let window = fields["window"] else {
            notes.error("P014", node.place, "a rate needs `key` and `window`", "")
            return nil
        }
        let known = RateQuestion.Key.allCases.map(\.rawValue)
        var keys: [RateQuestion.Key] = []
        for name in notes.texts(key) {
            if let known = RateQuestion.Key(rawValue: name) {
                keys.append(known)
            } else {
                notes.error(
                    "P019",
                    key.place,
                    "nothing is counted by \"\(name)\"",
                    "one of: \(known.joined(separator: ", "))",
                )
            }
        }
        let kinds =
            fields["of"].map { notes.words($0, as: RateQuestion.Kind.self) } ?? [.submitted]
        guard let seconds = notes.span(window), !keys.isEmpty else { return nil }
        return keys.flatMap { key in
            kinds.map { RateQuestion(key: key, window: seconds, kind: $0) }
        }
    }

    mutating func duplicate(_ node: PolicyNode) -> DuplicateMatcher? {
        let known = ["of", "window", "distance", "min_chars"]
        guard let fields = Fields(node, known: known, notes: &notes) else { return nil }
        guard let of = fields["of"], let window = fields["window"] else {
            notes.error("P014", node.place, "duplicate needs `of` and `window`", "")
            return nil
        }
        let scopes = notes.words(of, as: DuplicateQuestion.Scope.self)
        let distance = fields["distance"].map { self.distance($0) } ?? 0
        let minimum = fields["min_chars"].map { notes.whole($0, 1...10_000) ?? 20 } ?? 20
        guard let seconds = notes.span(window), !scopes.isEmpty else { return nil }
        return DuplicateMatcher(
            questions: scopes.map {
                DuplicateQuestion(scope: $0, window: seconds, distance: distance, minimum: minimum)
            }
        )
    }

    /// `"<= 3"` or `3`: bits in which two texts' marks may differ.
    private mutating func distance(_ node: PolicyNode) -> Int {
        guard let bound = notes.comparison(node) else { return 0 }
        let bits = bound.sign == .less ? bound.bound - 1 : bound.bound
        guard [.atMost, .less, .equal].contains(bound.sign), let whole = Int(exactly: bits),
            (0...6).contains(whole)
        else {
            notes.error("P008", node.place, "not a distance", "write \"<= 3\", from 0 to 6")
            return 0
        }
        return whole
    }
}
