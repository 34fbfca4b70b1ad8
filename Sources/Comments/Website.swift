/// An http or https address, rebuilt from its parts: nothing of the typed text is passed through.
package struct Website: Sendable, Hashable {
    /// Characters, typed and rebuilt.
    package static let limit = 200

    package let scheme: String
    /// Lower case, IDNA-encoded.
    package let host: String
    package let port: Int?
    /// Path, query and fragment with every doubtful byte percent-encoded; begins with `/`.
    package let rest: String

    package var text: String { scheme + "://" + authority + rest }

    /// `scheme://host[:port]`, as a browser's `Origin` says it.
    package var origin: String { scheme + "://" + authority }

    private var authority: String { host + (port.map { ":\($0)" } ?? "") }

    /// Reads an address; `example.org` without a scheme is taken as https, as people type it.
    ///
    /// User information, other schemes, spaces and control characters are refused.
    /// - Parameters:
    ///   - longest: Characters accepted, before and after rebuilding.
    ///   - toASCII: IDNA for one host, nil where it is not a valid one.
    package init?(_ typed: String, longest: Int = Website.limit, toASCII: (String) -> String?) {
        guard typed.unicodeScalars.count <= longest else { return nil }
        let (scheme, remainder) = Website.splitScheme(typed)
        guard scheme == "http" || scheme == "https" else { return nil }
        let end = remainder.firstIndex { "/?#\\".contains($0) } ?? remainder.endIndex
        guard let place = Website.readAuthority(remainder[..<end], toASCII: toASCII),
            let rest = Website.encode(remainder[end...])
        else { return nil }
        self.scheme = scheme
        host = place.host
        port =
            (scheme == "http" && place.port == 80) || (scheme == "https" && place.port == 443)
            ? nil : place.port
        self.rest = rest
        guard text.utf8.count <= longest else { return nil }
    }

    private static func splitScheme(_ typed: String) -> (String, Substring) {
        guard let mark = typed.firstRange(of: "://") else {
            let looksLikeScheme = typed.prefix { $0 != "/" && $0 != "." }.contains(":")
            return looksLikeScheme ? ("", "") : ("https", typed[...])
        }
        return (typed[..<mark.lowerBound].lowercased(), typed[mark.upperBound...])
    }

    private static func readAuthority(
        _ text: Substring,
        toASCII: (String) -> String?,
    ) -> (host: String, port: Int?)? {
        guard !text.contains("@"), !text.contains("["), !text.contains("%") else { return nil }
        let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
        guard pieces.count <= 2, let host = toASCII(pieces[0].lowercased()), isHost(host) else {
            return nil
        }
        if pieces.count == 1 { return (host, nil) }
        guard let port = Int(pieces[1]), (1...65_535).contains(port) else { return nil }
        return (host, port)
    }

    private static func isHost(_ host: String) -> Bool {
        guard (1...253).contains(host.utf8.count) else { return false }
        return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { PercentEncoding.isUnreserved($0) && $0 != 0x7E }
        }
    }

    private static func encode(_ text: Substring) -> String? {
        guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "\\" })
        else { return nil }
        let encoded = PercentEncoding.normalised(text, keeping: "/?#[]@!$&()*+,;=:")
        return encoded.hasPrefix("/") ? encoded : "/" + encoded
    }
}
