/// The text of a comment, parsed once: its HTML, its plain text and its links.
///
/// The source is Markdown in the subset of SETTLED 6. Parsing never fails: a text over a cap is shown as
/// plain paragraphs, with every character the reader typed and no link to click.
package struct CommentMarkup: Sendable, Equatable {
    /// Quotes, lists, emphasis and links that may stand inside one another.
    package static let depth = 16
    /// Links and images of one text that are parsed.
    package static let mostLinks = 50

    /// Safe HTML, printed from the closed tree; no newline at its end.
    package let html: String
    /// The words without markup, for feeds, the command line and previews; printed when asked for.
    package var plainText: String { printPlainText(blocks) }
    /// Targets in order of appearance, rebuilt, doubles kept; of a plain text, the addresses seen in it.
    package let links: [String]
    /// Targets that we do not link, as typed: other schemes, user information, hosts beyond ASCII.
    package let refusedTargets: [String]
    /// A cap was hit, so nothing was read as Markdown.
    package let isPlain: Bool
    let blocks: [Block]

    package init(_ source: String) {
        if let parsed = parseMarkdown(source) {
            let most = CommentMarkup.mostOutput(for: source)
            let printed = printHTML(parsed.blocks)
            if printed.utf8.count <= most, plainTextLength(parsed.blocks) <= most {
                html = printed
                blocks = parsed.blocks
                links = parsed.links
                refusedTargets = parsed.refusedTargets
                isPlain = false
                return
            }
        }
        let paragraphs = PlainParagraphs(source)
        html = printHTML(paragraphs.blocks)
        blocks = paragraphs.blocks
        links = paragraphs.links
        refusedTargets = paragraphs.refusedTargets
        isPlain = true
    }

    /// Bytes of HTML, or of plain text, that Markdown may become: reference definitions could make megabytes of 10 KB (DESIGN §4).
    ///
    /// A plain text stays under 5 × input + 4 KiB, because `&` alone becomes five bytes.
    static func mostOutput(for source: String) -> Int { 4 * source.utf8.count + 4_096 }
}
