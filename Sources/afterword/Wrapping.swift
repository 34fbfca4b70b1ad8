/// Text broken into lines at spaces; a word longer than a line is broken where it must be.
enum Wrapping {
    /// Lines of at most `width` columns; empty lines of the text stay.
    static func lines(_ text: String, width: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { wrapOne(String($0), width: max(width, 8)) }
    }

    /// The first lines, the last one ending in ` …` when more follows.
    static func firstLines(_ count: Int, of text: String, width: Int) -> [String] {
        let all = lines(text, width: width).filter { !$0.isEmpty }
        guard all.count > count, let last = all[..<count].last else { return all }
        let cut = TextWidth.cut(last, to: width - 2)
        return all[..<(count - 1)] + [cut.hasSuffix("…") ? cut : cut + " …"]
    }

    /// Lines with the same indent, the first one behind a lead-in.
    static func hanging(_ text: String, lead: String, width: Int) -> String {
        let indent = TextWidth.of(lead)
        let wrapped = lines(text, width: width - indent)
        let rest = wrapped.dropFirst().map { String(repeating: " ", count: indent) + $0 }
        return ([lead + (wrapped.first ?? "")] + rest).joined(separator: "\n")
    }

    /// Every line behind the same number of spaces.
    static func indented(_ text: String, by indent: Int, width: Int) -> String {
        lines(text, width: width - indent)
            .map { $0.isEmpty ? "" : String(repeating: " ", count: indent) + $0 }
            .joined(separator: "\n")
    }

    private static func wrapOne(_ line: String, width: Int) -> [String] {
        var (result, current) = ([String](), "")
        for word in line.split(separator: " ") {
            for piece in broken(String(word), width: width) {
                if !current.isEmpty && TextWidth.of(current) + 1 + TextWidth.of(piece) > width {
                    result.append(current)
                    current = piece
                } else {
                    current += (current.isEmpty ? "" : " ") + piece
                }
            }
        }
        return result + [current]
    }

    private static func broken(_ word: String, width: Int) -> [String] {
        guard TextWidth.of(word) > width else { return [word] }
        var (pieces, piece, used) = ([String](), "", 0)
        for character in word {
            let next = TextWidth.of(character)
            if used + next > width {
                pieces.append(piece)
                (piece, used) = ("", 0)
            }
            piece.append(character)
            used += next
        }
        return pieces + [piece]
    }
}
