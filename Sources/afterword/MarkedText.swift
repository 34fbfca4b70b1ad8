/// A reader's text in wrapped lines, with a row of `^^^^` and the rule's id under what a rule hit.
enum MarkedText {
    /// One rule and where it hit.
    struct Mark {
        var label: String
        /// Unicode scalars of the raw text.
        var spans: [Range<Int>]
    }

    /// One character as it is shown.
    private struct Cell {
        var shown: String
        var width: Int
        /// Its scalars in the raw text.
        var scalars: Range<Int>
        var isSpace: Bool
    }

    static func lines(_ text: String, marks: [Mark], width: Int) -> [String] {
        wrapped(cells(text), width: max(width, 8)).flatMap { line in
            [trimmed(line.map(\.shown).joined())]
                + marks.flatMap { carets(under: line, $0, width: width) }
        }
    }

    /// Cells of each line of the text; a character with something hidden in it is shown in pieces.
    private static func cells(_ text: String) -> [[Cell]] {
        let pieces = SafeText.pieces(text)
        var (lines, position): ([[Cell]], Int) = ([[]], 0)
        for character in text {
            let scalars = Array(character.unicodeScalars)
            let shown = zip(scalars, pieces[position..<(position + scalars.count)])
                .map { $0 == "\t" ? "    " : $0 == "\n" ? "" : $1 }.joined()
            let cell = Cell(
                shown: shown,
                width: TextWidth.of(shown),
                scalars: position..<(position + scalars.count),
                isSpace: character == " ",
            )
            if !shown.isEmpty { lines[lines.count - 1].append(cell) }
            if scalars.contains("\n") { lines.append([]) }
            position += scalars.count
        }
        return lines
    }

    private static func wrapped(_ lines: [[Cell]], width: Int) -> [[Cell]] {
        lines.flatMap { line in
            var (result, current, used): ([[Cell]], [Cell], Int) = ([], [], 0)
            for cell in line {
                if used + cell.width > width && !current.isEmpty {
                    let space = cell.isSpace ? current.count : current.lastIndex(where: \.isSpace)
                    let end = space.map { $0 == current.count ? $0 : $0 + 1 } ?? current.count
                    result.append(Array(current[..<end]))
                    current = Array(current[end...])
                    used = current.reduce(0) { $0 + $1.width }
                    // The space at which a line ends does not begin the next one.
                    if cell.isSpace && current.isEmpty { continue }
                }
                current.append(cell)
                used += cell.width
            }
            return result + [current]
        }
    }

    private static func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    private static func carets(under line: [Cell], _ mark: Mark, width: Int) -> [String] {
        let row = line.map { cell in
            let isHit = mark.spans.contains { $0.overlaps(cell.scalars) }
            return String(repeating: isHit ? "^" : " ", count: cell.width)
        }.joined()
        guard let last = row.lastIndex(of: "^") else { return [] }
        let carets = String(row[...last])
        return carets.count + 1 + TextWidth.of(mark.label) <= width
            ? [carets + " " + mark.label] : [carets, mark.label]
    }
}
