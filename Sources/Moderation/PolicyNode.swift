/// One node of a policy file with its place: all that the rest of this room knows of YAML.
struct PolicyNode: Sendable {
    enum Content: Sendable {
        case scalar(String)
        case list([PolicyNode])
        case map([Entry])
    }
    struct Entry: Sendable {
        var key: String
        var place: Place
        var value: PolicyNode
    }
    struct Place: Sendable, Equatable {
        /// From 1.
        var line: Int
        /// From 1, in Unicode scalars.
        var column: Int
    }
    enum Style: Sendable {
        case plain
        case single
        case double
        case block
    }
    var content: Content
    var place: Place
    var style: Style = .plain

    /// The words for what stands here, for messages about wrong types.
    var kind: String {
        switch content {
        case .scalar(let text): text.isEmpty && style == .plain ? "nothing" : "a single value"
        case .list: "a list"
        case .map: "a map"
        }
    }

    /// Only bare `true` and `false` are booleans (POLICIES §1).
    var flag: Bool? {
        guard case .scalar(let text) = content, style == .plain else { return nil }
        return text == "true" ? true : text == "false" ? false : nil
    }
}

extension PolicyNode {
    /// The same meaning in one spelling: keys sorted, no comments, no styles (POLICIES §8).
    var canonical: String {
        switch content {
        case .scalar(let text):
            if let flag { return flag ? "true" : "false" }
            return JSONText.quoted(text)
        case .list(let nodes):
            return "[" + nodes.map(\.canonical).joined(separator: ",") + "]"
        case .map(let entries):
            let pairs = entries.sorted { $0.key < $1.key }
                .map { JSONText.quoted($0.key) + ":" + $0.value.canonical }
            return "{" + pairs.joined(separator: ",") + "}"
        }
    }
}

extension PolicyNode {
    /// How the file says it, on one line: `{ list: crisis-phrases, match: phrase }`.
    var flow: String {
        switch content {
        case .scalar(let text):
            let isBare =
                !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            return isBare ? text : "'" + text.replacing("'", with: "''") + "'"
        case .list(let nodes): return "[" + nodes.map(\.flow).joined(separator: ", ") + "]"
        case .map(let entries):
            return "{ " + entries.map { "\($0.key): \($0.value.flow)" }.joined(separator: ", ")
                + " }"
        }
    }

    /// The same without some keys.
    func without(_ keys: Set<String>) -> PolicyNode {
        guard case .map(let entries) = content else { return self }
        var node = self
        node.content = .map(entries.filter { !keys.contains($0.key) })
        return node
    }
}
