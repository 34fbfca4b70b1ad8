import Comments

extension Timestamp {
    /// `24 November 2026, 12:30 UTC`: absolute, because pages are kept and shared.
    var inWords: String { Timestamp.inWords(rfc3339) }

    /// The digits stand where RFC 3339 has them; taken as bytes, because a page has hundreds of dates.
    private static func inWords(_ text: String) -> String {
        let bytes = Array(text.utf8)
        func digits(_ range: Range<Int>) -> String {
            String(decoding: bytes[range], as: UTF8.self)
        }
        func number(_ place: Int) -> Int {
            Int(bytes[place] & 15) * 10 + Int(bytes[place + 1] & 15)
        }
        let (year, time) = (digits(0..<4), digits(11..<16))
        return "\(number(8)) \(months[number(5) - 1]) \(year), \(time) UTC"
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    var html: HTML {
        let text = rfc3339
        return "<time datetime=\"\(text)\">\(Timestamp.inWords(text))</time>"
    }
}
