/// What the policy proposes to black out, as lines before and after; the stored text stays as it is.
enum RedactionDiff {
    /// `- call 0171 555` and `+ call ████ ███`; only lines that would change.
    ///
    /// - Parameter spans: Unicode scalars of the raw text.
    static func lines(_ source: String, spans: [Range<Int>], width: Int) -> [ScreenLine] {
        let scalars = Array(source.unicodeScalars)
        var blacked = scalars
        for index in spans.joined() where scalars.indices.contains(index) {
            if !scalars[index].properties.isWhitespace { blacked[index] = "█" }
        }
        let before = split(scalars)
        let after = split(blacked)
        return zip(before, after).filter { $0 != $1 }.flatMap { old, new in
            [ScreenLine].hanging(SafeText.line(old), lead: "  - ", tone: .bold, width: width)
                + .hanging(SafeText.line(new), lead: "  + ", tone: .bold, width: width)
        }
    }

    private static func split(_ scalars: [Unicode.Scalar]) -> [String] {
        scalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String(String.UnicodeScalarView($0)) }
    }
}
