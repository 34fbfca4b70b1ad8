import FoundationEssentials

/// A stored verdict without the places where its rules hit, for a text that was taken out.
struct WordlessVerdict: Codable {
    struct Hit: Codable {
        var rule: String
        var title: String?
        var mode: String
        var `class`: String?
        var score: Double?
        var floor: String?
        var ceiling: String?
    }
    var policy: String
    var hash: String
    var engine: String?
    var outcome: String
    var priority: String?
    var total: Double?
    var scored: String?
    /// One a rule, in whatever fields it hit.
    var hits: [Hit]
    var trace: [String]
    var errors: [String]?
    var tags: [String]?
    var message: String?
    var resources: String?

    /// Nil for what is no verdict.
    init?(json: String) {
        guard let verdict = try? JSONDecoder().decode(WordlessVerdict.self, from: Data(json.utf8))
        else { return nil }
        self = verdict
        var seen: Set<String> = []
        hits = hits.filter { seen.insert($0.rule).inserted }
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// A line for moderators of each rule that counted; nil where none did.
    var why: String? {
        let lines = hits.filter { $0.mode == "enforce" }.map { "\($0.title ?? "") (\($0.rule))" }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
}
