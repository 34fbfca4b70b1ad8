/// A marked place of a text, with some of what stands around it.
package struct MarkedExcerpt: Sendable, Equatable {
    package var field: MatchSpan.Field
    /// Begins with `…` where there is more.
    package var before: String
    package var marked: String
    /// Ends with `…` where there is more.
    package var after: String

    /// Scalars shown on both sides.
    private static let surroundings = 30
    /// Of one text; more would be a list and no help.
    private static let most = 5

    /// The marked places of one field, in its order, with those that touch as one.
    ///
    /// - Parameter spans: Offsets in Unicode scalars; those beyond the text, and of other fields, are passed over.
    package static func of(
        _ field: MatchSpan.Field,
        _ text: String,
        _ spans: [MatchSpan],
    ) -> [MarkedExcerpt] {
        let scalars = Array(text.unicodeScalars)
        func part(_ range: Range<Int>) -> String {
            String(String.UnicodeScalarView(scalars[range]))
        }
        let ranges = joined(spans.filter { $0.field == field }, upTo: scalars.count)
        return ranges.prefix(most).map { range in
            let start = max(0, range.lowerBound - surroundings)
            let end = min(scalars.count, range.upperBound + surroundings)
            return MarkedExcerpt(
                field: field,
                before: (start > 0 ? "…" : "") + part(start..<range.lowerBound),
                marked: part(range),
                after: part(range.upperBound..<end) + (end < scalars.count ? "…" : ""),
            )
        }
    }

    private static func joined(_ spans: [MatchSpan], upTo end: Int) -> [Range<Int>] {
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
