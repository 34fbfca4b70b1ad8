/// How a text is looked at (POLICIES §4).
enum ViewName: String, Sendable, CaseIterable {
    /// As received.
    case raw
    /// What is seen: markup and invisible characters removed, entities decoded, the text of links kept.
    case plain
    /// Plain in one spelling: NFKC, case folded, invisible characters and disguises removed.
    case folded
    /// Folded with signs read as letters; everything but letters and digits removed.
    case squeezed
}

/// A field in all its views, made once for all rules; cost is linear in its length.
final class TextViews: Sendable {
    /// The reader's own characters, for offsets that are counted in them.
    let scalars: [Unicode.Scalar]
    let raw: TextView
    let plain: TextView
    let folded: TextView
    let squeezed: TextView
    /// Words of the folded view.
    let words: [Word]
    /// On the way to the folded view: what links are looked for in.
    let spelled: MappedText
    /// Markdown took nothing away: raw and plain text are spelled alike.
    let isUnmarked: Bool

    static let empty = TextViews("", isMarkdown: false)

    init(_ raw: String, isMarkdown: Bool) {
        let received = MappedText(raw)
        let visible = isMarkdown ? StripMarkdown.plain(received) : received
        let spelled = Folding.spell(visible)
        let folded = Folding.fold(spelled: spelled)
        self.spelled = spelled
        isUnmarked = visible.count == received.count
        scalars = received.scalars
        self.raw = TextView(received)
        plain = TextView(Folding.withoutIgnorables(visible))
        self.folded = TextView(folded)
        squeezed = TextView(Squeezing.squeeze(folded))
        words = WordBreaks.words(in: self.folded)
    }

    subscript(_ name: ViewName) -> TextView {
        switch name {
        case .raw: raw
        case .plain: plain
        case .folded: folded
        case .squeezed: squeezed
        }
    }
}
