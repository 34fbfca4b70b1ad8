/// Percent-encoding in its one normal form (RFC 3986 §6.2.2): upper-case hex, nothing encoded that need not be.
package enum PercentEncoding {
    /// `ALPHA DIGIT - . _ ~` of RFC 3986 §2.3.
    package static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// The same text with escapes in upper case, unreserved bytes bare and every other byte escaped.
    ///
    /// - Parameter keeping: Bytes with a meaning here, left as they are when they stand bare.
    package static func normalised(_ text: some StringProtocol, keeping: String) -> String {
        let bytes = Array(text.utf8)
        let kept = Array(keeping.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 16)
        var index = 0
        while index < bytes.count {
            if let escaped = escape(at: index, in: bytes) {
                if isUnreserved(escaped) {
                    output.append(escaped)
                } else {
                    append(escaped, to: &output)
                }
                index += 3
            } else {
                let byte = bytes[index]
                if isUnreserved(byte) || kept.contains(byte) {
                    output.append(byte)
                } else {
                    append(byte, to: &output)
                }
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Every byte escaped but the unreserved ones: for one value inside a query.
    package static func component(_ text: String) -> String {
        var output: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) { output.append(byte) } else { append(byte, to: &output) }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The text behind the escapes of a form: a cut escape stands for itself, bytes that are no UTF-8 become U+FFFD.
    package static func repaired(
        _ text: some StringProtocol
    ) -> (text: String, wasRepaired: Bool) {
        if let whole = decoded(text, plusIsSpace: true) { return (whole, false) }
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let escaped = escape(at: index, in: bytes) {
                output.append(escaped)
                index += 3
            } else {
                output.append(bytes[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[index])
                index += 1
            }
        }
        return (String(decoding: output, as: UTF8.self), true)
    }

    /// The bytes behind the escapes; nil where an escape is cut or the result is not UTF-8.
    package static func decoded(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%") {
                guard let escaped = escape(at: index, in: bytes) else { return nil }
                output.append(escaped)
                index += 3
            } else {
                let isSpace = plusIsSpace && bytes[index] == UInt8(ascii: "+")
                output.append(isSpace ? UInt8(ascii: " ") : bytes[index])
                index += 1
            }
        }
        return String(validating: output, as: UTF8.self)
    }

    private static func escape(at index: Int, in bytes: [UInt8]) -> UInt8? {
        guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
            let high = hexValue(bytes[index + 1]), let low = hexValue(bytes[index + 2])
        else { return nil }
        return high << 4 | low
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func append(_ byte: UInt8, to output: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        output.append(UInt8(ascii: "%"))
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 15)])
    }
}
