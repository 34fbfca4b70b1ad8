package import Comments
import Markup

/// A page's conversation with its form: complete without JavaScript.
package struct ThreadPage: Sendable {
    package var reading: ThreadReading
    package var context: PageContext
    package var form: FormState
    package var order: ThreadOrder
    /// The mark after which the part shown begins; nil for the first.
    package var cursor: String?
    /// Where a reader goes after posting, when somebody we may believe said so.
    package var returnPath: String?
    /// The level of the conversation's heading, so that it fits the page around it: 2–4.
    package var heading = 2

    package static let headings = 2...4

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

    private var words: ThreadWords { context.words.thread }

    /// A page of its own.
    package var page: HTML {
        let article = context.article(reading.key, url: reading.url)
        let name = reading.title.map(VisibleText.cleaned) ?? reading.key.text
        let title: HTML =
            article.map { "<a href=\"\($0)\"><bdi>\(name)</bdi></a>" } ?? "<bdi>\(name)</bdi>"
        let full = words.title(name)
        return PageFrame(
            title: form.hasProblems ? context.words.form.notSentTitle(full) : full,
            base: context.base,
            canonical: article,
            language: context.site.language,
            main: """
                <p class="aw-about">\(words.about)</p>
                <h1>\(title)</h1>
                \(element(conversation(at: ownPath, returning: returnPath ?? ownPath)))
                """,
            isLive: true,
            feeds: feeds(full),
        ).html
    }

    private func feeds(_ title: String) -> HTML {
        let kinds = [
            ("feed.atom", "application/atom+xml"), ("feed.json", "application/feed+json"),
        ]
        let links = kinds.map { name, type -> HTML in
            """
            <link rel="alternate" type="\(type)" title="\(title)" \
            href="\(context.feedAddress(name, of: reading.key))">

            """
        }
        return "\(links)"
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

    /// Upgraded in place where scripts run; the same to read where they do not.
    package func element(_ conversation: HTML) -> HTML {
        """
        <afterword-thread site="\(context.site.name.rawValue)" page="\(reading.key.text)">
        \(conversation)</afterword-thread>
        """
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
        let walk = ThreadWalk(
            reading: reading,
            order: order,
            isFurtherPart: cursor != nil,
            path: path,
            words: words,
        )
        let pinned = PinnedComments(
            reading: reading,
            order: order,
            path: path,
            words: context.words,
            headings: heading + 1,
        )
        let site = context.site
        return """
            <section id="comments" class="aw-thread" \
            lang="\(site.language.rawValue)" dir="\(site.language.direction)" \
            aria-labelledby="comments-title" data-site="\(site.name.rawValue)" \
            data-page="\(reading.key.text)" data-revision="\(reading.revision)" \
            data-count="\(reading.count)"\(view)>
            <h\(heading) id="comments-title">\(words.heading(reading.count))</h\(heading)>
            \(walk.orders)\
            \(walk.earlier)\
            \(pinned.html)\
            \(list(path, isAbsolute))\
            \(walk.further)</section>
            \(respond(path, returning, isAbsolute))
            """
    }

    /// For the element, which asks for the same again when something is new.
    private var view: HTML {
        let order = order == .newest ? "sort=newest" : nil
        let parts = [order, cursor.map { "cursor=" + $0 }].compactMap(\.self)
        return parts.isEmpty ? .nothing : " data-view=\"\(parts.joined(separator: "&"))\""
    }

    private func list(_ path: String, _ isAbsolute: Bool) -> HTML {
        let origin = isAbsolute ? context.publicURL.dropLast(context.base.utf8.count) : ""
        let here = PageContext.sorted(path, order)
        return CommentList(
            comments: reading.comments,
            words: context.words,
            replyStart: reading.isOpen ? PageContext.adding("replyto", "", to: here) : nil,
            reportStart: origin + context.reportStart(reading.key),
            permalinks: isAbsolute || path != ownPath ? nil : Permalinks(ours: path),
            headings: heading + 1,
        ).html
    }

    private func respond(_ path: String, _ returning: String, _ isAbsolute: Bool) -> HTML {
        guard reading.isOpen else {
            return """
                \(HelpLines(answer: form.answer, words: context.words).html)\
                <p id="respond" class="aw-closed">\(words.closed)</p>
                \(kept)
                """
        }
        return CommentForm(
            state: form,
            context: context,
            returnPath: returning,
            cancelPath: cursor.map { PageContext.part(from: $0, order, of: path) }
                ?? PageContext.sorted(path, order),
            action: (isAbsolute ? context.publicURL : context.base) + "/wp-comments-post.php",
            heading: heading,
        ).html
    }

    /// A text that came too late is still its author's.
    private var kept: HTML {
        guard let text = form.typed["comment"], !text.isEmpty else { return .nothing }
        return KeptText(text: text, words: context.words).html
    }
}

/// Plain links through a conversation: the other order, the next part, back to the first.
private struct ThreadWalk {
    let reading: ThreadReading
    let order: ThreadOrder
    let isFurtherPart: Bool
    let path: String
    let words: ThreadWords

    private func path(in order: ThreadOrder) -> String { PageContext.sorted(path, order) }

    var orders: HTML {
        guard reading.count > 1 else { return .nothing }
        return """
            <nav class="aw-order" aria-label="\(words.order)">\
            \(link(.oldest, words.oldest)) \(link(.newest, words.newest))</nav>

            """
    }

    private func link(_ order: ThreadOrder, _ word: HTML) -> HTML {
        let mark: HTML = order == self.order ? " aria-current=\"true\"" : .nothing
        return "<a rel=\"nofollow\" href=\"\(path(in: order))#comments\"\(mark)>\(word)</a>"
    }

    /// Says at the top of a later part that it is one.
    var earlier: HTML {
        isFurtherPart ? "<p class=\"aw-earlier\">\(first)</p>\n" : .nothing
    }

    private var first: HTML {
        "<a href=\"\(path(in: order))#comments\">\(words.first)</a>"
    }

    var further: HTML {
        guard reading.next != nil || isFurtherPart else { return .nothing }
        let first: HTML = isFurtherPart ? first : .nothing
        let next = reading.next.html { cursor in
            let address = PageContext.part(from: cursor, order, of: path)
            return "<a rel=\"next\" href=\"\(address)#comments\">\(words.more)</a>"
        }
        return """
            <nav class="aw-further" aria-label="\(words.pages)">\(first) \(next)</nav>

            """
    }
}
