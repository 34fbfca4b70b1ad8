import Comments

/// Fields of a body in `application/x-www-form-urlencoded`, as browsers send forms.
struct TypedForm {
    /// Fields that are read; a form of a theme may bring some of its own.
    static let mostFields = 64

    private let values: [String: String]
    /// Bytes that are no UTF-8 stand as U+FFFD now: the reader is shown what became of them.
    let wasRepaired: Bool

    /// The first of two equal names wins, as WordPress's forms rely on nothing else.
    init(_ bytes: [UInt8]) throws(Refusal) {
        var values: [String: String] = [:]
        let pairs = bytes.split(separator: UInt8(ascii: "&"))
        guard pairs.count <= TypedForm.mostFields else {
            throw .malformed("the form has more than \(TypedForm.mostFields) fields")
        }
        var wasRepaired = false
        for pair in pairs {
            let text = String(decoding: pair, as: UTF8.self)
            let mark = text.firstIndex(of: "=") ?? text.endIndex
            let rest = mark == text.endIndex ? "" : text[text.index(after: mark)...]
            let name = PercentEncoding.repaired(text[..<mark])
            let value = PercentEncoding.repaired(rest)
            wasRepaired = wasRepaired || name.wasRepaired || value.wasRepaired
            if values[name.text] == nil { values[name.text] = value.text }
        }
        self.values = values
        self.wasRepaired = wasRepaired
    }

    /// Fields beside some that are known.
    func count(beside known: Set<String>) -> Int { values.keys.count { !known.contains($0) } }

    subscript(name: String) -> String? { values[name] }

    /// Empty is the same as absent where a browser sends every field.
    func filled(_ name: String) -> String? {
        values[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
