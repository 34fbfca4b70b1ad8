/// One line of a screen: pieces of safe text, each in its tone.
struct ScreenLine: Equatable, Sendable {
    /// How a piece is meant; without colour every tone looks the same.
    enum Tone: Equatable, Sendable {
        case plain
        case bold
        case faint
        case alarming
    }
    /// A piece in one tone.
    struct Run: Equatable, Sendable {
        var text: String
        var tone: Tone
    }
    var runs: [Run]

    init(_ text: String = "", _ tone: Tone = .plain) { runs = [Run(text: text, tone: tone)] }

    init(runs: [Run]) { self.runs = runs }

    var text: String { runs.map(\.text).joined() }
    var width: Int { runs.reduce(0) { $0 + TextWidth.of($1.text) } }
    var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }

    static func + (first: ScreenLine, second: ScreenLine) -> ScreenLine {
        ScreenLine(runs: first.runs + second.runs)
    }

    /// At most so many columns, with `…` where something is missing.
    func cut(to most: Int) -> ScreenLine {
        guard width > most else { return self }
        var (kept, room) = ([Run](), most)
        for run in runs where room > 0 {
            let isLast = TextWidth.of(run.text) >= room
            // One column is kept for the mark, unless nothing follows this piece.
            let text = isLast ? TextWidth.cut(run.text + " ", to: room) : run.text
            kept.append(Run(text: text, tone: run.tone))
            room -= isLast ? room : TextWidth.of(run.text)
        }
        return ScreenLine(runs: kept)
    }

    /// Followed by spaces up to a width.
    func padded(to width: Int) -> ScreenLine {
        let space = width - self.width
        return space > 0 ? self + ScreenLine(String(repeating: " ", count: space)) : self
    }

    /// With the terminal's codes for the tones.
    func painted(on terminal: Terminal) -> String {
        runs.map { run in
            switch run.tone {
            case .plain: run.text
            case .bold: terminal.bold(run.text)
            case .faint: terminal.faint(run.text)
            case .alarming: terminal.alarming(run.text)
            }
        }.joined()
    }
}

extension [ScreenLine] {
    /// Lines of the same tone.
    init(_ lines: [String], _ tone: ScreenLine.Tone = .plain) {
        self = lines.map { ScreenLine($0, tone) }
    }

    /// A text behind its lead-in, wrapped; only the lead-in has a tone.
    static func hanging(
        _ text: String,
        lead: String = "",
        tone: ScreenLine.Tone = .plain,
        width: Int,
    ) -> [ScreenLine] {
        let lines = Wrapping.hanging(text, lead: lead, width: width).split(
            separator: "\n",
            omittingEmptySubsequences: false,
        )
        return lines.enumerated().map { index, line in
            guard !line.allSatisfy({ $0 == " " }) else { return ScreenLine() }
            guard index == 0, !lead.isEmpty else { return ScreenLine(String(line)) }
            return ScreenLine(lead, tone) + ScreenLine(String(line.dropFirst(lead.count)))
        }
    }

    /// Two columns beside each other, a bar between them.
    static func beside(
        _ left: [ScreenLine],
        _ right: [ScreenLine],
        leftWidth: Int,
    ) -> [ScreenLine] {
        (0..<Swift.max(left.count, right.count)).map { row in
            let first = row < left.count ? left[row] : ScreenLine()
            let second = row < right.count ? right[row] : ScreenLine()
            return first.cut(to: leftWidth).padded(to: leftWidth) + ScreenLine(" │ ", .faint)
                + second
        }
    }
}
