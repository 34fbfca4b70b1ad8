/// The canonical path of a page: the one name under which its thread is kept.
///
/// Every spelling of one page gives one key, which is what splits threads in other systems
/// (`reference/features.md` §1d row 80). `canonical(_:)` is the whole rule.
package struct PageKey: Hashable, Sendable, CustomStringConvertible {
    /// Characters of a key, counted with its percent-encoding undone (CONTRACT §2).
    package static let limit = 500
    /// Bytes of the longest spelling: a character has up to four bytes, an escape three for each.
    private static let mostBytes = limit * 12

    /// Begins with `/`; path and query in the normal form of RFC 3986 §6.2.2, no fragment.
    package let text: String

    package var description: String { text }

    /// The path with this at its end, and the query; the root has its slash already.
    package func text(endingIn end: String) -> String {
        let path = text.prefix { $0 != "?" }
        return path + (path == "/" ? "" : end) + text.dropFirst(path.count)
    }

    /// A key that the store already holds.
    package init(stored: String) { text = stored }

    /// Makes the key of a path (`/a/b`), a bare word (`a`), or a whole http(s) address.
    ///
    /// 1. Scheme, host and port are dropped: which hosts belong to a site is the site's matter.
    /// 2. The fragment is dropped.
    /// 3. Percent-encoding is normalised; `.`, `..` and empty segments are resolved.
    /// 4. A trailing slash is dropped, except for the root.
    /// 5. Tracking parameters and WordPress's `replytocom` are dropped, other parameters keep their order.
    ///
    /// Returns nil for an empty text, one over the limit, or one with control characters.
    package static func canonical(_ typed: String) -> PageKey? {
        if isCanonicalPath(typed) { return PageKey(stored: typed) }
        guard !typed.isEmpty, typed.utf8.count <= mostBytes,
            typed.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }),
            (PercentEncoding.decoded(typed) ?? typed).unicodeScalars.count <= limit
        else { return nil }
        let local = withoutFragment(withoutHost(typed[...]))
        let mark = local.firstIndex(of: "?") ?? local.endIndex
        return PageKey(stored: path(local[..<mark]) + query(local[mark...].dropFirst()))
    }

    /// A path that is its own key, as nearly all are that a page sends: each of its segments begins with a letter, a
    /// digit, `-`, `_` or `~`, and goes on with these and points only.
    private static func isCanonicalPath(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "/"), (2...limit).contains(text.utf8.count) else {
            return false
        }
        var isStart = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "/"):
                if isStart { return false }
                isStart = true
            case UInt8(ascii: "."):
                if isStart { return false }
            default:
                guard PercentEncoding.isUnreserved(byte) else { return false }
                isStart = false
            }
        }
        return !isStart
    }

    private static func withoutHost(_ text: Substring) -> Substring {
        for scheme in ["https://", "http://", "//"] where text.lowercased().hasPrefix(scheme) {
            let rest = text.dropFirst(scheme.count)
            let start = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
            return rest[start...]
        }
        return text
    }

    private static func withoutFragment(_ text: Substring) -> Substring {
        text.prefix { $0 != "#" }
    }

    private static func path(_ text: Substring) -> String {
        var segments: [String] = []
        for segment in text.split(separator: "/") {
            switch PercentEncoding.normalised(segment, keeping: "!$&'()*+,;=:@") {
            case ".": continue
            case "..": _ = segments.popLast()
            case let normal: segments.append(normal)
            }
        }
        return "/" + segments.joined(separator: "/")
    }

    private static func query(_ text: Substring) -> String {
        let kept = text.split(separator: "&").compactMap { parameter -> String? in
            let normal = PercentEncoding.normalised(parameter, keeping: "!$'()*+,;=:@/?")
            let name = normal.prefix { $0 != "=" }.lowercased()
            return isTracking(name) ? nil : normal
        }
        return kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
    }

    /// Parameters that say where a reader came from and nothing about the page.
    private static func isTracking(_ name: String) -> Bool {
        let exact: Set = [
            "fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "twclid", "igshid",
            "ttclid", "li_fat_id", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "vero_id",
            "replytocom", "unapproved", "moderation-hash",
        ]
        return name.hasPrefix("utm_") || name.hasPrefix("mtm_") || name.hasPrefix("pk_")
            || exact.contains(name)
    }
}
