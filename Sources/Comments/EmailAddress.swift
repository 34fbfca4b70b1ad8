/// An address as a reader typed it: it can be sealed and compared, and never printed or encoded.
///
/// It has no `Codable`, its descriptions are redacted and interpolation is unavailable
/// (DESIGN §1, invariant 1; SETTLED 35). `clearText()` is the one way out of the type: Storage seals
/// what it gives. `disclosedByReveal()` is the one way out of the program.
package struct EmailAddress: Sendable, Hashable {
    /// Bytes, as RFC 5321 bounds a path (§4.5.3.1.3 less its brackets).
    package static let limit = 254
    /// Bytes of the part before the `@` (RFC 5321 §4.5.3.1.1).
    package static let localLimit = 64

    private let local: String
    /// The domain in lower case, IDNA-encoded: what rules and lists may know of an address.
    package let domain: String

    /// Reads one address by a strict grammar: dot-atom, `@`, a domain of two labels or more.
    ///
    /// No quotes, comments, spaces, commas or line ends, so that it can stand in a mail header as it is.
    /// - Parameter toASCII: IDNA for one domain, nil where it is not a valid one.
    package init?(_ typed: String, toASCII: (String) -> String?) {
        guard typed.utf8.count <= EmailAddress.limit, let at = typed.lastIndex(of: "@") else {
            return nil
        }
        let local = String(typed[..<at])
        guard EmailAddress.isDotAtom(local),
            let domain = toASCII(typed[typed.index(after: at)...].lowercased()),
            EmailAddress.isDomain(domain),
            local.utf8.count + 1 + domain.utf8.count <= EmailAddress.limit
        else { return nil }
        self.local = local
        self.domain = domain
    }

    /// The whole address in clear.
    ///
    /// Storage seals it or keys its index with it, Desk hashes it into a key; nothing else may call it.
    package func clearText() -> String { local + "@" + domain }

    /// The form under which equal mailboxes compare equal: lower case throughout.
    package func comparable() -> String { clearText().lowercased() }

    /// The door by which an address leaves: in the answer to an admin's `reveal`, once that is in the log for good.
    ///
    /// Server/RevealAddress.swift goes through it, once; a tidy test finds whatever else does.
    package func disclosedByReveal() -> String { clearText() }

    private static func isDotAtom(_ text: String) -> Bool {
        guard (1...localLimit).contains(text.utf8.count) else { return false }
        let atoms = text.split(separator: ".", omittingEmptySubsequences: false)
        return atoms.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(isAtomScalar) }
    }

    /// `atext` of RFC 5322 §3.2.3, and letters beyond ASCII as RFC 6531 allows.
    private static func isAtomScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                || ("0"..."9").contains(scalar)
                || "!#$%&'*+-/=?^_`{|}~".utf8.contains(UInt8(scalar.value))
        }
        return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber
            || scalar.properties.generalCategory == .nonspacingMark
    }

    private static func isDomain(_ text: String) -> Bool {
        let labels = text.utf8.split(
            separator: UInt8(ascii: "."),
            omittingEmptySubsequences: false,
        )
        guard labels.count >= 2, text.utf8.count <= 253, labels.allSatisfy(isLabel) else {
            return false
        }
        return labels.last?.contains { !isDigit($0) } ?? false
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard (1...63).contains(label.count), label.first != hyphen, label.last != hyphen else {
            return false
        }
        return label.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || isDigit(byte)
                || byte == hyphen
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension EmailAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "[address]" }
    package var debugDescription: String { "[address]" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension DefaultStringInterpolation {
    @available(*, unavailable, message: "an address is never printed")
    package mutating func appendInterpolation(_ address: EmailAddress) {}

    @available(*, unavailable, message: "an address is never printed")
    package mutating func appendInterpolation(_ address: EmailAddress?) {}
}
