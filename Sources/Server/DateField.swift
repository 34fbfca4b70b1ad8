import Comments
import Synchronization

/// The `Date` of answers (RFC 9110 §6.6.1), written once a second.
final class DateField: Sendable {
    private let last = Mutex<(second: Int64, text: String)>((-1, ""))

    func text(at now: Timestamp) -> String {
        let second = now.rawValue / 1_000
        return last.withLock { last in
            if last.second != second { last = (second, DateField.written(now)) }
            return last.text
        }
    }

    /// `Tue, 24 Nov 2026 12:30:00 GMT`: the one form that RFC 9110 §5.6.7 lets a server write.
    static func written(_ moment: Timestamp) -> String {
        let text = moment.rfc3339
        let parts = text.split { "-T:Z".contains($0) }
        // Day 0 of 1970 was a Thursday.
        let weekday = weekdays[Int((moment.rawValue / 86_400_000 + 4) % 7)]
        let month = months[(Int(parts[1]) ?? 1) - 1]
        let time = "\(parts[3]):\(parts[4]):\(parts[5])"
        return "\(weekday), \(parts[2]) \(month) \(parts[0]) \(time) GMT"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
