/// Decides which of the signs `*`, `_` and `~` are marks: those with a partner in their paragraph.
struct EmphasisMarks {
    private struct Run {
        var places: Range<Int>
    }
    /// Places of signs that go.
    private(set) var removed: Set<Int> = []
    private var open: [Unicode.Scalar: [Run]] = [:]

    mutating func remove(_ place: Int) { removed.insert(place) }

    mutating func endParagraph() { open = [:] }

    /// Takes one run of a sign with its neighbours; it closes what it can and may open something.
    mutating func note(
        _ sign: Unicode.Scalar,
        _ places: Range<Int>,
        before: Unicode.Scalar?,
        after: Unicode.Scalar?,
    ) {
        var run = Run(places: places)
        let isLeft = EmphasisMarks.flanks(near: after, far: before)
        let isRight = EmphasisMarks.flanks(near: before, far: after)
        let isInside = sign == "_" && isLeft && isRight
        if isRight, !isInside || isPunctuation(after) { close(sign, &run) }
        if isLeft, !isInside || isPunctuation(before), !run.places.isEmpty {
            open[sign, default: []].append(run)
        }
    }

    private mutating func close(_ sign: Unicode.Scalar, _ run: inout Run) {
        while !run.places.isEmpty, var opener = open[sign]?.popLast() {
            let count = min(opener.places.count, run.places.count)
            removed.formUnion(opener.places.suffix(count))
            removed.formUnion(run.places.prefix(count))
            run.places = run.places.dropFirst(count)
            opener.places = opener.places.dropLast(count)
            if !opener.places.isEmpty { open[sign, default: []].append(opener) }
        }
    }

    /// CommonMark's flanking rule (§6.2), for either side.
    private static func flanks(near: Unicode.Scalar?, far: Unicode.Scalar?) -> Bool {
        guard let near, !near.isSpace else { return false }
        if !isPunctuation(near) { return true }
        guard let far, !far.isSpace else { return true }
        return isPunctuation(far)
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? scalar.isASCIIPunctuation : !scalar.isLetterOrDigit
    }

    private func isPunctuation(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map(EmphasisMarks.isPunctuation) ?? false
    }
}

extension Unicode.Scalar {
    var isASCIIPunctuation: Bool {
        (0x21...0x7E).contains(value) && !isASCIILetterOrDigit
    }

    var isSpace: Bool {
        value < 0x80
            ? value == 0x20 || value == 0x09 || value == 0x0A
            : properties.isWhitespace
    }
}
