import Comments
import Markup

/// The comments of one part of a thread, nested as they answer each other.
struct CommentList {
    let comments: [Comment]
    let words: ReaderWords
    /// Where "Reply" leads: an address that `ID#respond` completes; nil when the thread takes no more.
    let replyStart: String?
    /// Where "Report" leads: an address that a comment's number completes; nil where nothing is reported.
    var reportStart: String?
    /// Where the time of a comment leads; nil where it stands on whatever page is around it.
    var permalinks: Permalinks?
    /// The level of an author's heading, 2–6.
    var headings = 3

    /// Answers to one top-level comment above which they can be folded away.
    private static let longBranch = 3

    var html: HTML {
        guard !comments.isEmpty else { return "<p class=\"aw-empty\">\(words.thread.empty)</p>\n" }
        var (index, output) = (0, HTML.nothing)
        write(at: 0, &index, into: &output)
        return output
    }

    /// All comments from `index` on that stand at `depth` or below it.
    ///
    /// Written one after the other into one text: a branch made by itself was copied once for every level above it.
    private func write(at depth: Int, _ index: inout Int, into output: inout HTML) {
        output += "<ol class=\"aw-list\">\n"
        while index < comments.count, comments[index].depth >= depth {
            let comment = comments[index]
            index += 1
            output += opening(comment)
            if index < comments.count, comments[index].depth > comment.depth {
                let answers = comment.depth == 0 ? published(from: index) : 0
                // Open, because what is folded away is found by nobody; browsers open it again for a link into it.
                let isFoldable = answers >= CommentList.longBranch
                if isFoldable {
                    let told = words.thread.replies(answers)
                    output += "<details class=\"aw-branch\" open><summary>\(told)</summary>\n"
                }
                write(at: comments[index].depth, &index, into: &output)
                if isFoldable { output += "</details>\n" }
            }
            output += "</li>\n"
        }
        output += "</ol>\n"
    }

    /// Comments that can be read of the branch that begins at `start`, below one at the top.
    private func published(from start: Int) -> Int {
        comments[start...].prefix { $0.depth > 0 }.count(where: \.isPublished)
    }

    /// A comment up to where its answers go.
    private func opening(_ comment: Comment) -> HTML {
        let id = comment.id.rawValue
        switch comment.shape {
        case .stub:
            return "<li class=\"aw-stub\" data-id=\"\(id)\">\n"
        case .tombstone:
            return """
                <li id="comment-\(id)" class="aw-item">
                <p class="aw-tombstone">\(words.thread.removed)</p>

                """
        case .published(let source):
            return """
                <li id="comment-\(id)" class="aw-item">
                <article class="aw-comment" aria-labelledby="comment-\(id)-author">
                \(header(comment))
                \(CommentBody(source, hasNote: comment.hasContentNote, words).html)
                \(actions(comment))</article>

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
        guard let replyStart else { return nil }
        let name = VisibleText.cleaned(comment.name)
        return """
            <a class="comment-reply-link" rel="nofollow" \
            href="\(replyStart)\(comment.id.rawValue)#respond" \
            aria-label="\(words.thread.replyTo(name))">\(words.thread.reply)</a>
            """
    }

    private func header(_ comment: Comment) -> HTML {
        let name = "comment-\(comment.id.rawValue)"
        let link = permalinks?.link(to: comment.id) ?? "#" + name
        return CommentHeader(comment, name: name, link: link, words, level: headings).html
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
