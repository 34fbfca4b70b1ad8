import Markup

/// A comment's text as its readers will see it, with the rules' marks moved onto it.
///
/// Marks are counted in the raw text. Where Markdown took something away, the marked words are looked
/// for in what is left; words that readers do not see (a link's address) are named apart.
struct ReadersText {
    /// Words that a rule marked in what readers do not see.
    struct Unseen: Equatable {
        var label: String
        var words: String
    }
    let text: String
    let marks: [MarkedText.Mark]
    let unseen: [Unseen]
    /// Where the text's links lead, each once, unless the address itself is to be read in the text.
    private(set) var links: [String]

    init(source: String, marks: [MarkedText.Mark]) {
        let markup = CommentMarkup(source)
        let plain = markup.plainText
        text = plain
        links = (markup.links + markup.refusedTargets).reduce(into: []) { kept, link in
            if !kept.contains(link) && !plain.contains(link) { kept.append(link) }
        }
        guard plain != source else {
            (self.marks, unseen) = (marks, [])
            return
        }
        let scalars = Array(source.unicodeScalars)
        let shown = Array(plain.unicodeScalars)
        var (moved, hidden): ([MarkedText.Mark], [Unseen]) = ([], [])
        for mark in marks {
            var spans: [Range<Int>] = []
            for span in mark.spans where span.upperBound <= scalars.count {
                if let place = ReadersText.place(of: span, in: scalars, shown) {
                    spans.append(place)
                } else {
                    let words = String(String.UnicodeScalarView(scalars[span]))
                    hidden.append(Unseen(label: mark.label, words: words))
                }
            }
            if !spans.isEmpty { moved.append(MarkedText.Mark(label: mark.label, spans: spans)) }
        }
        (self.marks, unseen) = (moved, hidden)
        links.removeAll { link in hidden.contains { $0.words == link } }
    }

    /// The same occurrence of the same words; the last one where fewer are left.
    private static func place(
        of span: Range<Int>,
        in source: [Unicode.Scalar],
        _ shown: [Unicode.Scalar],
    ) -> Range<Int>? {
        let words = Array(source[span])
        let before = starts(of: words, in: Array(source[..<span.upperBound])).count
        let found = starts(of: words, in: shown)
        guard let last = found.last, before > 0 else { return nil }
        let start = before <= found.count ? found[before - 1] : last
        return start..<(start + words.count)
    }

    private static func starts(of words: [Unicode.Scalar], in text: [Unicode.Scalar]) -> [Int] {
        guard !words.isEmpty, words.count <= text.count else { return [] }
        return (0...(text.count - words.count)).filter { start in
            text[start] == words[0] && text[start..<(start + words.count)].elementsEqual(words)
        }
    }
}
