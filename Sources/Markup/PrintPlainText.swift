/// Prints the tree without markup: paragraphs a blank line apart, `> ` before quotes, `- ` or a number before items.
///
/// Of a link its visible words alone, as the rules read a text (POLICIES, the plain view).
func printPlainText(_ blocks: [Block]) -> String {
    blocks.map(plain).joined(separator: "\n\n")
}

private func plain(_ block: Block) -> String {
    switch block {
    case .paragraph(let inlines), .line(let inlines): plain(inlines)
    case .quote(let blocks): indented(printPlainText(blocks), first: "> ", rest: "> ")
    case .list(let start, let items): plain(items, from: start)
    case .fence(let text): text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}

private func plain(_ items: [[Block]], from start: Int?) -> String {
    items.enumerated().map { offset, blocks in
        let mark = start.map { "\($0 + offset). " } ?? "- "
        let space = String(repeating: " ", count: mark.count)
        return indented(blocks.map(plain).joined(separator: "\n"), first: mark, rest: space)
    }.joined(separator: "\n")
}

private func indented(_ text: String, first: String, rest: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
        let whole = (index == 0 ? first : rest) + line
        return line.isEmpty ? String(whole.reversed().drop { $0 == " " }.reversed()) : whole
    }.joined(separator: "\n")
}

private func plain(_ inlines: [Inline]) -> String {
    inlines.map { inline in
        switch inline {
        case .text(let text), .code(let text): text
        case .lineBreak: "\n"
        case .emphasis(let inner), .strong(let inner), .struck(let inner), .link(_, let inner):
            plain(inner)
        }
    }.joined()
}
