/// One typed-in value on its way to a type: every refusal says where it came from and what is
/// taken.
struct SettingValue {
    var key: SettingKey
    var text: String
    var source: String

    var line: SettingLine {
        SettingLine(key: key.rawValue, value: SafeText.line(text), source: source)
    }

    func number(_ range: ClosedRange<Int>) throws -> Int {
        guard let number = Int(text), range.contains(number) else {
            throw refusal("a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func filled() throws -> String {
        guard !text.isEmpty, !text.contains(where: \.isWhitespace) else {
            throw refusal("a name or address")
        }
        return text
    }

    func path() throws -> String {
        guard !text.isEmpty, !text.contains("\0") else { throw refusal("a path") }
        return text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    func name() throws -> String {
        let isName = text.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        guard isName, !text.isEmpty else { throw refusal("a policy's name, like strict") }
        return text
    }

    func onOrOff() throws -> Bool {
        switch text.lowercased() {
        case "on", "true", "yes": return true
        case "off", "false", "no": return false
        default: throw refusal("on or off")
        }
    }

    func oneOf(_ words: [String]) throws -> String {
        guard words.contains(text.lowercased()) else {
            throw refusal("one of " + words.joined(separator: ", "))
        }
        return text.lowercased()
    }

    /// `10`, `10s`, `2m`.
    func seconds(_ range: ClosedRange<Int>) throws -> Int {
        let number = scaled(["s": 1, "m": 60, "": 1])
        guard let number, range.contains(number) else {
            throw refusal("seconds from \(range.lowerBound) to \(range.upperBound), like 10 or 2m")
        }
        return number
    }

    /// `67108864`, `64MiB`, `64M`; 0 is none.
    func bytes() throws -> Int {
        let scales = [
            "": 1, "b": 1, "k": 1 << 10, "kib": 1 << 10, "m": 1 << 20, "mib": 1 << 20,
            "g": 1 << 30, "gib": 1 << 30,
        ]
        guard let number = scaled(scales) else { throw refusal("bytes, like 0 or 64MiB") }
        return number
    }

    func address() throws -> String? {
        if text.isEmpty { return nil }
        let lower = text.lowercased()
        let rest = ["https://", "http://"].first { lower.hasPrefix($0) }
            .map { text.dropFirst($0.count) }
        guard let rest, let first = rest.first, first != "/",
            rest.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !rest.contains(where: { "?#@\\\"<>".contains($0) })
        else { throw refusal("an address like https://example.org/comments") }
        return String(text.reversed().drop { $0 == "/" }.reversed())
    }

    func networks() throws -> [String] {
        let items = text.split { $0 == "," || $0 == " " }.map(String.init)
        let isNetwork = { (item: String) in
            item.utf8.allSatisfy { "0123456789abcdefABCDEF:./".utf8.contains($0) }
                && item.contains { $0 == "." || $0 == ":" }
        }
        guard items.allSatisfy(isNetwork) else {
            throw refusal("addresses or networks, like 10.0.0.1, fd00::/8")
        }
        return items
    }

    private func scaled(_ scales: [String: Int]) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).lowercased().filter { $0 != " " }
        guard let number = Int(digits), let scale = scales[unit] else { return nil }
        let (product, overflows) = number.multipliedReportingOverflow(by: scale)
        return overflows ? nil : product
    }

    private func refusal(_ wanted: String) -> CommandFailure {
        CommandFailure(
            .wrongUse,
            "\(key.rawValue) is \"\(text)\" (from \(source)); it takes \(wanted)",
            wayOut: "the default is: \(key.usual.isEmpty ? "none" : key.usual)",
        )
    }
}
