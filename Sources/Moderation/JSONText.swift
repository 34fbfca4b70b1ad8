/// A value that prints as JSON in one spelling: keys sorted, no white space but after `,` and `:`.
///
/// Our own, because the printed bytes are hashed and compared: they may not change with a library.
indirect enum JSONText {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([JSONText])
    case map([String: JSONText])
    case null

    var printed: String {
        switch self {
        case .text(let text): JSONText.quoted(text)
        case .number(let number): JSONText.spelled(number)
        case .flag(let flag): flag ? "true" : "false"
        case .null: "null"
        case .list(let items): "[" + items.map(\.printed).joined(separator: ", ") + "]"
        case .map(let map):
            "{"
                + map.sorted { $0.key < $1.key }
                .map { JSONText.quoted($0.key) + ": " + $0.value.printed }
                .joined(separator: ", ") + "}"
        }
    }

    /// Whole numbers without a point, others as Swift spells them.
    static func spelled(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        return Int(exactly: number).map(String.init) ?? "\(number)"
    }

    /// A JSON string: quotes, backslash and controls escaped, everything else as it is.
    static func quoted(_ text: String) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\t": output += "\\t"
            case "\r": output += "\\r"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }
}
