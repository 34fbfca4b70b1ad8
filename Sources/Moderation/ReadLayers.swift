import Comments

/// What a policy builds upon, and what a site changes of it (POLICIES §1).
extension PolicyReader {
    /// What `local.yaml` may say: additions and switches, never a new condition for a shipped rule.
    static let localSettings = ["disable", "change", "include", "thresholds", "caps", "rules"]

    /// The findings of another file that was read for this policy.
    mutating func take(_ other: PolicyReader) {
        for finding in other.notes.findings { notes.take(finding) }
        absorbed += other.absorbed
        isIncomplete = isIncomplete || other.isIncomplete
    }

    /// The one parent of a policy, read with what it extends itself.
    mutating func base(
        _ node: PolicyNode,
        in folder: PolicyFolder,
        below: [String],
    ) -> PolicyText? {
        guard let name = notes.text(node),
            var text = other(name, at: node.place, in: folder, below: below)
        else { return nil }
        // What the parent's examples say of the outcome is true of the parent only.
        text.rules = text.rules.map(PolicyReader.withoutOutcomes)
        text.cases = []
        return text
    }

    /// `include: [strict/links-many]`: single rules of other policies, as they stand there.
    mutating func readIncludes(
        _ fields: Fields,
        into text: inout PolicyText,
        in folder: PolicyFolder,
        below: [String],
    ) {
        guard let node = fields["include"] else { return }
        var nodes = [node]
        if case .list(let items) = node.content { nodes = items }
        for item in nodes {
            guard let name = notes.text(item) else { continue }
            let parts = name.split(separator: "/").map(String.init)
            guard parts.count == 2 else {
                notes.error(
                    "P006",
                    item.place,
                    "\"\(name)\" does not name a policy and a rule",
                    "write it as strict/links-many",
                )
                continue
            }
            guard
                let from = other(parts[0], at: item.place, in: folder, below: below + [text.name])
            else { continue }
            guard let rule = from.rules.first(where: { $0.id == parts[1] }) else {
                notes.error(
                    "P011",
                    item.place,
                    "there is no rule \"\(parts[1])\" in \(parts[0])",
                    Spelling.wayOut(parts[1], from.rules.map(\.id), or: ""),
                )
                continue
            }
            guard !text.rules.contains(where: { $0.id == rule.id }) else {
                notes.error(
                    "P010",
                    item.place,
                    "\"\(rule.id)\" is in this policy already",
                    "take this line out",
                )
                continue
            }
            text.rules.append(PolicyReader.withoutOutcomes(rule))
        }
    }

    /// Another policy of the folder, read with what it builds upon.
    private mutating func other(
        _ name: String,
        at place: PolicyNode.Place,
        in folder: PolicyFolder,
        below: [String],
    ) -> PolicyText? {
        guard !below.contains(name) else {
            notes.error(
                "P011",
                place,
                "policies extend one another in a circle: \((below + [name]).joined(separator: " > "))",
                "break it at one `extends:`",
            )
            return nil
        }
        guard folder.files[name + ".yaml"] != nil else {
            notes.error(
                "P011",
                place,
                "there is no policy \"\(name)\"",
                Spelling.wayOut(name, Policy.names(in: folder), or: ""),
            )
            return nil
        }
        var reader = PolicyReader(file: name + ".yaml")
        let found = reader.layer(name, in: folder, below: below)
        take(reader)
        return found
    }

    private static func withoutOutcomes(_ rule: Rule) -> Rule {
        var rule = rule
        func bare(_ test: PolicyTest) -> PolicyTest {
            var test = test
            (test.expect, test.priority) = (nil, nil)
            return test
        }
        rule.tests.match = rule.tests.match.map(bare)
        rule.tests.pass = rule.tests.pass.map(bare)
        return rule
    }

    /// Lays the site's own file over a policy.
    mutating func local(over text: inout PolicyText, in folder: PolicyFolder) {
        // With every line taken out or put in remarks it changes nothing.
        if let text = folder.text(notes.file), ReadYAML.saysNothing(text) { return }
        guard let node = ReadYAML.file(notes.file, in: folder, notes: &notes),
            let fields = Fields(node, known: PolicyReader.localSettings, notes: &notes)
        else { return }
        // What the shipped examples say of outcomes is true without the site's changes only.
        text.rules = text.rules.map(PolicyReader.withoutOutcomes)
        text.cases = []
        text.isChangedLocally = true
        readSwitches(fields, into: &text, elsewhere: rules(in: folder))
        readBounds(fields, into: &text)
        readIncludes(fields, into: &text, in: folder, below: [])
        if let rules = fields["rules"] { text.rules += notes.list(rules).compactMap { rule($0) } }
    }

