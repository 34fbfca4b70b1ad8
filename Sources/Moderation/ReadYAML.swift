import Yams

/// YAML text to our own nodes, refusing every trap of the format (POLICIES §1).
enum ReadYAML {
    /// Bytes of one file.
    static let limit = 1 << 20
    /// Levels of maps and lists in one another.
    static let depth = 12

    /// The file's one document, or nil with the finding that says why not.
    static func file(_ path: String, in folder: PolicyFolder, notes: inout Notes) -> PolicyNode? {
        let start = PolicyNode.Place(line: 0, column: 0)
        guard let bytes = folder.files[path] else {
            notes.error("P011", start, "there is no file \(path)", "add it or correct the name")
            return nil
        }
        guard bytes.count <= limit else {
            notes.error(
                "P009",
                start,
                "the file has \(bytes.count) bytes, more than \(limit)",
                "move word lists to lists/",
            )
            return nil
        }
        guard let text = folder.text(path) else {
            notes.error("P001", start, "the file is not UTF-8", "save it as UTF-8")
            return nil
        }
        guard !hasTab(text, notes: &notes) else { return nil }
        return compose(text, notes: &notes)
    }

    /// A tab before the first sign of a line: YAML forbids it and its parser says so unclearly.
    private static func hasTab(_ text: String, notes: inout Notes) -> Bool {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let indentation = line.unicodeScalars.prefix { $0 == " " || $0 == "\t" }
            guard let tab = indentation.firstIndex(of: "\t") else { continue }
            if line.unicodeScalars.allSatisfy({ $0 == " " || $0 == "\t" || $0 == "\r" }) {
                continue
            }
            let column = indentation.distance(from: indentation.startIndex, to: tab) + 1
            notes.error(
                "P003",
                .init(line: index + 1, column: column),
                "a tab in the indentation",
                "indent with spaces",
            )
            return true
        }
        return false
    }

    /// Only empty lines and remarks.
    static func saysNothing(_ text: String) -> Bool {
        text.split(whereSeparator: \.isNewline).allSatisfy { line in
            line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
        }
    }

    private static func compose(_ text: String, notes: inout Notes) -> PolicyNode? {
        do {
            // The parser owns the anchors, which nodes hold weakly: it must outlive the walk.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            return try withExtendedLifetime(parser) {
                guard let root = try parser.singleRoot() else {
                    notes.error(
                        "P001",
                        .init(line: 1, column: 1),
                        "the file is empty",
                        "write a policy",
                    )
                    return nil
                }
                let before = notes.errors
                let node = convert(root, depth: 1, notes: &notes)
                return notes.errors == before ? node : nil
            }
        } catch let error as YamlError {
            report(error, notes: &notes)
        } catch {
            notes.error("P001", .init(line: 1, column: 1), "the file cannot be read as YAML", "")
        }
        return nil
    }

    private static func convert(_ node: Node, depth: Int, notes: inout Notes) -> PolicyNode {
        let place = PolicyNode.Place(line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
        let nothing = PolicyNode(content: .scalar(""), place: place)
        guard depth <= ReadYAML.depth || node.scalar != nil else {
            notes.error(
                "P009",
                place,
                "nested deeper than \(ReadYAML.depth) levels",
                "split the rule into several and join them with `rule:`",
            )
            return nothing
        }
        guard node.anchor == nil else {
            notes.error(
                "P004",
                place,
                "anchors and aliases (`&`, `*`) are not allowed",
                "write it out, or put the text in single quotes",
            )
            return nothing
        }
        switch node {
        case .scalar(let scalar):
            guard isPlain(scalar.tag, place, &notes) else { return nothing }
            return PolicyNode(
                content: .scalar(scalar.string),
                place: place,
                style: style(scalar.style),
            )
        case .sequence(let sequence):
            guard isPlain(sequence.tag, place, &notes) else { return nothing }
            let items = sequence.map { convert($0, depth: depth + 1, notes: &notes) }
            return PolicyNode(content: .list(items), place: place)
        case .mapping(let mapping):
            guard isPlain(mapping.tag, place, &notes) else { return nothing }
            let entries = mapping.compactMap { entry($0, $1, depth: depth, notes: &notes) }
            return PolicyNode(content: .map(entries), place: place)
        case .alias:
            notes.error(
                "P004",
                place,
                "anchors and aliases (`&`, `*`) are not allowed",
                "write it out, or put the text in single quotes",
            )
            return nothing
        }
    }

    private static func entry(
        _ key: Node,
        _ value: Node,
        depth: Int,
        notes: inout Notes,
    ) -> PolicyNode.Entry? {
        let name = convert(key, depth: depth, notes: &notes)
        guard case .scalar(let text) = name.content else {
            notes.error("P006", name.place, "a key must be a word", "write `key: value`")
            return nil
        }
        guard text != "<<" else {
            notes.error("P004", name.place, "merge keys are not allowed", "write it out")
            return nil
        }
        let value = convert(value, depth: depth + 1, notes: &notes)
        return PolicyNode.Entry(key: text, place: name.place, value: value)
    }

    /// The names a resolver without rules gives are what an untagged node has after comparison.
    private static func isPlain(
        _ tag: Tag,
        _ place: PolicyNode.Place,
        _ notes: inout Notes,
    ) -> Bool {
        let untagged: [Tag.Name] = [.implicit, .str, .seq, .map]
        if untagged.contains(where: { $0.rawValue == tag.rawValue }) { return true }
        notes.error(
            "P004",
            place,
            "tags (`!…`) are not allowed",
            "leave it out, or put the text in single quotes",
        )
        return false
    }

    private static func style(_ style: Node.Scalar.Style) -> PolicyNode.Style {
        switch style {
        case .any, .plain: .plain
        case .singleQuoted: .single
        case .doubleQuoted: .double
        case .literal, .folded: .block
        }
    }
}

extension ReadYAML {
    private static func report(_ error: YamlError, notes: inout Notes) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let place = PolicyNode.Place(line: mark.line, column: mark.column)
            if problem == "found undefined alias" {
                notes.error(
                    "P004",
                    place,
                    "anchors and aliases (`&`, `*`) are not allowed",
                    "write it out, or put the text in single quotes",
                )
            } else {
                notes.error("P001", place, "not valid YAML: \(problem)", wayOut(of: problem))
            }
        case .duplicatedKeysInMapping(let keys, let context):
            let place = PolicyNode.Place(line: context.mark.line, column: context.mark.column)
            let key = keys.first ?? ""
            notes.error(
                "P002",
                place,
                "\"\(key)\" stands twice in one map",
                "keep one of the two",
            )
        case .reader(let problem, _, _, _):
            notes.error("P001", .init(line: 1, column: 1), "not valid YAML: \(problem)", "")
        default:
            notes.error("P001", .init(line: 1, column: 1), "the file cannot be read as YAML", "")
        }
    }

    /// The slips behind what the parser says, as often as they are met.
    private static func wayOut(of problem: String) -> String {
        if problem.contains("escape") { return "put patterns in single quotes" }
        if problem.contains("mapping values") { return "put a text with a colon in quotes" }
        if problem.contains("expected ',' or") { return "close the bracket, or add a comma" }
        if problem.contains("block end") || problem.contains("block mapping") {
            return "look at the indentation of this line and the one above"
        }
        return "put texts with signs such as : > * ! in single quotes"
    }
}
