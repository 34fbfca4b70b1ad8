package import Comments
import Markup

/// A page's conversation with its form: complete without JavaScript.
package struct ThreadPage: Sendable {
    package var reading: ThreadReading
    package var context: PageContext
    package var form: FormState
    package var order: ThreadOrder
    /// Where a reader goes after posting, when somebody we may believe said so.
    package var returnPath: String?

    package init(
        _ reading: ThreadReading,
        context: PageContext,
        form: FormState,
        order: ThreadOrder = .oldest,
    ) {
        self.reading = reading
        self.context = context
        self.form = form
        self.order = order
    }

    /// A page of its own.
    package var page: HTML {
        let article = context.article(reading.key, url: reading.url)
        let name = reading.title.map(VisibleText.cleaned) ?? reading.key.text
        let title: HTML =
            article.map { "<a href=\"\($0)\"><bdi>\(name)</bdi></a>" } ?? "<bdi>\(name)</bdi>"
        return PageFrame(
            title: (form.hasProblems ? "Not sent yet: " : "") + "Comments on \(name)",
            base: context.base,
            canonical: article,
            main: """
                <p class="aw-about">Comments on</p>
                <h1>\(title)</h1>
                \(conversation(at: ownPath, returning: returnPath ?? ownPath))
                """,
        ).html
    }

    /// The same to be included in the article by the site's own server or build.
    package var fragment: HTML {
        let article = context.article(reading.key, url: reading.url)
        return conversation(
            at: context.publicURL.dropLast(context.base.utf8.count)
                + context.threadPath(reading.key),
            returning: article ?? ownPath,
            isAbsolute: true,
        )
    }

    private var ownPath: String { context.threadPath(reading.key) }

    /// - Parameters:
    ///   - path: The page that understands `replyto` and `cursor`.
    ///   - returning: Where a reader goes after posting.
    ///   - isAbsolute: It will stand on another host than ours.
    package func conversation(
        at path: String,
        returning: String,
        isAbsolute: Bool = false,
    ) -> HTML {
        """
        <section id="comments" class="aw-thread" aria-labelledby="comments-title">
        <h2 id="comments-title">\(heading)</h2>
        \(PinnedComments(reading: reading, order: order, path: path).html)\
        \(list(path, isAbsolute))\
        \(further(path))</section>
        \(respond(path, returning, isAbsolute))
        """
    }

    private func list(_ path: String, _ isAbsolute: Bool) -> HTML {
        let origin = isAbsolute ? context.publicURL.dropLast(context.base.utf8.count) : ""
        return CommentList(
            comments: reading.comments,
            replyPath: reading.isOpen ? path : nil,
            reportStart: origin + context.reportStart(reading.key),
        ).html
    }

    private var heading: String {
        switch reading.count {
        case 0: "No comments yet"
        case 1: "One comment"
        default: "\(reading.count) comments"
        }
    }

    private func further(_ path: String) -> HTML {
        reading.next.html { cursor in
            """
            <nav class="aw-further" aria-label="More comments">\
            <a rel="next" href="\(PageContext.part(from: cursor, order, of: path))#comments">\
            More comments</a></nav>

            """
        }
    }

    private func respond(_ path: String, _ returning: String, _ isAbsolute: Bool) -> HTML {
        guard reading.isOpen else {
            return """
                \(HelpLines(answer: form.answer).html)\
                <p id="respond" class="aw-closed">Comments are closed here. What was written \
                stays.</p>
                \(kept)
                """
        }
        return CommentForm(
            state: form,
            context: context,
            returnPath: returning,
            cancelPath: path,
            action: (isAbsolute ? context.publicURL : context.base) + "/wp-comments-post.php",
        ).html
    }

    /// A text that came too late is still its author's.
    private var kept: HTML {
        guard let text = form.typed["comment"], !text.isEmpty else { return .nothing }
        return KeptText(text: text).html
    }
}
