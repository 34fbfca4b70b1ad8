import FoundationEssentials

extension Timestamp {
    /// A moment as people type it: `2026-11-23T17:55:02Z`, a day in UTC, or how long before `now`: `90m`, `24h`,
    /// `7d`, `2w`; nil for anything else.
    package init?(typed text: String, now: Timestamp) {
        self.init(text, spansGo: -1, from: now)
    }

    /// The same for what is to come: a span is how long after `now`.
    package init?(typedAhead text: String, now: Timestamp) {
        self.init(text, spansGo: 1, from: now)
    }

    private init?(_ text: String, spansGo direction: Int, from now: Timestamp) {
        if let span = Timestamp.span(text) {
            self = now.adding(seconds: direction * span)
        } else if let day = Timestamp(day: text) {
            self = day
        } else if Timestamp.hasYearOfFourDigits(text),
            let date = try? Date(text, strategy: .iso8601)
        {
            self.init(date)
        } else {
            return nil
        }
    }

    /// The parser takes years of any length, and a moment that far away is no number of milliseconds.
    private static func hasYearOfFourDigits(_ text: String) -> Bool {
        let start = text.utf8.prefix(5)
        return start.count == 5 && start.last == UInt8(ascii: "-")
            && start.dropLast().allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Seconds of `90m`, `24h`, `7d` or `2w`, up to ten years.
    private static func span(_ text: String) -> Int? {
        let units: [Character: Int] = ["m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
        let digits = text.dropLast()
        guard let unit = text.last.flatMap({ units[$0] }), !digits.isEmpty,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
            number <= 315_576_000 / unit
        else { return nil }
        return number * unit
    }
}
