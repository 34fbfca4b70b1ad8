import Comments

/// Bounds of a JSON body, counted before anything is decoded: a decoder would build what we mean to refuse.
struct JSONShape {
    /// Objects and arrays inside one another.
    static let mostDepth = 8
    /// Keys of all objects together.
    static let mostKeys = 64
    /// Items of all arrays together; a decision has at most 1,000.
    static let mostItems = 4_096

    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0
    private var items = 0
    private let keyLimit: Int
    private var keys = 0
    /// Names seen in each open object.
    private var names: [Set<ArraySlice<UInt8>>] = []

    /// - Parameter mostKeys: A decision of a thousand items has two keys each.
    static func check(_ bytes: [UInt8], mostKeys: Int = JSONShape.mostKeys) throws(Refusal) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw .malformed("the body is not UTF-8")
        }
        var shape = JSONShape(bytes: bytes, keyLimit: mostKeys)
        try shape.value()
        shape.space()
        guard shape.index == bytes.count else { throw shape.wrong("something follows the value") }
    }

    private init(bytes: [UInt8], keyLimit: Int) {
        self.bytes = bytes
        self.keyLimit = keyLimit
    }

    private func wrong(_ what: String) -> Refusal {
        .malformed("the body is not the JSON we take: \(what), at byte \(index)")
    }

    private mutating func space() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private mutating func value() throws(Refusal) {
        space()
        guard index < bytes.count else { throw wrong("it ends too early") }
        switch bytes[index] {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try array()
        case UInt8(ascii: "\""): _ = try string()
        default: try word()
        }
    }

    private mutating func enter() throws(Refusal) {
        depth += 1
        index += 1
        guard depth <= JSONShape.mostDepth else {
            throw wrong("more than \(JSONShape.mostDepth) levels")
        }
        space()
    }

    private mutating func object() throws(Refusal) {
        try enter()
        names.append([])
        defer { _ = names.popLast() }
        while index < bytes.count, bytes[index] != UInt8(ascii: "}") {
            try member()
            try separator(before: UInt8(ascii: "}"))
        }
        try leave()
    }

    private mutating func member() throws(Refusal) {
        guard bytes[index] == UInt8(ascii: "\"") else { throw wrong("a name was expected") }
        let name = try string()
        keys += 1
        guard keys <= keyLimit else { throw wrong("more than \(keyLimit) keys") }
        guard !name.contains(UInt8(ascii: "\\")) else { throw wrong("a name with an escape") }
        guard names[names.count - 1].insert(name).inserted else {
            throw wrong("\"\(String(decoding: name, as: UTF8.self))\" is there twice")
        }
        space()
        guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
            throw wrong("a colon was expected")
        }
        index += 1
        try value()
    }

    private mutating func array() throws(Refusal) {
        try enter()
        while index < bytes.count, bytes[index] != UInt8(ascii: "]") {
            items += 1
            guard items <= JSONShape.mostItems else {
                throw wrong("more than \(JSONShape.mostItems) items")
            }
            try value()
            try separator(before: UInt8(ascii: "]"))
        }
        try leave()
    }

    private mutating func leave() throws(Refusal) {
        guard index < bytes.count else { throw wrong("it ends too early") }
        index += 1
        depth -= 1
    }

    private mutating func separator(before end: UInt8) throws(Refusal) {
        space()
        guard index < bytes.count else { throw wrong("it ends too early") }
        if bytes[index] == end { return }
        guard bytes[index] == UInt8(ascii: ",") else { throw wrong("a comma was expected") }
        index += 1
        space()
        guard index < bytes.count, bytes[index] != end else { throw wrong("a comma too many") }
    }

    private mutating func string() throws(Refusal) -> ArraySlice<UInt8> {
        index += 1
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard index < bytes.count else { throw wrong("a string has no end") }
        defer { index += 1 }
        return bytes[start..<index]
    }

    /// A number, `true`, `false` or `null`; the decoder looks at it more closely.
    private mutating func word() throws(Refusal) {
        let start = index
        while index < bytes.count, !",]} \t\r\n:\"{[".utf8.contains(bytes[index]) { index += 1 }
        guard index > start else { throw wrong("a value was expected") }
    }
}
