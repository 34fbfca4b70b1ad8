/// The lines at the bottom: what happened last, what is asked, which keys there are.
struct ReviewFoot {
    let lines: [ScreenLine]
    /// Where the cursor rests, from the first of these lines.
    let cursor: (row: Int, column: Int)

    init(_ state: ReviewState) {
        let width = max(state.size.columns, ScreenSize.smallest.columns)
        let rule = ScreenLine(String(repeating: "─", count: width), .faint)
        let most = max(1, state.size.rows / 2 - 2)
        let said = Array(ReviewFoot.said(state, width).suffix(most))
        if let prompt = state.prompt {
            let above = [rule] + ReviewFoot.question(prompt, width).suffix(most)
            let input = ReviewFoot.input(prompt, width)
            let way = state.message?.text ?? ReviewFoot.way(prompt)
            lines = above + [input, ScreenLine(way, .faint)]
            cursor = (above.count, input.width)
        } else {
            lines = [rule] + said + [ReviewFoot.keys(state, width)]
            cursor = (said.count, said.last?.width ?? 0)
        }
    }

    /// Never empty, so that the keys do not jump when something is said.
    private static func said(_ state: ReviewState, _ width: Int) -> [ScreenLine] {
        var lines: [ScreenLine] = []
        func add(_ text: String, _ tone: ScreenLine.Tone) {
            lines += Wrapping.lines(SafeText.line(text), width: width).map { ScreenLine($0, tone) }
        }
        if let notice = state.notice { add(notice.text, .alarming) }
        if state.link != .up {
            let words = state.outbox.isEmpty ? "" : " " + state.outboxWords + " not confirmed yet."
            add("Connection lost, trying again." + words, .alarming)
        } else if !state.outbox.isEmpty && state.message == nil {
            add(state.outboxWords, .faint)
        }
        if let message = state.message {
            add(message.text, message.isAlarming ? .alarming : .plain)
        }
        return lines.isEmpty ? [ScreenLine()] : lines
    }

    /// Keys in the order they are shown; the number says which stay when there is no room.
    private static func keys(_ state: ReviewState, _ width: Int) -> ScreenLine {
        let all: [(words: String, rank: Int)] =
            if state.view == .help {
                [("Esc back", 0), ("q quit", 2)]
            } else if state.view != .item {
                [
                    ("Esc back", 0), ("a approve", 3), ("h hold", 4), ("s spam", 5),
                    ("r reject", 6), ("? help", 1), ("q quit", 2),
                ]
            } else if state.list.current == nil {
                [("n again", 0), ("p back", 3), ("u undo", 4), ("? help", 1), ("q quit", 2)]
            } else if state.isCovered {
                [
                    ("space show it", 0), ("h hold", 3), ("n next", 4), ("p back", 6),
                    ("u undo", 5), ("x explain", 7), ("? help", 1), ("q quit", 2),
                ]
            } else {
                [
                    ("a approve", 0), ("h hold", 3), ("s spam", 4), ("r reject", 5),
                    ("e edit", 11), ("u undo", 6), ("n next", 7), ("p back", 9), ("x explain", 8),
                    ("t thread", 10), ("/ search", 12), ("? help", 1), ("q quit", 2),
                ]
            }
        var (kept, used): (Set<Int>, Int) = ([], 0)
        for key in all.sorted(by: { $0.rank < $1.rank }) {
            guard used + key.words.count <= width else { break }
            kept.insert(key.rank)
            used += key.words.count + 2
        }
        let shown = all.filter { kept.contains($0.rank) }.map(\.words)
        return ScreenLine(shown.joined(separator: "  "), .bold)
    }

    static func question(_ prompt: ReviewPrompt, _ width: Int) -> [ScreenLine] {
        switch prompt.question {
        case .search: return [ScreenLine("Show only comments with these words in text or name:")]
        case .note(let deed, let reason):
            let why = reason.map { " (\(SafeText.line($0)))" } ?? ""
            return [ScreenLine("Rejecting #\(deed.id)\(why). A note for moderators, if you like:")]
        case .reason(.edit(let id, _, _)):
            return [ScreenLine("Why is the text of #\(id) changed? A reason:")]
        case .reason(let deed):
            let title = ScreenLine("Why is #\(deed.id) declined? The author is told.")
            return [title] + ReviewFoot.columns(prompt.choices.map(SafeText.line), width)
        }
    }

    /// Short words in columns of one width.
    static func columns(_ words: [String], _ width: Int) -> [ScreenLine] {
        let widest = (words.map(TextWidth.of).max() ?? 0) + 3
        let inRow = max(1, (width - 2 + 3) / max(widest, 1))
        return stride(from: 0, to: words.count, by: inRow).map { start in
            let row = words[start..<min(start + inRow, words.count)]
            let padded = row.dropLast().map { TextWidth.padded($0, to: widest) }
            return ScreenLine("  " + padded.joined() + (row.last ?? ""))
        }
    }

    /// The end of what is typed, when it is longer than the line.
    private static func input(_ prompt: ReviewPrompt, _ width: Int) -> ScreenLine {
        var shown = Array(SafeText.line(prompt.text))
        while TextWidth.of(String(shown)) > width - 4 { shown.removeFirst() }
        return ScreenLine("> ", .bold) + ScreenLine(String(shown))
    }

    static func way(_ prompt: ReviewPrompt, isPlain: Bool = false) -> String {
        let leave = isPlain ? ". and Enter leaves it" : "Esc leaves it"
        return switch prompt.question {
        case .search: "Enter searches (nothing typed: everything again) · \(leave)"
        case .reason(.edit): "Enter sends it · \(leave); the new text is kept"
        case .reason where prompt.choosesCode:
            "a number, or the beginning of a code · Enter for none · \(leave)"
        default: "Enter goes on, also with nothing typed · \(leave)"
        }
    }
}
