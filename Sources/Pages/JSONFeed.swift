package import Comments

/// A feed as JSON Feed 1.1 (jsonfeed.org).
package struct JSONFeed {
    private let names: FeedNames
    private let address: String

    /// - Parameter address: Of the feed itself.
    package init(_ feed: Feed, context: PageContext, address: String) {
        names = FeedNames(feed: feed, context: context)
        self.address = address
    }

    package var bytes: [UInt8] {
        var json = JSONWriter(capacity: 1_024 * (names.feed.comments.count + 1))
        json.object { json in
            json.field("version", "https://jsonfeed.org/version/1.1")
            json.field("title", names.title)
            json.field("home_page_url", names.home)
            json.field("feed_url", address)
            json.key("items")
            json.array(names.feed.comments) { json, placed in item(placed, &json) }
        }
        return json.bytes
    }

    private func item(_ placed: PlacedComment, _ json: inout JSONWriter) {
        let comment = placed.comment
        json.object { json in
            json.field("id", names.id(of: comment.id))
            json.field("url", names.link(of: placed))
            json.field("title", names.title(of: placed))
            json.key("authors")
            json.array([names.author(of: placed)]) { json, name in
                json.object { $0.field("name", name) }
            }
            json.field("content_html", names.html(of: placed))
            json.field("date_published", comment.created.rfc3339)
            json.optional("date_modified", comment.edited?.rfc3339)
        }
    }
}
