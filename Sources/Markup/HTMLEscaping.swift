/// The two ways in which text may enter HTML; there is no third.
///
/// U+0338 is written as a number: after the `>` of a tag, whoever normalises the page to NFC would make `≯` of both.
package enum HTMLEscaping {
    /// Text between tags.
    package static func text(_ text: String) -> String {
        escaped(text) { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            default: nil
            }
        }
    }

    /// The value of an attribute, between double or single quotes.
    package static func attribute(_ value: String) -> String {
        escaped(value) { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            case UInt8(ascii: "'"): "&#39;"
            default: nil
            }
        }
    }

    /// U+0338 in UTF-8; the first byte only ever begins a pair.
    private static let overlayStart: UInt8 = 0xCC
    private static let overlayEnd: UInt8 = 0xB8

    private static func escaped(_ text: String, _ name: (UInt8) -> StaticString?) -> String {
        guard text.hasByte(where: { $0 == overlayEnd || name($0) != nil }) else {
            return text
        }
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            if byte == overlayEnd, output.last == overlayStart {
                output.removeLast()
                output += "&#824;".utf8
            } else if let name = name(byte) {
                name.withUTF8Buffer { unsafe output.append(contentsOf: $0) }
            } else {
                output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
