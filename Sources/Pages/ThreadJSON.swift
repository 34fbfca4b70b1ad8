package import Comments
import Markup

/// A thread for programs: nested or flat, in document order.
package struct ThreadJSON {
    package enum View: String, Sendable {
        case tree
        case flat
    }
    private let context: PageContext
    private let view: View

    package init(context: PageContext, view: View) {
        self.context = context
        self.view = view
    }

    package func bytes(_ reading: ThreadReading) -> [UInt8] {
        var json = JSONWriter(capacity: 512 * (reading.comments.count + 1))
        json.object { json in
            json.key("page")
            json.object { page(reading, &$0) }
            let comment = CommentJSON(context: context, key: reading.key, url: reading.url)
            if !reading.pinned.isEmpty {
                json.key("pinned")
                json.array(reading.pinned) { json, item in
                    json.object { comment.fields(of: item.comment, into: &$0) }
                }
            }
            json.key("comments")
            switch view {
            case .flat:
                json.array(reading.comments) { json, item in
                    json.object { comment.fields(of: item, into: &$0) }
                }
            case .tree:
                var tree = ReplyTree(comments: reading.comments, view: comment)
                tree.write(at: 0, into: &json)
            }
            json.field("next", reading.next)
        }
        return json.bytes
    }

    private func page(_ reading: ThreadReading, _ json: inout JSONWriter) {
        json.field("key", reading.key.text)
        json.field("url", reading.url)
        json.field("title", reading.title.map(VisibleText.cleaned))
        json.field("open", reading.isOpen)
        json.field("count", Int64(reading.count))
    }
}

/// Walks the comments once, opening a level where one is deeper than the last.
private struct ReplyTree {
    let comments: [Comment]
    let view: CommentJSON
    var index = 0

    init(comments: [Comment], view: CommentJSON) {
        self.comments = comments
        self.view = view
    }

    mutating func write(at depth: Int, into json: inout JSONWriter) {
        json.openArray()
        while index < comments.count, comments[index].depth >= depth {
            let comment = comments[index]
            index += 1
            json.openObject()
            view.fields(of: comment, into: &json)
            if index < comments.count, comments[index].depth > comment.depth {
                json.key("replies")
                write(at: comments[index].depth, into: &json)
            }
            json.closeObject()
        }
        json.closeArray()
    }
}
