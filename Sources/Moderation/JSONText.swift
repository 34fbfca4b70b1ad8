/// A value that prints as JSON in one spelling: keys sorted, no white space but after `,` and `:`.
///
/// Our own, because the printed bytes are hashed and compared: they may not change with a library.
package enum JSONText: ExpressibleByDictionaryLiteral {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([JSONText])
    /// Each key once, in any order: printing sorts them, which takes least where they are nearly sorted.
    case map([(String, JSONText)])
    case null

    package init(dictionaryLiteral members: (String, JSONText)...) { self = .map(members) }

    var printed: String { String(decoding: bytes, as: UTF8.self) }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1_024)
        write(into: &bytes)
        return bytes
    }

    private func write(into bytes: inout [UInt8]) {
        switch self {
        case .text(let text): JSONText.quote(text, into: &bytes)
        case .number(let number): bytes += JSONText.spelled(number).utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .null: bytes += "null".utf8
        case .list(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { JSONText.append(UInt8(ascii: ","), to: &bytes) }
                item.write(into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .map(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.sorted(by: { $0.0 < $1.0 }).enumerated() {
                if index > 0 { JSONText.append(UInt8(ascii: ","), to: &bytes) }
                JSONText.quote(member.0, into: &bytes)
                JSONText.append(UInt8(ascii: ":"), to: &bytes)
                member.1.write(into: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func append(_ sign: UInt8, to bytes: inout [UInt8]) {
        bytes.append(sign)
        bytes.append(UInt8(ascii: " "))
    }

    /// Whole numbers without a point, others as Swift spells them.
    static func spelled(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        return Int(exactly: number).map(String.init) ?? "\(number)"
    }

    /// A JSON string: quotes, backslash and controls escaped, everything else as it is.
    static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        quote(text, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func quote(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        defer { bytes.append(UInt8(ascii: "\"")) }
        // Few texts have anything to escape, and bytes that stand in an array are looked through fastest.
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        guard bytes[start...].contains(where: isEscaped) else { return }
        bytes.removeSubrange(start...)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += "\\\"".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case UInt8(ascii: "\n"): bytes += "\\n".utf8
            case UInt8(ascii: "\t"): bytes += "\\t".utf8
            case UInt8(ascii: "\r"): bytes += "\\r".utf8
            case ..<0x20:
                let hex = String(byte, radix: 16)
                bytes += ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
            default: bytes.append(byte)
            }
        }
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}
