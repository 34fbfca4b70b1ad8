import Comments

/// A moment taken apart for a language to put together.
struct DateParts {
    var year: String
    /// 0–11.
    var month: Int
    /// 1–31.
    var day: Int
    /// `12:30`, in UTC.
    var time: String

    /// The digits stand where RFC 3339 has them; taken as bytes, because a page has hundreds of dates.
    init(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        func digits(_ range: Range<Int>) -> String {
            String(decoding: bytes[range], as: UTF8.self)
        }
        func number(_ place: Int) -> Int {
            Int(bytes[place] & 15) * 10 + Int(bytes[place + 1] & 15)
        }
        (year, time) = (digits(0..<4), digits(11..<16))
        (month, day) = (number(5) - 1, number(8))
    }
}

extension Timestamp {
    /// `24 November 2026, 12:30 UTC` in the page's language: absolute, because pages are kept and shared.
    func html(_ words: ReaderWords) -> HTML {
        let text = rfc3339
        return "<time datetime=\"\(text)\">\(words.date(DateParts(rfc3339: text)))</time>"
    }
}
