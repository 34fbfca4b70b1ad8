/// Turns screens into the bytes that draw them: only lines that changed are sent, for slow lines.
///
/// The whole of what a review writes to a terminal beside text: these sequences and the colours of
/// `Terminal`.
struct ScreenWriter {
    /// The other screen, so that what stood before comes back; pasted text is marked as such.
    static let enter = "\u{1B}[?1049h\u{1B}[?2004h"
    static let leave = "\u{1B}[?2004l\u{1B}[?1049l"
    private static let clear = "\u{1B}[2J"
    private static let clearLine = "\u{1B}[K"

    private var shown: [String] = []

    /// The next screen is drawn whole.
    mutating func forget() { shown = [] }

    /// - Parameter cursor: Counted from 0.
    mutating func bytes(
        for lines: [ScreenLine],
        cursor: (row: Int, column: Int),
        terminal: Terminal,
    ) -> String {
        let painted = lines.map { $0.painted(on: terminal) }
        let isNew = shown.count != painted.count
        var text = isNew ? ScreenWriter.clear : ""
        var isSpilt = false
        for row in painted.indices {
            let isChanged = isNew || isSpilt || painted[row] != shown[row]
            // A terminal may think a letter wider than we do, and the line runs into the next one.
            isSpilt =
                isChanged && (isWide(painted[row]) || (!isNew && isWide(shown[row])))
            guard isChanged else { continue }
            text += ScreenWriter.move(row, 0) + ScreenWriter.clearLine + painted[row]
        }
        shown = painted
        return text + ScreenWriter.move(cursor.row, cursor.column)
    }

    private func isWide(_ line: String) -> Bool { line.utf8.contains { $0 >= 0xF0 } }

    private static func move(_ row: Int, _ column: Int) -> String {
        "\u{1B}[\(row + 1);\(column + 1)H"
    }
}
