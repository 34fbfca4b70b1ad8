/// A stretch of time; its end is left out.
package struct Period: Sendable, Equatable {
    package var since: Timestamp
    package var until: Timestamp

    package init(since: Timestamp, until: Timestamp) {
        self.since = since
        self.until = until
    }

    package func contains(_ moment: Timestamp) -> Bool { since <= moment && moment < until }

    /// A month in UTC, written `2026-11`; nil for anything else.
    package init?(month: String) {
        guard month.utf8.count == 7, let since = Timestamp(day: month + "-01") else { return nil }
        // The longest month and a day more is in the next one, whatever the month.
        guard let until = Timestamp(day: since.adding(seconds: 32 * 86_400).day.prefix(7) + "-01")
        else { return nil }
        self.init(since: since, until: until)
    }

    /// The month before the one that `now` is in.
    package static func lastMonth(before now: Timestamp) -> String {
        guard let first = Timestamp(day: now.day.prefix(7) + "-01") else { return "" }
        return String(first.adding(seconds: -86_400).day.prefix(7))
    }

    /// So many days in UTC, the one that `now` is in as the last.
    package init(days: Int, endingAt now: Timestamp) {
        let end = (now.dayNumber + 1) * Timestamp.millisecondsADay
        let start = end - Int64(days) * Timestamp.millisecondsADay
        self.init(since: Timestamp(rawValue: start), until: Timestamp(rawValue: end))
    }
}

extension Timestamp {
    package static let millisecondsADay: Int64 = 86_400_000

    /// Days in UTC since 1970.
    package var dayNumber: Int64 {
        let (days, rest) = rawValue.quotientAndRemainder(
            dividingBy: Timestamp.millisecondsADay
        )
        return rest < 0 ? days - 1 : days
    }

    package init(dayNumber: Int64) {
        self.init(rawValue: dayNumber * Timestamp.millisecondsADay)
    }
}
