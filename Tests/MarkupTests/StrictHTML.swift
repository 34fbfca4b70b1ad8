/// Reads HTML far more strictly than a browser: only what our printer may write, spelt as it writes it.
///
/// `findings` names everything else; an empty list means well-formed, closed and harmless.
struct StrictHTML {
    private(set) var findings: [String] = []
    private(set) var targets: [String] = []
    private(set) var deepest = 0
    private var open: [String] = []
    /// Scalars, because a browser knows no grapheme clusters: a mark may follow a `>`.
    private var rest: Substring.UnicodeScalarView

    private static let tags: Set<String> = [
        "p", "blockquote", "ul", "ol", "li", "pre", "code", "em", "strong", "del", "a",
    ]
    private static let inline: Set<String> = ["em", "strong", "del", "a", "code"]
    private static let references = ["&amp;", "&lt;", "&gt;", "&#824;"]

    init(_ html: String) {
        rest = html[...].unicodeScalars
        while let first = rest.first { read(first) }
        if !open.isEmpty { findings.append("left open: \(open)") }
    }

    private mutating func read(_ first: Unicode.Scalar) {
        switch first {
        case "<": readTag()
        case ">": note("bare >")
        case "&": readReference()
        default:
            if isForbidden(first) { findings.append("U+" + String(first.value, radix: 16)) }
            rest.removeFirst()
        }
    }

    private mutating func note(_ finding: String) {
        findings.append(finding)
        rest.removeFirst()
    }

    private mutating func readReference() {
        guard let found = Self.references.first(where: { rest.starts(with: $0.unicodeScalars) })
        else {
            return note("bare &")
        }
        rest.removeFirst(found.unicodeScalars.count)
    }

    private mutating func readTag() {
        guard let end = rest.firstIndex(of: ">") else { return note("bare <") }
        let tag = String(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
        if tag == "br" { return }
        if tag.hasPrefix("/") {
            close(String(tag.dropFirst()))
        } else {
            open(tag)
        }
    }

    private mutating func open(_ tag: String) {
        let name = String(tag.prefix { $0 != " " })
        let attributes = String(tag.dropFirst(name.count))
        if !Self.tags.contains(name) { findings.append("tag <\(tag)>") }
        if name == "a" {
            checkLink(attributes)
        } else if name == "ol" {
            checkStart(attributes)
        } else if !attributes.isEmpty {
            findings.append("attribute <\(tag)>")
        }
        let opensBlock = !Self.inline.contains(name)
        if opensBlock, let last = open.last, Self.inline.contains(last) || last == "p" {
            findings.append("\(name) inside \(last)")
        }
        open.append(name)
        deepest = max(deepest, open.count)
    }

    private mutating func close(_ name: String) {
        if open.popLast() != name { findings.append("stray </\(name)>") }
    }

    private mutating func checkStart(_ attributes: String) {
        if attributes.isEmpty { return }
        let number = attributes.dropFirst(" start=\"".count).dropLast()
        let isNumber = number.utf8.allSatisfy { (0x30...0x39).contains($0) } && number.count <= 9
        if attributes != " start=\"\(number)\"" || !isNumber {
            findings.append("ol\(attributes)")
        }
    }

    private mutating func checkLink(_ attributes: String) {
        if open.contains("a") { findings.append("link inside link") }
        let prefix = " href=\""
        let suffix = "\" rel=\"nofollow ugc noopener noreferrer\""
        let target = attributes.dropFirst(prefix.count).dropLast(suffix.count)
        targets.append(
            String(target).replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        )
        let isHTTP = target.hasPrefix("http://") || target.hasPrefix("https://")
        let isPlain = target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        let breaks = target.contains { "\"'<>`\\{}".contains($0) }
        let authority = target.drop { $0 != "/" }.dropFirst(2).prefix { !"/?#".contains($0) }
        if attributes != prefix + target + suffix || !isHTTP || !isPlain || breaks
            || authority.contains("@") || authority.isEmpty
        {
            findings.append("a\(attributes)")
        }
    }

    private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
