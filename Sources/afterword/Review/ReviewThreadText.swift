/// A comment among the ones above and below it, every text whole.
struct ReviewThreadText {
    var story: WireCommentPage
    var isCovered: Bool
    var width: Int
    /// Where the comment itself stands beside, its place is enough.
    var showsOwnText = true

    private static let deepest = 6

    /// From the first comment above it down to the answers below it.
    var comments: [[ScreenLine]] {
        let comment = story.comment
        let others = story.thread.filter { $0.id != comment.id }
        let above = others.filter { $0.id < comment.id }
        let below = others.filter { $0.id > comment.id }
        let depth = (above.last?.depth ?? -1) + 1
        return above.map(lines) + [own(comment, depth)] + below.map(lines)
    }

    private func own(_ comment: WireComment, _ depth: Int) -> [ScreenLine] {
        let lead = indent(depth) + "→ #\(comment.id) \(SafeText.line(comment.author.name))"
        guard showsOwnText else { return [ScreenLine(lead, .bold).cut(to: width)] }
        let words = isCovered ? "[covered]" : SafeText.lines(comment.text)
        return .hanging(words, lead: fitting(lead + ": "), tone: .bold, width: width)
    }

    /// Beside a covered comment what was not published is covered too.
    private func lines(_ other: WireNeighbour) -> [ScreenLine] {
        let isPublic = other.state == "approved"
        let state = isPublic ? "" : " (\(SafeText.line(other.state)))"
        let lead = indent(other.depth) + "#\(other.id) \(SafeText.line(other.name))\(state): "
        let words = isCovered && !isPublic ? "…" : SafeText.lines(other.text)
        return .hanging(words, lead: fitting(lead), width: width)
    }

    private func fitting(_ lead: String) -> String { TextWidth.cut(lead, to: width / 2) }

    private func indent(_ depth: Int) -> String {
        String(repeating: "  ", count: min(max(depth, 0), ReviewThreadText.deepest))
    }
}
