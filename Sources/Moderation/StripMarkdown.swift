import Markup

/// Removes Markdown's signs so that the text a reader will see is left, in one walk.
///
/// It follows CommonMark closely enough for matching and errs on one side only: signs may stay that
/// a browser would not show, letters never go. A link's address goes, its text and title stay.
enum StripMarkdown {
    static func plain(_ raw: MappedText) -> MappedText {
        // A text without any sign stays as it is, with the space that its lines begin with.
        guard raw.scalars.contains(where: isSign), mayLoseSigns(raw.scalars) else { return raw }
        var walk = MarkdownWalk(raw)
        return walk.plain()
    }

    /// Whether a walk could take anything away.
    ///
    /// It takes signs that mean something within a line, and what a line begins with. A full stop or a bracket behind
    /// words, which most texts have, stays.
    private static func mayLoseSigns(_ scalars: [Unicode.Scalar]) -> Bool {
        var isLineStart = true
        for scalar in scalars {
            switch scalar {
            case "*", "_", "~", "`", "[", "\\", "&", "<": return true
            case " ", "\t", ">", "-", "+", "#", "0"..."9": if isLineStart { return true }
            default: break
            }
            isLineStart = scalar == "\n"
        }
        return false
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "*", "_", "~", "`", "[", "\\", "&", "<", ">", "#", "-", "+", ".", ")": true
        default: false
        }
    }
}

/// The walk over one text: where it is, what it kept, which signs may still turn out to be marks.
private struct MarkdownWalk {
    private let raw: MappedText
    private var kept = MappedText()
    private var index = 0
    private var emphasis = EmphasisMarks()
    /// Places in `kept` of brackets that may open a link.
    private var brackets: [Int] = []
    private var isInAddress = false

    init(_ raw: MappedText) {
        self.raw = raw
        kept.reserve(raw.count)
    }

    mutating func plain() -> MappedText {
        var isLineStart = true
        while index < raw.count {
            if isLineStart { skipBlockSigns() }
            guard index < raw.count else { break }
            isLineStart = raw.scalars[index] == "\n"
            if isLineStart, peek(1) == "\n" { endParagraph() }
            takeInline()
        }
        endParagraph()
        let marks = emphasis.removed
        guard !marks.isEmpty else { return kept }
        var plain = MappedText()
        plain.reserve(kept.count)
        for place in kept.scalars.indices where !marks.contains(place) {
            plain.append(place, of: kept)
        }
        return plain
    }

    private func peek(_ distance: Int) -> Unicode.Scalar? {
        index + distance < raw.count ? raw.scalars[index + distance] : nil
    }

    private mutating func endParagraph() {
        emphasis.endParagraph()
        brackets = []
    }

    /// Skips quote signs, list marks, headings and fences at the beginning of a line.
    private mutating func skipBlockSigns() {
        while true {
            let start = index
            while peek(0) == " " || peek(0) == "\t" { index += 1 }
            switch peek(0) {
            case ">": index += 1
            // The space behind it goes too, where the text does not end with the mark.
            case "-", "+", "*": if isSpace(peek(1)) { index = min(index + 2, raw.count) }
            case "#": skipHeading()
            case "~", "`": skipFence()
            case let digit? where digit.isASCIIDigit: skipNumber()
            default: break
            }
            let isMark = raw.scalars[start..<index].contains { $0 != " " && $0 != "\t" }
            if !isMark { return }
        }
    }

    private mutating func skipHeading() {
        var end = index
        while end < raw.count, raw.scalars[end] == "#" { end += 1 }
        if end - index <= 6, end == raw.count || isSpace(raw.scalars[end]) { index = end }
    }

    private mutating func skipFence() {
        guard let sign = peek(0), peek(1) == sign, peek(2) == sign else { return }
        while peek(0) == sign { index += 1 }
    }

