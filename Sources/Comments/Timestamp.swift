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
    ///
    /// Counted here and not by Foundation, whose calendar cost a page of a hundred comments more than reading them.
    package var rfc3339: String {
        let second = rawValue >= 0 ? rawValue / 1_000 : (rawValue - 999) / 1_000
        let day = second >= 0 ? second / 86_400 : (second - 86_399) / 86_400
        let clock = second - day * 86_400
        let (year, month, date) = Timestamp.civil(day)
        guard (0...9_999).contains(year) else { return self.date.formatted(.iso8601) }
        return unsafe String(unsafeUninitializedCapacity: 20) { bytes in
            var at = 0
            func put(_ number: Int64, digits: Int, then sign: Unicode.Scalar) {
                var number = number
                for place in stride(from: at + digits - 1, through: at, by: -1) {
                    unsafe bytes[place] = UInt8(ascii: "0") + UInt8(number % 10)
                    number /= 10
                }
                at += digits
                unsafe bytes[at] = UInt8(ascii: sign)
                at += 1
            }
            put(year, digits: 4, then: "-")
            put(month, digits: 2, then: "-")
            put(date, digits: 2, then: "T")
            put(clock / 3_600, digits: 2, then: ":")
            put(clock / 60 % 60, digits: 2, then: ":")
            put(clock % 60, digits: 2, then: "Z")
            return at
        }
    }

    /// The Gregorian date of a day counted from 1970 (Howard Hinnant, chrono-compatible low-level date algorithms).
    ///
    /// Years begin in March here, so that the leap day is their last; eras are the 400 years after which all repeats.
    private static func civil(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let isNextYear = month >= 10
        return (
            yearOfEra + era * 400 + (isNextYear ? 1 : 0),
            isNextYear ? month - 9 : month + 3,
            dayOfYear - (153 * month + 2) / 5 + 1,
        )
    }

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
