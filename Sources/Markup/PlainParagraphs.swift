/// A text shown as typed: paragraphs at blank lines, a break at every other line end, nothing read as Markdown.
struct PlainParagraphs {
    let blocks: [Block]
    /// Addresses that stand in the text, for the rules that count links.
    let links: [String]
    let refusedTargets: [String]

    init(_ source: String) {
        let text = source.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        blocks = PlainParagraphs.paragraphs(of: text)
        var links: [String] = []
        var refusedTargets: [String] = []
        for case .address(let typed, let target) in BareAddresses.pieces(of: text) {
            if let target {
                links.append(target)
            } else {
                refusedTargets.append(VisibleText.cleaned(typed))
            }
        }
        self.links = links
        self.refusedTargets = refusedTargets
    }

    private static func paragraphs(of text: String) -> [Block] {
        var blocks: [Block] = []
        var lines: [Inline] = []
        let newline = UInt8(ascii: "\n")
        for line in text.utf8.split(separator: newline, omittingEmptySubsequences: false) {
            let shown = VisibleText.cleaned(String(Substring(line)))
            if shown.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
                if !lines.isEmpty { blocks.append(.paragraph(lines)) }
                lines = []
            } else {
                if !lines.isEmpty { lines.append(.lineBreak) }
                lines.append(.text(shown))
            }
        }
        if !lines.isEmpty { blocks.append(.paragraph(lines)) }
        return blocks
    }
}
