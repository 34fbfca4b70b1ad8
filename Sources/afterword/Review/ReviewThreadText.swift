import Markup

/// A comment among the ones above and below it, as readers see them.
struct ReviewThreadText {
    var story: WireCommentPage
    var isCovered: Bool
    var width: Int
    /// Lines of each neighbour.
    var mostLines = Int.max
    /// Where the comment itself stands beside, its place is enough.
    var showsOwnText = true

    private static let deepest = 6

    /// From the first comment above it down to the last one below.
    var comments: [[ScreenLine]] {
        let comment = story.comment
        let place = story.placeInThread
        let above = story.thread[..<place]
        let below = story.thread[place...].filter { $0.id != comment.id }
        let parent = above.last { $0.id == comment.parent }
        return above.map(lines) + [own(comment, parent.map { $0.depth + 1 } ?? 0)]
            + below.map(lines)
    }

    private func own(_ comment: WireComment, _ depth: Int) -> [ScreenLine] {
        let name = "→ #\(comment.id) \(SafeText.line(comment.author.name))"
        guard showsOwnText else { return paragraph(name, "", depth, tone: .bold) }
        let words = isCovered ? "[covered]" : CommentMarkup(comment.text).plainText
        return paragraph(name, words, depth, tone: .bold)
    }

    private func lines(_ other: WireNeighbour) -> [ScreenLine] {
        let isPublic = other.state == "approved"
        let state = isPublic ? "" : " (\(SafeText.line(other.state)))"
        let name = "#\(other.id) \(SafeText.line(other.name))\(state)"
        let words = other.isCovered(beside: isCovered) ? "…" : CommentMarkup(other.text).plainText
        return paragraph(name, words, other.depth, tone: .plain)
    }

    private func paragraph(
        _ name: String,
        _ words: String,
        _ depth: Int,
        tone: ScreenLine.Tone,
    ) -> [ScreenLine] {
        let indent = String(
            repeating: "  ",
            count: min(max(depth, 0), ReviewThreadText.deepest) + 1,
        )
        let room = width - indent.count - 2
        let text = words.isEmpty ? name : name + ": " + SafeText.lines(words)
        let all = Wrapping.lines(text, width: room)
        let shown =
            mostLines < all.count
            ? Wrapping.firstLines(mostLines, of: text, width: room) : all
        return shown.enumerated().map { index, line in
            index == 0 ? ScreenLine(indent + line, tone) : ScreenLine(indent + "  " + line)
        }
    }
}

extension WireCommentPage {
    /// Where the comment itself stands among its neighbours.
    var placeInThread: Int {
        thread.firstIndex { !($0.above ?? ($0.id < comment.id)) } ?? thread.count
    }
}
