/// A review's state as the lines of a screen of its size; pure, so that every screen can be a snapshot.
struct ReviewScreen {
    /// From so many columns on, what is known of a comment stands beside its text.
    static let wide = 120
    /// Columns of text that are still easy to read.
    static let widestText = 100

    let state: ReviewState
    /// All lines between the head and the foot, whether they fit or not.
    let body: [ScreenLine]
    /// Lines of the body up to the end of the comment's text.
    let lastLineOfText: Int
    let foot: ReviewFoot

    init(_ state: ReviewState) {
        self.state = state
        foot = ReviewFoot(state)
        (body, lastLineOfText) = ReviewBody(state).lines
    }

    static let headRows = 2

    var bodyRows: Int { max(1, state.size.rows - ReviewScreen.headRows - foot.lines.count) }
    var mostScroll: Int { max(0, body.count - bodyRows) }
    var lastLineInView: Int { scroll + bodyRows }
    private var scroll: Int { min(state.scroll, mostScroll) }

    /// As many lines as the terminal has rows, none wider than its columns.
    var lines: [ScreenLine] {
        let (columns, rows) = (state.size.columns, state.size.rows)
        guard !state.size.isTooSmall else { return tooSmall }
        let shown = Array(body.dropFirst(scroll).prefix(bodyRows))
        let blank = Array(repeating: ScreenLine(), count: max(0, bodyRows - shown.count))
        let all = head + shown + blank + foot.lines
        return all.prefix(rows).map { $0.cut(to: columns) }
    }

    /// Where the cursor rests, counted from 0: at what is typed, else at the end of the last sentence.
    var cursor: (row: Int, column: Int) {
        guard !state.size.isTooSmall else { return (0, 0) }
        let row = ReviewScreen.headRows + bodyRows + foot.cursor.row
        return (
            min(row, state.size.rows - 1), min(foot.cursor.column, state.size.columns - 1),
        )
    }

    private var tooSmall: [ScreenLine] {
        let smallest = ScreenSize.smallest
        let text = "Too small: \(smallest.columns) × \(smallest.rows) are needed. q leaves."
        let lines = [ScreenLine](Wrapping.lines(text, width: max(8, state.size.columns)))
        return Array(lines.prefix(state.size.rows)).map { $0.cut(to: state.size.columns) }
    }

    private var head: [ScreenLine] {
        let left = ScreenLine(place, .bold) + ScreenLine(filters)
        let right = news
        let room = state.size.columns - right.width - 1
        return [
            left.cut(to: room).padded(to: room + 1) + right,
            ScreenLine(String(repeating: "─", count: state.size.columns), .faint),
        ]
    }

    /// `3 of 17`.
    private var place: String {
        let list = state.list
        guard list.isLoaded, list.total > 0 else { return "Review" }
        return list.current == nil
            ? "\(list.total) seen" : "\(list.position + 1) of \(list.total)"
    }

    private var filters: String {
        let plan = state.plan
        let named =
            (plan.state == "held" ? [] : [plan.state])
            + plan.filters.map { "\($0.name) \($0.value)" }
            + [state.search.map { "with “\($0)”" }].compactMap(\.self)
        let view =
            switch state.view {
            case .item: [String]()
            case .explain: ["explained"]
            case .thread: ["its thread"]
            case .help: ["keys"]
            }
        return (view + named).map { " · " + SafeText.line($0) }.joined()
    }

    private var news: ScreenLine {
        if state.link != .up { return ScreenLine("connection lost", .alarming) }
        var parts: [String] = []
        if state.list.newcomers > 0 { parts.append("\(state.list.newcomers) new") }
        if mostScroll > 0 && !state.size.isTooSmall { parts.append(below) }
        return ScreenLine(parts.joined(separator: " · "), .bold)
    }

    /// Whether the words themselves go on, or only what stands beside them.
    private var below: String {
        if scroll == mostScroll { return "end of it" }
        return lastLineInView < lastLineOfText ? "the text goes on: space" : "more: space"
    }
}
