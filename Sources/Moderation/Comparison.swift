/// A bound for a number, written as text: `">= 3"`, `"< 0.2"`, `"> 7d"`; a bare number means equal.
struct Comparison: Sendable, Equatable {
    enum Sign: String, Sendable {
        case less = "<"
        case atMost = "<="
        case equal = "="
        case different = "!="
        case atLeast = ">="
        case more = ">"
    }
    let sign: Sign
    let bound: Double

    func holds(_ value: Double) -> Bool {
        switch sign {
        case .less: value < bound
        case .atMost: value <= bound
        case .equal: value == bound
        case .different: value != bound
        case .atLeast: value >= bound
        case .more: value > bound
        }
    }

    func holds(_ value: Int) -> Bool { holds(Double(value)) }

    init(_ sign: Sign, _ bound: Double) {
        self.sign = sign
        self.bound = bound
    }

    /// - Parameter number: Reads what stands behind the sign: a number or a duration.
    init?(_ text: String, number: (Substring) -> Double?) {
        let trimmed = text.filter { $0 != " " }[...]
        let sign = trimmed.prefix { "<>=!".contains($0) }
        guard let bound = number(trimmed.dropFirst(sign.count)), bound.isFinite else { return nil }
        switch sign {
        case "": self.init(.equal, bound)
        case "==": self.init(.equal, bound)
        default:
            guard let known = Sign(rawValue: String(sign)) else { return nil }
            self.init(known, bound)
        }
    }
}

/// Spans of time as policies write them: `90s`, `10m`, `24h`, `30d`.
enum TimeSpan {
    /// Seconds, nil for anything else than a whole number and one unit; at most ten years.
    static func seconds(_ text: some StringProtocol) -> Int? {
        guard let unit = text.last, let count = Int(text.dropLast()), count >= 0 else { return nil }
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        guard let factor = units[unit] else { return nil }
        let (seconds, overflow) = count.multipliedReportingOverflow(by: factor)
        return overflow || seconds > 3_660 * 86_400 ? nil : seconds
    }

    /// The largest unit that says it in a whole number: 600 is `10m`.
    static func spelled(_ seconds: Int) -> String {
        let units: [(Int, String)] = [(86_400, "d"), (3_600, "h"), (60, "m")]
        for (factor, name) in units where seconds >= factor && seconds % factor == 0 {
            return "\(seconds / factor)\(name)"
        }
        return "\(seconds)s"
    }
}
