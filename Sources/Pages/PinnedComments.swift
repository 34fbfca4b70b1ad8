import Comments
import Markup

/// The pinned comments above a conversation: copies, because each stands in its place, too.
///
/// None has the id `comment-ID`: permalinks lead to the place, and an id stands once on a page.
struct PinnedComments {
    let reading: ThreadReading
    let order: ThreadOrder
    /// The page that understands `cursor`.
    let path: String
    let words: ReaderWords
    /// The level of its own heading, 2–5; those of authors are below it.
    let headings: Int

    var html: HTML {
        guard !reading.pinned.isEmpty else { return .nothing }
        return """
            <section class="aw-pinned" aria-labelledby="pinned-title">
            <h\(headings) class="aw-pinned-title" id="pinned-title">\(words.thread.pinned)\
            </h\(headings)>
            <ol class="aw-list">
            \(reading.pinned.map(item))</ol>
            </section>

            """
    }

    private func item(_ pinned: PinnedComment) -> HTML {
        var copy = pinned.comment
        guard case .published(let source) = copy.shape else { return .nothing }
        // The block says it of all of them.
        copy.isPinned = false
        let (name, place) = ("pinned-\(copy.id.rawValue)", place(of: pinned))
        return """
            <li class="aw-item">
            <article class="aw-comment" aria-labelledby="\(name)-author">
            \(CommentHeader(copy, name: name, link: place, words, level: headings + 1).html)
            \(CommentBody(source, hasNote: copy.hasContentNote, words).html)
            <p class="aw-actions"><a href="\(place)">\(words.thread.inPlace)</a></p>
            </article>
            </li>

            """
    }

    /// On this page, or on the part that begins with it.
    private func place(of pinned: PinnedComment) -> String {
        let id = pinned.comment.id
        let anchor = "#comment-\(id.rawValue)"
        guard !reading.comments.contains(where: { $0.id == id }) else { return anchor }
        return PageContext.part(from: pinned.cursor, order, of: path) + anchor
    }
}
