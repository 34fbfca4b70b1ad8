/// `<afterword-thread>` for every page of the sites: one script and one stylesheet, 8 KB together as gzip.
///
/// Both are written to be read; served is the same without remarks and blanks, which a stranger's phone
/// need not fetch.
package enum EmbedAssets {
    package static let scriptPath = "/embed.js"
    package static let stylePath = "/embed.css"

    /// One function around all parts, each of which uses what stands before it; a second one on a page
    /// does nothing.
    package static let script = """
        (() => {
        "use strict";
        if (customElements.get("afterword-thread")) return;
        \(parts.map { narrowed(script: lines($0, without: "//")) }.joined())})();

        """

    private static let parts = [
        PackageResources.embed_nodes_js, PackageResources.embed_memory_js,
        PackageResources.embed_answers_js, PackageResources.embed_writing_js,
        PackageResources.embed_reading_js, PackageResources.embed_element_js,
        PackageResources.embed_counts_js,
    ]

    /// With the avatars' colours, which the program itself draws names to.
    package static let style =
        narrowed(style: lines(PackageResources.embed_css, without: "/*")) + hues

    private static let hues = Avatar.palette.enumerated()
        .map { ".aw-hue-\($0.offset){background:\($0.element)}\n" }.joined()

    /// Only whole lines go, and the blanks before one: no string or pattern of ours goes over a line's end.
    private static func lines(_ bytes: [UInt8], without mark: String) -> String {
        var isInside = false
        var lines: [Substring] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let text = line.drop { $0 == " " }
            let isRemark = isInside || text.hasPrefix(mark)
            if !isRemark { lines.append(text) }
            isInside = isRemark && mark == "/*" && !text.hasSuffix("*/")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Blanks beside a sign mean nothing outside of strings; patterns of ours have none, and say `\\s`.
    ///
    /// A line's end means nothing behind a sign, because every statement of ours ends with one, or before a closing one.
    private static func narrowed(script: String) -> String {
        let signs = Set("=+-*?:;,(){}[]<>&|!")
        let (ends, starts) = (Set("{};,()[=&|?:<>"), Set(")].}?:&|="))
        var narrow = ""
        var quote: Character?
        var isEscaped = false
        for (place, sign) in zip(script.indices, script) {
            if let open = quote {
                if !isEscaped, sign == open { quote = nil }
                isEscaped = !isEscaped && sign == "\\"
            } else if sign == "\"" || sign == "`" {
                quote = sign
            } else if sign == " " {
                let next = script[script.index(after: place)]
                if signs.contains(next) || narrow.last.map(signs.contains) == true { continue }
            } else if sign == "\n" {
                let next = script[script.index(after: place)...].first
                if narrow.last.map(ends.contains) == true { continue }
                if next.map(starts.contains) == true { continue }
            }
            narrow.append(sign)
        }
        return narrow
    }

    /// Blanks that mean nothing in a stylesheet without strings.
    private static func narrowed(style: String) -> String {
        let pairs = [
            ("\n", " "), ("; }", "}"), (" {", "{"), ("{ ", "{"), ("} ", "}"), (": ", ":"),
            (", ", ","), ("; ", ";"),
        ]
        return pairs.reduce(style) { $0.replacing($1.0, with: $1.1) }
    }
}
