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

/// Bytes that the plain text has at most, found without printing it.
func plainTextLength(_ blocks: [Block]) -> Int { PlainLength(blocks, gap: 2).bytes }

/// Bytes and lines of a plain text; both count a little too many where lines are empty.
private struct PlainLength {
    var bytes = 0
    var lines = 0

    /// - Parameter gap: Line ends between two blocks.
    init(_ blocks: [Block], gap: Int) {
        for block in blocks { add(PlainLength(block), gap: gap) }
    }

    private init(_ block: Block) {
        switch block {
        case .paragraph(let inlines), .line(let inlines):
            lines = 1
            add(inlines)
        case .quote(let blocks):
            self = PlainLength(blocks, gap: 2)
            bytes += lines * "> ".utf8.count
        case .list(let start, let items):
            for (offset, blocks) in items.enumerated() {
                var item = PlainLength(blocks, gap: 1)
                let mark = start.map { "\($0 + offset). ".utf8.count } ?? "- ".utf8.count
                item.lines = max(1, item.lines)
                item.bytes += item.lines * mark
                add(item, gap: 1)
            }
        case .fence(let text):
            bytes = text.utf8.count
            lines = 1 + text.utf8.count { $0 == UInt8(ascii: "\n") }
        }
    }

    private mutating func add(_ other: PlainLength, gap: Int) {
        bytes += other.bytes + gap
        lines += other.lines + gap
    }

    private mutating func add(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .text(let text), .code(let text): bytes += text.utf8.count
            case .lineBreak:
                bytes += 1
                lines += 1
            case .emphasis(let inner), .strong(let inner), .struck(let inner), .link(_, let inner):
                add(inner)
            }
        }
    }
}
