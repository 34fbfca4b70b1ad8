import Comments

/// What may be mended before a comment is sent, with the words it is about; sending as it is stays one press away.
struct SecondLookBox {
    let state: FormState
    let words: FormWords
    /// The level of its heading.
    let heading: Int

    var html: HTML {
        state.secondLook.html { look in
            """
            <section class="aw-look" id="second-look" tabindex="-1" autofocus \
            aria-labelledby="look-title">
            <h\(heading) id="look-title">\(words.secondLook)</h\(heading)>
            \(look.messages.map { "<p dir=\"auto\">\($0)</p>\n" as HTML })\
            \(marked(look))\
            <p>\(words.secondLookNote)</p>
            <p><button type="submit" form="commentform" name="submit" \
            value="Send anyway" class="aw-quiet">\(words.sendAnyway)</button></p>
            </section>

            """
        }
    }

    private func marked(_ look: SecondLook) -> HTML {
        let fields: [MatchSpan.Field] = [.body, .name, .website]
        let lines = fields.flatMap { field in
            MarkedExcerpts(
                text: text(of: field),
                spans: look.spans.filter { $0.field == field },
            ).html
        }
        guard !lines.isEmpty else { return .nothing }
        return "<ul class=\"aw-marked\">\n\(lines)</ul>\n"
    }

    private func text(of field: MatchSpan.Field) -> String {
        switch field {
        case .body: state.preview?.source ?? ""
        case .name: state.preview?.name ?? ""
        case .website: state.typed["url"] ?? ""
        }
    }
}

/// Places of a text, each with some of what stands around it.
struct MarkedExcerpts {
    let text: String
    /// Offsets in Unicode scalars; those beyond the text are passed over.
    let spans: [MatchSpan]

    /// Scalars shown on both sides.
    private static let surroundings = 30
    /// More would be a list and no help.
    private static let most = 5

    var html: [HTML] {
        let scalars = Array(text.unicodeScalars)
        return joined(upTo: scalars.count).prefix(MarkedExcerpts.most).map { range in
            let before = max(0, range.lowerBound - MarkedExcerpts.surroundings)
            let after = min(scalars.count, range.upperBound + MarkedExcerpts.surroundings)
            func part(_ range: Range<Int>) -> String {
                String(String.UnicodeScalarView(scalars[range]))
            }
            return """
                <li dir="auto">\(before > 0 ? "…" : "")\(part(before..<range.lowerBound))\
                <mark>\(part(range))</mark>\
                \(part(range.upperBound..<after))\(after < scalars.count ? "…" : "")</li>

                """
        }
    }

    /// In order, with those that touch as one.
    private func joined(upTo end: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        let known = spans.filter { $0.lower < $0.upper && $0.upper <= end && $0.lower >= 0 }
        for span in known.sorted(by: { ($0.lower, $0.upper) < ($1.lower, $1.upper) }) {
            if let last = ranges.last, span.lower <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, span.upper)
            } else {
                ranges.append(span.lower..<span.upper)
            }
        }
        return ranges
    }
}
