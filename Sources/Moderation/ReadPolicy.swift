import Comments

/// Reads a whole policy file (POLICIES §1, §10).
extension PolicyReader {
    static let settings = [
        "policy", "version", "description", "extends", "include", "disable", "change", "defaults",
        "thresholds", "caps", "receipt", "rules", "cases",
    ]

    /// The policy with what it builds upon and the site's own `local.yaml` over it; what is wrong is in `notes`.
    mutating func policy(_ name: String, in folder: PolicyFolder) -> PolicyText? {
        guard var text = layer(name, in: folder, below: []) else { return nil }
        if folder.files["local.yaml"] != nil {
            var own = PolicyReader(file: "local.yaml")
            own.local(over: &text, in: folder)
            take(own)
        }
        lintTogether(text)
        return text
    }

    /// One file over the one it extends.
    mutating func layer(
        _ name: String,
        in folder: PolicyFolder,
        below: [String],
    ) -> PolicyText? {
        guard let node = ReadYAML.file(notes.file, in: folder, notes: &notes),
            let fields = Fields(node, known: PolicyReader.settings, notes: &notes)
        else { return nil }
        var text = PolicyText(name: name)
        if let parent = fields["extends"] {
            guard let base = base(parent, in: folder, below: below + [name]) else { return nil }
            text = base
            text.name = name
        }
        readHead(fields, into: &text)
        readIncludes(fields, into: &text, in: folder, below: below)
        readSwitches(fields, into: &text)
        let start = notes.findings.count
        readBounds(fields, into: &text)
        notes.keepForm(since: start)
        if let rules = fields["rules"] {
            let nodes = notes.list(rules)
            text.rules += nodes.compactMap { rule($0) }
        } else if fields["extends"] == nil && fields["include"] == nil {
            notes.error("P014", node.place, "a policy without rules", "add `rules:`")
            return nil
        }
        if let cases = fields["cases"] { text.cases = self.cases(cases) }
        return text
    }

    private mutating func readHead(_ fields: Fields, into text: inout PolicyText) {
        if let node = fields["policy"] {
            if let written = notes.text(node), written != text.name {
                notes.error(
                    "P010",
                    node.place,
                    "the file is called \(text.name) and says \"\(written)\"",
                    "give both one name",
                )
            }
        } else {
            notes.error("P010", fields.place, "no `policy:` name", "add `policy: \(text.name)`")
        }
        if let node = fields["version"] { _ = notes.whole(node, 0...1_000_000) }
        if let node = fields["description"] { _ = notes.text(node) }
        if let node = fields["receipt"] { readReceipt(node, into: &text) }
    }

    private mutating func readReceipt(_ node: PolicyNode, into text: inout PolicyText) {
        guard let fields = Fields(node, known: ["message", "resources"], notes: &notes) else {
            return
        }
        if let message = fields["message"] { text.receipt = notes.text(message) }
        if let resources = fields["resources"] {
            text.alwaysHelps = notes.oneOf(resources, ["always", "when_asked"]) == "always"
        }
    }

    mutating func readBounds(_ fields: Fields, into text: inout PolicyText) {
        if let node = fields["defaults"],
            let defaults = Fields(node, known: ["outcome"], notes: &notes),
            let outcome = defaults["outcome"]
        {
            text.usual = notes.outcome(outcome) ?? .hold
            if text.usual > .hold {
                notes.error(
                    "P014",
                    outcome.place,
                    "nothing is \(text.usual.name) before a rule says so",
                    "write approve or hold",
                )
            }
        }
        if let node = fields["thresholds"],
            let bounds = Fields(node, known: ["hold", "spam"], notes: &notes)
        {
            if let hold = bounds["hold"] { text.thresholds.hold = threshold(hold) }
            if let spam = bounds["spam"] { text.thresholds.spam = threshold(spam) }
            if text.thresholds.hold > text.thresholds.spam {
                notes.error(
                    "P014",
                    node.place,
                    "the threshold of hold (\(JSONText.spelled(text.thresholds.hold))) is above the one of "
                        + "spam (\(JSONText.spelled(text.thresholds.spam)))",
                    "write both, the one of hold below",
                )
            }
        }
        guard let node = fields["caps"],
            let caps = Fields(node, known: RuleClass.allCases.map(\.rawValue), notes: &notes)
        else { return }
        for ruleClass in RuleClass.allCases {
            if let cap = caps[ruleClass.rawValue] {
                text.caps[ruleClass] = self.cap(cap, ruleClass)
            }
        }
    }

    /// Above nothing: at 0 a comment that no rule hit would be over it.
    private mutating func threshold(_ node: PolicyNode) -> Double {
        guard let number = notes.number(node) else { return 1 }
        if number <= 0 {
            notes.error(
                "P014",
                node.place,
                "a threshold of 0 or less is over for everybody",
                "such as 4",
            )
        }
        return number
    }

    /// Scores of trust are negative, all others positive; a cap on the other side would take them all away.
    private mutating func cap(_ node: PolicyNode, _ ruleClass: RuleClass) -> Double? {
        guard let number = notes.number(node) else { return nil }
        if ruleClass == .trust ? number > 0 : number < 0 {
            notes.error(
                "P018",
                node.place,
                "a cap of \(ruleClass.rawValue) has the other sign than its scores",
                ruleClass == .trust ? "write it below 0" : "write it above 0",
            )
        }
        return number
    }
}