    private mutating func skipNumber() {
        var end = index
        while end < raw.count, end - index < 9, raw.scalars[end].isASCIIDigit { end += 1 }
        guard end + 1 < raw.count, raw.scalars[end] == "." || raw.scalars[end] == ")",
            isSpace(raw.scalars[end + 1])
        else { return }
        // "10. 30" of a sentence that goes on is a number and stays; a list begins with few digits.
        if end - index <= 3 { index = end + 1 }
    }

    private func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == nil
    }

    private mutating func takeInline() {
        let scalar = raw.scalars[index]
        switch scalar {
        case "\\": takeEscape()
        case "&": takeReference()
        case "`": index += 1
        case "*", "_", "~": takeRun(of: scalar)
        case "[":
            brackets.append(kept.count)
            keep()
        case "]": takeClosingBracket()
        case "<" where opensAddress():
            isInAddress = true
            index += 1
        case ">" where isInAddress:
            isInAddress = false
            index += 1
        default: keep()
        }
    }

    private mutating func keep() {
        kept.append(index, of: raw)
        index += 1
    }

    private mutating func takeEscape() {
        guard let next = peek(1), next == "\n" || next.isASCIIPunctuation else { return keep() }
        index += 1
        keep()
    }

    private mutating func takeReference() {
        guard let found = CharacterReferences.read(raw.scalars[index...]) else { return keep() }
        kept.append(found.scalar, from: raw.place(index..<index + found.length))
        index += found.length
    }

    private mutating func takeRun(of sign: Unicode.Scalar) {
        let before = index > 0 ? raw.scalars[index - 1] : nil
        let start = kept.count
        while peek(0) == sign { keep() }
        emphasis.note(sign, start..<kept.count, before: before, after: peek(0))
    }

    private func opensAddress() -> Bool {
        raw.scalars[index...].dropFirst().prefix(4).elementsEqual("http".unicodeScalars)
    }

    private mutating func takeClosingBracket() {
        // A target that becomes no link is shown to readers, so it stays to be read.
        guard let opening = brackets.popLast(), peek(1) == "(",
            let target = LinkTargetSkip(raw.scalars, after: index + 2),
            LinkTarget.rebuilt(target.address) != nil
        else { return keep() }
        emphasis.remove(opening)
        if !target.title.isEmpty {
            kept.append(" ", from: raw.place(index..<index + 1))
            for place in target.title { kept.append(place, of: raw) }
        }
        index = target.end
    }
}

/// The address and title of an inline link: `(address "title")`.
private struct LinkTargetSkip {
    /// Characters that an address and its title may have; a longer one stays in the text.
    private static let limit = 500
    /// Brackets within brackets in an address; md4c makes no link of more either.
    private static let depth = 32
    /// As typed, without the angle brackets it may stand in.
    private(set) var address = ""
    /// The characters of the title, without its quotes.
    private(set) var title: Range<Int> = 0..<0
    /// Behind the closing bracket.
    private(set) var end: Int

    init?(_ scalars: [Unicode.Scalar], after start: Int) {
        let stop = min(scalars.count, start + LinkTargetSkip.limit)
        var index = start
        func skipSpace() { while index < stop, scalars[index].isSpace { index += 1 } }
        skipSpace()
        let beginning = index
        var depth = 0
        while index < stop, !scalars[index].isSpace {
            if scalars[index] == "(" { depth += 1 }
            guard depth <= LinkTargetSkip.depth else { return nil }
            if scalars[index] == ")" {
                if depth == 0 { break }
                depth -= 1
            }
            index += 1
        }
        var target = scalars[beginning..<index]
        if target.first == "<", target.last == ">" { target = target.dropFirst().dropLast() }
        address = String(String.UnicodeScalarView(target))
        skipSpace()
        if index < stop, scalars[index] == "\"" || scalars[index] == "'" {
            let quote = scalars[index]
            guard let close = scalars[(index + 1)..<stop].firstIndex(of: quote) else { return nil }
            title = index + 1..<close
            index = close + 1
            skipSpace()
        }
        guard index < stop, scalars[index] == ")" else { return nil }
        end = index + 1
    }
}
