package import Comments
import Markup

/// The public comment object of CONTRACT §2.
struct CommentJSON {
    private let links: Permalinks

    init(context: PageContext, key: PageKey, url: String?) {
        links = Permalinks(context, key, url: url)
    }

    /// Without `replies`; the caller adds them and closes the object.
    func fields(of comment: Comment, into json: inout JSONWriter) {
        json.field("id", comment.id.rawValue)
        switch comment.shape {
        case .stub:
            json.field("stub", true)
        case .tombstone:
            place(comment, &json)
            json.field("removed", true)
            last(comment, &json)
        case .published(let source):
            place(comment, &json)
            author(comment, &json)
            if comment.isPinned { json.field("pinned", true) }
            if comment.hasContentNote { json.field("content_note", true) }
            json.field("html", CommentMarkup(source).html)
            last(comment, &json)
        }
    }

    private func place(_ comment: Comment, _ json: inout JSONWriter) {
        json.field("parent", comment.parent?.rawValue)
        json.field("depth", Int64(comment.depth))
    }

    private func author(_ comment: Comment, _ json: inout JSONWriter) {
        let avatar = Avatar(name: comment.name)
        json.key("author")
        json.object { json in
            json.field("name", VisibleText.cleaned(comment.name))
            json.optional("website", comment.website)
            json.key("avatar")
            json.object { json in
                json.field("initials", avatar.initials)
                json.field("color", avatar.colour)
            }
            json.optional("badge", comment.badge)
        }
    }

    private func last(_ comment: Comment, _ json: inout JSONWriter) {
        json.field("created", comment.created.rfc3339)
        json.optional("edited", comment.edited?.rfc3339)
        json.field("link", links.link(to: comment.id))
    }
}

/// One comment beside its page: `latest`, one comment alone, a comment just published.
package struct PlacedCommentJSON {
    let context: PageContext

    package init(context: PageContext) { self.context = context }

    package func bytes(_ placed: PlacedComment) -> [UInt8] {
        var json = JSONWriter(capacity: 1_024)
        write(placed, into: &json)
        return json.bytes
    }

    package func latest(_ comments: [PlacedComment]) -> [UInt8] {
        var json = JSONWriter(capacity: 1_024 * (comments.count + 1))
        json.object { json in
            json.key("comments")
            json.array(comments) { json, placed in write(placed, into: &json) }
        }
        return json.bytes
    }

    func write(_ placed: PlacedComment, into json: inout JSONWriter) {
        json.object { json in
            CommentJSON(context: context, key: placed.key, url: placed.url)
                .fields(of: placed.comment, into: &json)
            json.key("page")
            json.object { json in
                json.field("key", placed.key.text)
                json.field("url", placed.url)
                json.field("title", placed.title.map(VisibleText.cleaned))
            }
        }
    }
}
