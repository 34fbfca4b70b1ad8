/// Comma-separated cells that no spreadsheet runs and no terminal obeys (RFC 4180; OWASP on CSV
/// injection).
enum CSVCells {
    static func text(header: [String], rows: [[String]]) -> String {
        ([header] + rows)
            .map { $0.map(cell).joined(separator: ",") + "\n" }
            .joined()
    }

    /// Always quoted; an apostrophe stands before what a spreadsheet would take for a formula.
    static func cell(_ raw: String) -> String {
        let guarded = isFormula(raw) ? "'" + SafeText.lines(raw) : SafeText.lines(raw)
        let doubled = guarded.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"")
        return "\"" + doubled + "\""
    }

    /// `= + - @`, also full-width, a tab or a line end at the start, blanks before them not
    /// counted.
    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        if first == "\t" || first == "\r" || first == "\n" { return true }
        let shown = text.unicodeScalars.first { !$0.properties.isWhitespace }
        return shown.map { "=+-@＝＋－＠﹢﹣".unicodeScalars.contains($0) } ?? false
    }
}
