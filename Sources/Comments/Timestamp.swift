package import FoundationEssentials

/// A moment in milliseconds since 1970 UTC, as the store keeps it.
package struct Timestamp: RawRepresentable, Hashable, Sendable, Comparable, Codable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package init(_ date: Date) {
        rawValue = Int64((date.timeIntervalSince1970 * 1_000).rounded(.down))
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.rawValue < right.rawValue
    }

    package func adding(seconds: Int) -> Timestamp {
        Timestamp(rawValue: rawValue + Int64(seconds) * 1_000)
    }

    /// Whole seconds from an earlier moment to this one; negative when it is the later one.
    package func seconds(since earlier: Timestamp) -> Int {
        Int((rawValue - earlier.rawValue) / 1_000)
    }

    package var date: Date { Date(timeIntervalSince1970: Double(rawValue) / 1_000) }

    /// `2026-11-23T17:55:02Z`: RFC 3339 in UTC, whole seconds.
    package var rfc3339: String { date.formatted(.iso8601) }

    /// The beginning of a day in UTC, `2026-11-23`; nil for anything else.
    package init?(day: String) {
        guard day.count == 10, let date = try? Date(day, strategy: .iso8601.year().month().day())
        else { return nil }
        self.init(date)
        // The parser takes 31 February for 3 March.
        guard self.day == day else { return nil }
    }

    /// `2026-11-23`, the day in UTC.
    package var day: String { String(rfc3339.prefix(10)) }
}
