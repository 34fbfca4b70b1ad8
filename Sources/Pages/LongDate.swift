import Comments

extension Timestamp {
    /// `24 November 2026, 12:30 UTC`: absolute, because pages are kept and shared.
    var inWords: String {
        let text = Array(rfc3339)
        let month = Int(String(text[5..<7])) ?? 1
        let day = Int(String(text[8..<10])) ?? 1
        let year = String(text[0..<4])
        let time = String(text[11..<16])
        return "\(day) \(Timestamp.months[month - 1]) \(year), \(time) UTC"
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    var html: HTML { "<time datetime=\"\(rfc3339)\">\(inWords)</time>" }
}
