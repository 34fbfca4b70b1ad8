/// Days as policies write them, `2026-11-23`: they compare as texts.
enum Day {
    static func isValid(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return false }
        guard let year = Int(parts[0]), (1...12).contains(month) else { return false }
        return (1...days(of: month, year)).contains(day)
    }

    private static func days(of month: Int, _ year: Int) -> Int {
        if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// The same day a year before: resources older than that need a look (P016).
    static func yearBefore(_ day: String) -> String {
        guard isValid(day), let year = Int(day.prefix(4)) else { return day }
        return String(year - 1) + day.dropFirst(4)
    }
}
