import Comments
import Markup

/// Who wrote a comment and when, above its text.
struct CommentHeader {
    private let comment: Comment
    private let name: String
    private let link: String
    private let words: ReaderWords
    private let level: Int

    /// - Parameters:
    ///   - name: Begins the ids in it, of which each stands once on a page.
    ///   - link: Where the time leads.
    ///   - level: Of the author's heading, 2–6.
    init(_ comment: Comment, name: String, link: String, _ words: ReaderWords, level: Int) {
        (self.comment, self.name, self.link) = (comment, name, link)
        (self.words, self.level) = (words, level)
    }

    var html: HTML {
        let avatar = Avatar(name: comment.name)
        let edited = comment.edited.html {
            " <span class=\"aw-edited\">\(words.thread.edited($0.html(words)))</span>"
        }
        return """
            <header class="aw-header">
            <span class="aw-avatar aw-hue-\(avatar.hue)" \
            aria-hidden="true">\(avatar.initials)</span>
            <h\(level) class="aw-author" id="\(name)-author">\(author)\
            \(comment.badge.html(badge))</h\(level)>
            <a class="aw-time" \
            href="\(link)">\(comment.created.html(words))</a>\(edited)\(pin)
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

    private func badge(_ badge: String) -> HTML {
        let word: HTML = badge == Comment.staffBadge ? words.thread.moderator : "\(badge)"
        return " <span class=\"aw-badge\">\(word)</span>"
    }

    private var pin: HTML {
        comment.isPinned ? " <span class=\"aw-pin\">\(words.thread.pinned)</span>" : .nothing
    }
}
