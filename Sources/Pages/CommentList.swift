import Comments
import Markup

/// The comments of one part of a thread, nested as they answer each other.
struct CommentList {
    let comments: [Comment]
    let words: ReaderWords
    /// Where "Reply" leads: a path to which `replyto=ID#respond` is added; nil when the thread takes no more.
    let replyPath: String?
    /// Where "Report" leads: an address that a comment's number completes; nil where nothing is reported.
    var reportStart: String?
    /// The level of an author's heading, 2–6.
    var headings = 3

    /// Answers to one top-level comment above which they can be folded away.
    private static let longBranch = 3

    var html: HTML {
        guard !comments.isEmpty else { return "<p class=\"aw-empty\">\(words.thread.empty)</p>\n" }
        var index = 0
        return list(at: 0, &index)
    }

    /// All comments from `index` on that stand at `depth` or below it.
    private func list(at depth: Int, _ index: inout Int) -> HTML {
        var items: [HTML] = []
        while index < comments.count, comments[index].depth >= depth {
            let comment = comments[index]
            index += 1
            let hasReplies = index < comments.count && comments[index].depth > comment.depth
            let start = index
            var replies = hasReplies ? list(at: comments[index].depth, &index) : .nothing
            if comment.depth == 0 { replies = foldable(replies, comments[start..<index]) }
            items.append(item(comment, replies))
        }
        return "<ol class=\"aw-list\">\n\(items)</ol>\n"
    }

    /// Open, because what is folded away is found by nobody; browsers open it again for a link into it.
    private func foldable(_ replies: HTML, _ branch: ArraySlice<Comment>) -> HTML {
        let count = branch.count(where: \.isPublished)
        guard count >= CommentList.longBranch else { return replies }
        return """
            <details class="aw-branch" open><summary>\(words.thread.replies(count))</summary>
            \(replies)</details>

            """
    }

    private func item(_ comment: Comment, _ replies: HTML) -> HTML {
        let id = comment.id.rawValue
        switch comment.shape {
        case .stub:
            return "<li class=\"aw-stub\" data-id=\"\(id)\">\n\(replies)</li>\n"
        case .tombstone:
            return """
                <li id="comment-\(id)" class="aw-item">
                <p class="aw-tombstone">\(words.thread.removed)</p>
                \(replies)</li>

                """
        case .published(let source):
            return """
                <li id="comment-\(id)" class="aw-item">
                <article class="aw-comment" aria-labelledby="comment-\(id)-author">
                \(header(comment))
                \(CommentBody(source, hasNote: comment.hasContentNote, words).html)
                \(actions(comment))</article>
                \(replies)</li>

                """
        }
    }

    private func actions(_ comment: Comment) -> HTML {
        let links = [replyLink(comment), reportLink(comment)].compactMap(\.self)
        guard let first = links.first else { return .nothing }
        let others = links.dropFirst().map { link -> HTML in " \(link)" }
        return """
            <p class="aw-actions">\(first)\(others)</p>

            """
    }

    private func replyLink(_ comment: Comment) -> HTML? {
        guard let replyPath else { return nil }
        let path = PageContext.adding("replyto", "\(comment.id.rawValue)", to: replyPath)
        let name = VisibleText.cleaned(comment.name)
        return """
            <a class="comment-reply-link" rel="nofollow" href="\(path)#respond" \
            aria-label="\(words.thread.replyTo(name))">\(words.thread.reply)</a>
            """
    }
    private func header(_ comment: Comment) -> HTML {
        let name = "comment-\(comment.id.rawValue)"
        return CommentHeader(comment, name: name, link: "#" + name, words, level: headings).html
    }

    private func reportLink(_ comment: Comment) -> HTML? {
        guard let reportStart else { return nil }
        let name = VisibleText.cleaned(comment.name)
        return """
            <a class="aw-report" rel="nofollow" href="\(reportStart)\(comment.id.rawValue)" \
            aria-label="\(words.report.linkTo(name))">\(words.report.link)</a>
            """
    }
}
