import Markup

/// `{html}`: a text through the same printer as publication.
package enum PreviewJSON {
    package static func bytes(_ body: String) -> [UInt8] {
        var json = JSONWriter(capacity: body.utf8.count * 2 + 64)
        json.object { $0.field("html", CommentMarkup(body).html) }
        return json.bytes
    }
}
