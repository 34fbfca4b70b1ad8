/// Builds the closed tree from the parser's events and says when a cap is met.
///
/// A class because the C parser hands one pointer through; it lives for one parse on one thread.
final class TreeBuilder {
    /// What may stand open while the parser is inside it.
    enum Kind {
        case document, quote, item, paragraph, heading, separator, codeBlock
        case list(start: Int?)
        case emphasis, strong, struck, codeSpan
        case link(typed: String)
        case image(typed: String)
        /// A span that prints as its content alone.
        case transparent
    }

    /// What the parser called a node, so that what it closes is what it opened.
    enum Mark: Equatable {
        case block(UInt32)
        case span(UInt32)
    }

    /// One open node with what it holds so far.
    private struct OpenNode {
        var kind: Kind
        var mark: Mark
        var blocks: [Block] = []
        var items: [[Block]] = []
        var inlines: [Inline] = []
        var text = ""
    }

    private var open: [OpenNode] = []
    private var finished: [Block] = []
    private var links: [String] = []
    private var refusedTargets: [String] = []
    private var depth = 0
    private var linkDepth = 0
    private var linkCount = 0
    private var bytes = 0
    private var withinCaps = true
    private let mostBytes: Int

    init(mostBytes: Int) { self.mostBytes = mostBytes }

    /// The whole tree, nil where a cap was met, whatever the parser made of our answer.
    func finish() -> ParsedMarkdown? {
        guard withinCaps, open.isEmpty else { return nil }
        return ParsedMarkdown(blocks: finished, links: links, refusedTargets: refusedTargets)
    }

    // MARK: Events; each answers whether all caps still hold

    func open(_ kind: Kind, _ mark: Mark) -> Bool {
        guard !open.isEmpty || kind.isDocument else { return giveUp() }
        flushLine(before: kind)
        depth += kind.depth
        if kind.isLink {
            linkDepth += 1
            linkCount += 1
        }
        open.append(OpenNode(kind: kind, mark: mark))
        return count(kind.tagBytes)
    }

    func append(_ text: String) -> Bool {
        guard !open.isEmpty else { return giveUp() }
        open[open.count - 1].text += text
        return count(text.utf8.count)
    }

    func breakLine() -> Bool {
        guard !open.isEmpty else { return giveUp() }
        flushText()
        open[open.count - 1].inlines.append(.lineBreak)
        return count("<br>\n".utf8.count)
    }

    /// Takes the node away and hands it to its parent.
    ///
    /// md4c 0.4.8 can close a span that is not the open one; such a text is shown plain.
    func close(_ mark: Mark) -> Bool {
        guard open.last?.mark == mark else { return giveUp() }
        flushText()
        let node = open.removeLast()
        depth -= node.kind.depth
        if node.kind.isLink { linkDepth -= 1 }
        return store(node)
    }

    // MARK: Making nodes

    private func store(_ node: OpenNode) -> Bool {
        switch node.kind {
        case .document: finished = node.blocks
        case .quote: add(.quote(node.blocks))
        case .list(let start): add(.list(start: start, items: node.items))
        case .item: storeItem(node)
        case .paragraph: add(.paragraph(node.inlines))
        case .heading: add(.paragraph([.strong(node.inlines.trimmed)]))
        case .separator: add(.paragraph([.text("* * *")]))
        case .codeBlock: add(.fence(VisibleText.cleaned(node.text)))
        case .emphasis: add(.emphasis(node.inlines))
        case .strong: add(.strong(node.inlines))
        case .struck: add(.struck(node.inlines))
        case .codeSpan: add(.code(VisibleText.cleaned(node.text)))
        case .link(let typed): return storeLink(typed, node.inlines)
        case .image(let typed): return storeImage(typed, node.inlines.words)
        case .transparent: open[open.count - 1].inlines += node.inlines
        }
        return true
    }

    private func storeItem(_ node: OpenNode) {
        var blocks = node.blocks
        if !node.inlines.isEmpty { blocks.append(.line(node.inlines)) }
        open[open.count - 1].items.append(blocks)
    }

