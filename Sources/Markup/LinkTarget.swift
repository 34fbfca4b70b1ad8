import Comments

/// Where a link may lead: http and https alone, rebuilt from the parts of what was typed.
package enum LinkTarget {
    /// Characters of a target, typed and rebuilt.
    static let limit = 2_000

    /// The target to print, nil where we do not link.
    ///
    /// A host beyond ASCII is refused: IDNA is not ours to do here, and a browser's own reading of such a
    /// host is how look-alikes pass. Its `xn--` form is accepted.
    package static func rebuilt(_ typed: String) -> String? {
        let start = typed.prefix(8).lowercased()
        guard start.hasPrefix("http://") || start.hasPrefix("https://") else { return nil }
        return Website(typed, longest: limit, toASCII: asciiHost)?.text
    }

    /// Text that md4c 0.4.8 takes for an autolink though no scheme begins it: `<3:30>`, `< a:b>`.
    static func isNoAddress(_ typed: String) -> Bool {
        guard let first = typed.utf8.first, typed.utf8.contains(UInt8(ascii: ":")) else {
            return false
        }
        return !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20)
    }

    private static func asciiHost(_ host: String) -> String? {
        host.utf8.allSatisfy { $0 < 0x80 } ? host : nil
    }
}
