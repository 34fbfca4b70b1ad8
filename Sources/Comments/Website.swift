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
        let end = remainder.utf8.firstIndex(where: Website.endsAuthority) ?? remainder.endIndex
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

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): true
        default: false
        }
    }

    /// Read as bytes, like the rest: a mark that joins the character before it hides no slash and no colon.
    private static func splitScheme(_ typed: String) -> (String, Substring) {
        let bytes = typed.utf8
        let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        if let colon, bytes[colon...].starts(with: "://".utf8) {
            return (typed[..<colon].lowercased(), typed[bytes.index(colon, offsetBy: 3)...])
        }
        guard typed.contains("://") else {
            let stop = bytes.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }
            let looksLikeScheme = colon.map { $0 < stop ?? typed.endIndex } ?? false
            return looksLikeScheme ? ("", "") : ("https", typed[...])
        }
        return ("", "")
    }

    private static func readAuthority(
        _ text: Substring,
        toASCII: (String) -> String?,
    ) -> (host: String, port: Int?)? {
        guard !text.utf8.contains(where: isRefused) else { return nil }
        let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
        guard let host = toASCII(text[..<(colon ?? text.endIndex)].lowercased()), isHost(host)
        else { return nil }
        guard let colon else { return (host, nil) }
        // A second colon is no part of a number.
        guard let port = Int(text[colon...].dropFirst()), (1...65_535).contains(port) else {
            return nil
        }
        return (host, port)
    }

    /// User information, IPv6 and percent-encoded hosts.
    private static func isRefused(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "@") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "%")
    }

    private static func isHost(_ host: String) -> Bool {
        guard (1...253).contains(host.utf8.count) else { return false }
        let labels = host.utf8.split(
            separator: UInt8(ascii: "."),
            omittingEmptySubsequences: false,
        )
        return labels.allSatisfy { label in
            let hyphen = UInt8(ascii: "-")
            return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
                && label.allSatisfy { PercentEncoding.isUnreserved($0) && $0 != 0x7E }
        }
    }

    private static func encode(_ text: Substring) -> String? {
        guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "\\" })
        else { return nil }
        let encoded = PercentEncoding.normalised(text, keeping: "/?#[]@!$&()*+,;=:")
        return encoded.hasPrefix("/") ? encoded : "/" + encoded
    }
}
