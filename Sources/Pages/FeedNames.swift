import Comments
import Markup

/// What both kinds of feed call things: names that stay, addresses, titles.
struct FeedNames {
    let feed: Feed
    let context: PageContext

    /// Stays the same wherever the comment is shown: a tag URI (RFC 4151).
    var id: String { tag(feed.page.map { "page/" + PercentEncoding.component($0.text) } ?? "site") }

    func id(of comment: CommentID) -> String { tag("comment/\(comment.rawValue)") }

    private func tag(_ name: String) -> String {
        "tag:\(host),2026:afterword/\(context.site.name.rawValue)/\(name)"
    }

    /// Of the site; where nobody said it, of ourselves.
    private var host: String {
        let address = context.site.url ?? context.publicURL
        guard let mark = address.firstRange(of: "://") else { return "localhost" }
        let host = address[mark.upperBound...].prefix { !"/:?#".contains($0) }
        return host.isEmpty ? "localhost" : String(host)
    }

    var title: String {
        let words = context.words.thread
        guard let page = feed.page else { return words.title(XMLText.of(context.site.title)) }
        return words.title(name(page, feed.title))
    }

    func title(of placed: PlacedComment) -> String {
        context.words.thread.writtenOn(author(of: placed), name(placed.key, placed.title))
    }

    func author(of placed: PlacedComment) -> String {
        XMLText.of(VisibleText.cleaned(placed.comment.name))
    }

    private func name(_ page: PageKey, _ title: String?) -> String {
        XMLText.of(title.map { VisibleText.cleaned($0) } ?? page.text)
    }

    /// What people open: the article, or the website.
    var home: String {
        feed.page.map { context.pageAddress($0, url: feed.url) } ?? context.site.url
            ?? context.publicURL
    }

    func link(of placed: PlacedComment) -> String {
        context.permalink(placed.comment.id, placed.key, url: placed.url)
    }

    /// What a comment answers, on the same page.
    func link(to parent: CommentID, answeredBy placed: PlacedComment) -> String {
        context.permalink(parent, placed.key, url: placed.url)
    }

    func html(of placed: PlacedComment) -> String {
        guard case .published(let source) = placed.comment.shape else { return "" }
        return XMLText.of(CommentMarkup(source).html)
    }
}

/// Text that XML 1.0 takes: some characters have no place there, not even as numbers (§2.2).
enum XMLText {
    static func of(_ text: String) -> String {
        guard !text.unicodeScalars.allSatisfy(isAllowed) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter(isAllowed)))
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
        default: false
        }
    }
}
