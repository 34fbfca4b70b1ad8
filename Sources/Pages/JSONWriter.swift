/// Writes JSON straight into bytes, in the order the views name things: no tree, no second pass.
///
/// Our own, because a thread's JSON is the hottest thing we make and an encoder builds it twice.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    /// A comma is due before the next value.
    private var isAfterValue = false

    package init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        openObject()
        body(&self)
        closeObject()
    }

    package mutating func array<Element>(
        _ elements: some Sequence<Element>,
        _ body: (inout JSONWriter, Element) -> Void,
    ) {
        openArray()
        for element in elements { body(&self, element) }
        closeArray()
    }

    mutating func openObject() { open("{") }
    mutating func closeObject() { close("}") }
    mutating func openArray() { open("[") }
    mutating func closeArray() { close("]") }

    package mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: "\":".utf8)
        isAfterValue = false
    }

    /// A name that is not ours: quoted like any text.
    mutating func key(text: String) {
        value(text)
        bytes.append(UInt8(ascii: ":"))
        isAfterValue = false
    }

    mutating func value(_ text: String) {
        separate()
        quote(text)
        isAfterValue = true
    }

    mutating func value(_ number: some BinaryInteger) { raw(number.description) }

    /// Whole numbers without a point; what JSON has no word for is null.
    package mutating func value(_ number: Double) {
        raw(number.isFinite ? Int(exactly: number).map(String.init) ?? "\(number)" : "null")
    }

    mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }

    mutating func null() { raw("null") }

    package mutating func field(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }

    mutating func field(_ name: StaticString, _ number: Int64?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    mutating func field(_ name: StaticString, _ flag: Bool) {
        key(name)
        value(flag)
    }

    /// Left out altogether when there is nothing to say.
    mutating func optional(_ name: StaticString, _ text: String?) {
        if let text { field(name, text) }
    }

    private mutating func raw(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        isAfterValue = true
    }

    /// Ends a value that stands on a line of its own.
    package mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        isAfterValue = false
    }

    private mutating func open(_ sign: Unicode.Scalar) {
        separate()
        bytes.append(UInt8(ascii: sign))
        isAfterValue = false
    }

    private mutating func close(_ sign: Unicode.Scalar) {
        bytes.append(UInt8(ascii: sign))
        isAfterValue = true
    }

    private mutating func separate() {
        if isAfterValue { bytes.append(UInt8(ascii: ",")) }
        isAfterValue = false
    }

    /// What JSON wants escaped (RFC 8259 §7), and `</` and `<!`: a site may put what we say into a `<script>`, and
    /// these alone end or change what a browser reads there (HTML, 4.12.1.3).
    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            // What needs no escape is copied in one piece.
            var start = 0
            for index in 0..<utf8.count {
                let byte = unsafe utf8[index]
                guard JSONWriter.mustEscape(byte) else { continue }
                if byte == UInt8(ascii: "<") {
                    let next = index + 1 < utf8.count ? unsafe utf8[index + 1] : 0
                    if next == UInt8(ascii: "/") {
                        unsafe bytes.append(contentsOf: utf8[start...index])
                        bytes.append(contentsOf: "\\/".utf8)
                        start = index + 2
                    }
                    guard next == UInt8(ascii: "!") else { continue }
                }
                unsafe bytes.append(contentsOf: utf8[start..<index])
                escape(byte)
                start = index + 1
            }
            unsafe bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func mustEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
            || byte == UInt8(ascii: "<")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            return bytes.append(byte)
        case 0x0A: return bytes.append(contentsOf: "\\n".utf8)
        default: break
        }
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
    }
}
