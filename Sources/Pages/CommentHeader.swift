import Comments
import Markup

/// Who wrote a comment and when, above its text.
struct CommentHeader {
    private let comment: Comment
    private let name: String
    private let link: String

    /// - Parameters:
    ///   - name: Begins the ids in it, of which each stands once on a page.
    ///   - link: Where the time leads.
    init(_ comment: Comment, name: String, link: String) {
        (self.comment, self.name, self.link) = (comment, name, link)
    }

    var html: HTML {
        let avatar = Avatar(name: comment.name)
        let edited = comment.edited.html { " <span class=\"aw-edited\">edited \($0.html)</span>" }
        return """
            <header class="aw-header">
            <span class="aw-avatar aw-hue-\(avatar.hue)" \
            aria-hidden="true">\(avatar.initials)</span>
            <h3 class="aw-author" id="\(name)-author">\(author)\
            \(comment.badge.html { " <span class=\"aw-badge\">\($0)</span>" })</h3>
            <a class="aw-time" \
            href="\(link)">\(comment.created.html)</a>\(edited)\(pin)
            </header>
            """
    }

    private var author: HTML {
        let shown = VisibleText.cleaned(comment.name)
        return comment.website.map { website in
            """
            <a class="aw-website" href="\(website)" rel="nofollow ugc \
            noopener"><bdi>\(shown)</bdi></a>
            """
        } ?? "<bdi>\(shown)</bdi>"
    }

    private var pin: HTML {
        comment.isPinned ? " <span class=\"aw-pin\">Pinned</span>" : .nothing
    }
}
