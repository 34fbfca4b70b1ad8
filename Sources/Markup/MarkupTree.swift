/// The closed tree of a comment: what is not a case here cannot be printed (DESIGN §1, invariant 5).
///
/// Nesting is bounded by `CommentMarkup.depth`, so walking it may recurse.
indirect enum Block: Sendable, Equatable {
    case paragraph([Inline])
    /// The text of an item in a tight list, which has no paragraph of its own.
    case line([Inline])
    case quote([Block])
    /// - Parameter start: The first number of an ordered list, nil for bullets.
    case list(start: Int?, items: [[Block]])
    case fence(String)
}

/// A piece of running text; every string in it is visible text, already cleaned.
indirect enum Inline: Sendable, Equatable {
    case text(String)
    case lineBreak
    case emphasis([Inline])
    case strong([Inline])
    case struck([Inline])
    case code(String)
    /// A link whose target was rebuilt by `LinkTarget`; never inside another link.
    case link(target: String, [Inline])
}

extension [Inline] {
    /// The bare words: for an image's description, and for telling whether a target shows already.
    var words: String {
        map { inline in
            switch inline {
            case .text(let text), .code(let text): text
            case .lineBreak: " "
            case .emphasis(let inner), .strong(let inner), .struck(let inner),
                .link(_, let inner):
                inner.words
            }
        }.joined()
    }

    /// Without blanks at either end, as CommonMark §4.2 and §4.3 have it for headings.
    var trimmed: [Inline] {
        var inlines = self
        if case .text(let text)? = inlines.first, text.utf8.first.map(isBlank) ?? false {
            inlines[0] = .text(String(Substring(text.utf8.drop(while: isBlank))))
        }
        if case .text(var text)? = inlines.last, text.utf8.last.map(isBlank) ?? false {
            while text.utf8.last.map(isBlank) ?? false { text.unicodeScalars.removeLast() }
            inlines[inlines.count - 1] = .text(text)
        }
        return inlines
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