    /// `disable: [id]` and `change: { id: { score, mode } }`.
    ///
    /// - Parameter elsewhere: `local.yaml` stands over every policy, and not each has every rule.
    mutating func readSwitches(
        _ fields: Fields,
        into text: inout PolicyText,
        elsewhere: Set<String>? = nil,
    ) {
        if let node = fields["disable"] {
            for item in notes.list(node) {
                guard let id = notes.text(item),
                    let index = place(of: id, item.place, text, elsewhere)
                else { continue }
                switchMode(.off, of: index, at: item.place, in: &text)
            }
        }
        guard let node = fields["change"] else { return }
        guard case .map(let entries) = node.content else {
            return notes.error(
                "P006",
                node.place,
                "a map was expected here",
                "rule-id: { score: 2 }",
            )
        }
        for entry in entries {
            guard let index = place(of: entry.key, entry.place, text, elsewhere),
                let change = Fields(entry.value, known: ["score", "mode"], notes: &notes)
            else { continue }
            if let node = change["score"],
                let score = score(node, for: text.rules[index])
            {
                text.rules[index].score = score
            }
            if let mode = change["mode"], let word = notes.word(mode, as: RuleMode.self) {
                switchMode(word, of: index, at: mode.place, in: &text)
            }
        }
    }

    /// The bounds of a rule's class hold for a changed score too (P015, P018).
    private mutating func score(_ node: PolicyNode, for rule: Rule) -> Double? {
        guard let score = notes.number(node) else { return nil }
        if rule.ruleClass == .safety, score != 0 {
            notes.error(
                "P015",
                node.place,
                "\"\(rule.id)\" is a safety rule and has no score",
                "leave `score` out: its floor and ceiling decide",
            )
            return nil
        }
        if rule.ruleClass != .trust, score < 0 {
            notes.error(
                "P018",
                node.place,
                "a negative score for \"\(rule.id)\", which is no trust rule",
                "write a trust rule of its own",
            )
            return nil
        }
        return score
    }

    private mutating func place(
        of id: String,
        _ place: PolicyNode.Place,
        _ text: PolicyText,
        _ elsewhere: Set<String>?,
    ) -> Int? {
        if let index = text.rules.firstIndex(where: { $0.id == id }) { return index }
        if let elsewhere {
            // `local.yaml` stands over every policy, and a file that cannot be read must not take the others along.
            guard !elsewhere.contains(id) else { return nil }
            notes.warn(
                "P011",
                place,
                "there is no rule \"\(id)\" in any policy",
                Spelling.wayOut(
                    id,
                    elsewhere.sorted(),
                    or: "the ids stand in: afterword policy show",
                ),
            )
        } else if !isIncomplete {
            let known = text.rules.map(\.id)
            notes.error(
                "P011",
                place,
                "there is no rule \"\(id)\" to change",
                Spelling.wayOut(id, known, or: "the ids stand in: afterword policy show"),
            )
        }
        return nil
    }

    /// Ids of all rules of all policies in the folder, as far as they can be read.
    private func rules(in folder: PolicyFolder) -> Set<String> {
        var ids: Set<String> = []
        for name in Policy.names(in: folder) {
            var reader = PolicyReader(file: name + ".yaml")
            ids.formUnion((reader.layer(name, in: folder, below: [])?.rules ?? []).map(\.id))
        }
        return ids
    }

    /// A safety rule may not be switched off: that is written in its class (POLICIES §7, P015).
    private mutating func switchMode(
        _ mode: RuleMode,
        of index: Int,
        at place: PolicyNode.Place,
        in text: inout PolicyText,
    ) {
        let rule = text.rules[index]
        guard rule.ruleClass != .safety || mode == .enforce else {
            return notes.error(
                "P015",
                place,
                "\"\(rule.id)\" is a safety rule and stays in force",
                "change its lists instead, or add exceptions",
            )
        }
        text.rules[index].mode = mode
    }
}
