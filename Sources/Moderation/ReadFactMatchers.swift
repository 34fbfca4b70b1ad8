/// `links`, `email_domain`, `unicode`, `script` and `shape` (POLICIES §4).
extension PolicyReader {
    mutating func links(_ node: PolicyNode) -> LinksMatcher? {
        let known = [
            "count", "domains", "text_ratio", "list", "shorteners", "in", "bare", "punycode",
            "ip_host",
        ]
        guard let fields = Fields(node, known: known, notes: &notes) else { return nil }
        var matcher = LinksMatcher()
        if let count = fields["count"] { matcher.count = notes.comparison(count) }
        if let domains = fields["domains"] { matcher.domains = notes.comparison(domains) }
        if let ratio = fields["text_ratio"] { matcher.textRatio = notes.comparison(ratio) }
        if let list = fields["list"] { matcher.lists = notes.texts(list) }
        if let short = fields["shorteners"] { matcher.isShortener = notes.flag(short) }
        if let places = fields["in"] {
            matcher.places = notes.words(places, as: LinksMatcher.Place.self)
        }
        if let bare = fields["bare"] { matcher.isBare = notes.flag(bare) }
        if let punycode = fields["punycode"] { matcher.isPunycode = notes.flag(punycode) }
        if let address = fields["ip_host"] { matcher.isIPAddress = notes.flag(address) }
        return requireKeys(fields, node, "links") ? matcher : nil
    }

    mutating func emailDomain(_ node: PolicyNode) -> EmailDomainMatcher? {
        let known = ["list", "free_mail", "equals_link_domain"]
        guard let fields = Fields(node, known: known, notes: &notes) else { return nil }
        var matcher = EmailDomainMatcher()
        if let list = fields["list"] { matcher.lists = notes.texts(list) }
        if let free = fields["free_mail"] { matcher.isFreeMail = notes.flag(free) }
        if let equals = fields["equals_link_domain"] {
            matcher.equalsLinkDomain = notes.flag(equals)
        }
        return requireKeys(fields, node, "email_domain") ? matcher : nil
    }

    mutating func unicode(_ node: PolicyNode) -> UnicodeMatcher? {
        let known = UnicodeMatcher.Count.allCases.map(\.rawValue)
        guard let fields = Fields(node, known: known, notes: &notes) else { return nil }
        var matcher = UnicodeMatcher()
        for count in UnicodeMatcher.Count.allCases {
            guard let value = fields[count.rawValue], let bound = notes.comparison(value) else {
                continue
            }
            matcher.bounds.append((count, bound))
        }
        return requireKeys(fields, node, "unicode") ? matcher : nil
    }

    mutating func script(_ node: PolicyNode) -> ScriptMatcher? {
        let known = ["any", "share", "expected", "mixed_in_word"]
        guard let fields = Fields(node, known: known, notes: &notes),
            requireKeys(fields, node, "script")
        else { return nil }
        var matcher = ScriptMatcher()
        if let any = fields["any"] { matcher.any = scripts(any) }
        if let share = fields["share"] { matcher.share = notes.comparison(share) }
        if let expected = fields["expected"] { matcher.expected = scripts(expected) }
        if let mixed = fields["mixed_in_word"] { matcher.mixedInWord = notes.comparison(mixed) }
        if matcher.share != nil && matcher.any.isEmpty {
            notes.error(
                "P014",
                node.place,
                "a share of no script",
                "say of which: any: [Cyrillic]",
            )
        }
        return matcher
    }

    private mutating func scripts(_ node: PolicyNode) -> [String] {
        notes.items(node).compactMap { notes.oneOf($0, ScriptFacts.names) }
    }

    mutating func shape(_ node: PolicyNode) -> ShapeMatcher? {
        let measures = ShapeMatcher.Measure.allCases.map(\.rawValue)
        guard let fields = Fields(node, known: measures + ["min_letters"], notes: &notes) else {
            return nil
        }
        var matcher = ShapeMatcher()
        for measure in ShapeMatcher.Measure.allCases {
            guard let value = fields[measure.rawValue], let bound = notes.comparison(value) else {
                continue
            }
            matcher.bounds.append((measure, bound))
        }
        if let letters = fields["min_letters"] {
            matcher.minLetters = notes.whole(letters, 0...10_000) ?? matcher.minLetters
        }
        if fields.keys == ["min_letters"] {
            notes.error(
                "P014",
                node.place,
                "min_letters without anything to compare",
                "it goes with a share of letters, such as caps_ratio: \"> 0.7\"",
            )
        }
        return requireKeys(fields, node, "shape") ? matcher : nil
    }

    /// A matcher with nothing in it would match everything.
    mutating func requireKeys(_ fields: Fields, _ node: PolicyNode, _ name: String) -> Bool {
        guard fields.keys.isEmpty else { return true }
        notes.error("P014", node.place, "\(name) without anything to compare", "add a bound")
        return false
    }
}
