/// The keys, in full.
enum ReviewHelp {
    /// Keys and what they do.
    static let keys: [(key: String, does: String)] = [
        ("a", "approve: readers see it"),
        ("h", "hold: a person has seen it, it stays back"),
        ("s", "spam: put aside as advertising"),
        ("r", "reject: asks for a reason, which the author is told, and for a note"),
        ("u", "undo: takes your newest step back; again goes further back"),
        ("e", "edit the text in $VISUAL or $EDITOR; asks for a reason"),
        ("n p", "next, previous, also → and ←; n leaves a comment for later"),
        ("space v", "show a covered text, page down; v covers it again"),
        ("j k ↓ ↑", "line by line; also Page Up, Page Down, Home, End"),
        ("x t", "explain every rule and step; the whole thread around it"),
        ("/", "only comments with certain words; with nothing typed all again"),
        ("? Esc", "these keys; back from everywhere"),
        ("q", "quit: what was decided is decided, the rest waits"),
    ]
    static let promise = """
        Each decision counts for the text that you saw. If somebody else was faster, yours is not \
        done and you are told. A key typed before a comment was in view is not obeyed.
        """

    static func lines(width: Int) -> [ScreenLine] {
        let widest = keys.map { TextWidth.of($0.key) }.max() ?? 0
        let table = keys.flatMap { line -> [ScreenLine] in
            let lead = "  " + TextWidth.padded(line.key, to: widest) + "  "
            return .hanging(line.does, lead: lead, tone: .bold, width: width)
        }
        let text = [ScreenLine].hanging(
            promise,
            lead: "  ",
            width: min(width, ReviewScreen.widestText),
        )
        return table + [ScreenLine()] + text
    }
}
