/// Character references, decoded as CommonMark §2.5 and the HTML standard say.
enum Entities {
    /// The text behind one reference (`&amp;`, `&#8211;`, `&#x2013;`); an unknown name stays as it was typed.
    ///
    /// A number that is no character, or is NUL, becomes U+FFFD. Controls are left out later, by `VisibleText`.
    static func decoded(_ reference: String) -> String {
        guard reference.hasPrefix("&"), reference.hasSuffix(";") else { return reference }
        let name = reference.dropFirst().dropLast()
        guard name.hasPrefix("#") else { return names[String(name)] ?? reference }
        let digits = name.dropFirst()
        if digits.hasPrefix("x") || digits.hasPrefix("X") {
            return scalar(digits.dropFirst(), radix: 16)
        }
        return scalar(digits, radix: 10)
    }

    private static func scalar(_ digits: Substring, radix: Int) -> String {
        guard let value = UInt32(digits, radix: radix), value != 0,
            let scalar = Unicode.Scalar(value)
        else { return "\u{FFFD}" }
        return String(scalar)
    }

    /// Read once from the tables: `name=hex`, two scalars joined by `+`.
    private static let names: [String: String] = {
        var names: [String: String] = [:]
        for entry in (earlierNames + " " + laterNames).split(whereSeparator: \.isWhitespace) {
            let parts = entry.split(separator: "=")
            guard parts.count == 2 else { continue }
            let scalars = parts[1].split(separator: "+").compactMap { UInt32($0, radix: 16) }
            names[String(parts[0])] = String(
                String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init))
            )
        }
        return names
    }()
}
