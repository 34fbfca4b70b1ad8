/// Days as policies write them, `2026-11-23`: they compare as texts.
enum Day {
    static func isValid(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return false }
        return (1...12).contains(month) && (1...31).contains(day)
    }

    /// The same day a year before: resources older than that need a look (P016).
    static func yearBefore(_ day: String) -> String {
        guard isValid(day), let year = Int(day.prefix(4)) else { return day }
        return String(year - 1) + day.dropFirst(4)
    }
}