    /// A refused target is shown after the words, so that nobody is sent where they cannot see.
    private func storeLink(_ typed: String, _ inlines: [Inline]) -> Bool {
        let shown = VisibleText.cleaned(typed)
        // A link inside an image's description, whose words alone are kept.
        guard linkDepth == 0 else {
            open[open.count - 1].inlines += inlines
            return true
        }
        if let target = LinkTarget.rebuilt(typed) {
            links.append(target)
            let isBlank = inlines.words.allSatisfy(\.isWhitespace)
            add(.link(target: target, isBlank ? [.text(shown)] : inlines))
            return count(target.utf8.count + (isBlank ? shown.utf8.count : 0))
        }
        let words = inlines.words
        if words == shown, LinkTarget.isNoAddress(typed) { return append("<\(words)>") }
        if !shown.isEmpty { refusedTargets.append(shown) }
        open[open.count - 1].inlines += inlines
        guard !shown.isEmpty, words != shown, "mailto:" + words != shown else { return true }
        // A node of its own, not more text: it is shown and never searched for addresses.
        add(.text(words.isEmpty ? "(\(shown))" : " (\(shown))"))
        return count(shown.utf8.count + 3)
    }

    /// An image is never loaded: its description becomes the words of a link (`reference/security.md` §2.1).
    private func storeImage(_ typed: String, _ description: String) -> Bool {
        if linkDepth > 0 { return append(description) }
        return storeLink(typed, description.isEmpty ? [] : [.text(description)])
    }

    private func add(_ block: Block) { open[open.count - 1].blocks.append(block) }

    private func add(_ inline: Inline) { open[open.count - 1].inlines.append(inline) }

    /// Turns the text gathered so far into one node; pieces are joined first so that cleaning sees them whole.
    private func flushText() {
        guard let last = open.indices.last, !open[last].kind.isCode else { return }
        let text = VisibleText.cleaned(open[last].text)
        open[last].text = ""
        if linkDepth == 0 {
            for piece in BareAddresses.pieces(of: text) { addPiece(piece) }
        } else if !text.isEmpty {
            add(.text(text))
        }
    }

    private func addPiece(_ piece: BareAddresses.Piece) {
        switch piece {
        case .text(let text): add(.text(text))
        case .address(let typed, nil):
            refusedTargets.append(typed)
            add(.text(typed))
        case .address(let typed, let target?):
            links.append(target)
            linkCount += 1
            add(.link(target: target, [.text(typed)]))
            _ = count(target.utf8.count)
        }
    }

    /// Ends the line of a tight item when a block begins below it.
    private func flushLine(before kind: Kind) {
        flushText()
        guard kind.isBlock, let last = open.indices.last, !open[last].inlines.isEmpty else {
            return
        }
        add(.line(open[last].inlines))
        open[last].inlines = []
    }

    private func giveUp() -> Bool {
        withinCaps = false
        return false
    }

    private func count(_ more: Int) -> Bool {
        bytes += more
        withinCaps =
            withinCaps && bytes <= mostBytes && depth <= CommentMarkup.depth
            && linkCount <= CommentMarkup.mostLinks
        return withinCaps
    }
}

extension TreeBuilder.Kind {
    /// What counts towards `CommentMarkup.depth`: an item belongs to its list.
    fileprivate var depth: Int {
        switch self {
        case .document, .item, .paragraph, .heading, .separator, .codeBlock: 0
        case .quote, .list, .emphasis, .strong, .struck, .codeSpan, .link, .image: 1
        case .transparent: 1
        }
    }

    fileprivate var isDocument: Bool {
        switch self {
        case .document: true
        default: false
        }
    }

    fileprivate var isLink: Bool {
        switch self {
        case .link, .image: true
        default: false
        }
    }

    fileprivate var isCode: Bool {
        switch self {
        case .codeBlock, .codeSpan: true
        default: false
        }
    }

    fileprivate var isBlock: Bool {
        switch self {
        case .document, .quote, .list, .item, .paragraph, .heading, .separator, .codeBlock: true
        default: false
        }
    }

    /// Bytes the tags will take, at least: it stops a bomb early; the printed length is checked too.
    fileprivate var tagBytes: Int {
        switch self {
        case .document, .transparent, .image: 0
        case .link: 15
        default: 7
        }
    }
}
