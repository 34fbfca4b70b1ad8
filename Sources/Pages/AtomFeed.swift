package import Comments

/// A feed as Atom (RFC 4287), with what answers what (RFC 4685).
package struct AtomFeed {
    private let names: FeedNames
    private let address: String

    /// - Parameter address: Of the feed itself.
    package init(_ feed: Feed, context: PageContext, address: String) {
        names = FeedNames(feed: feed, context: context)
        self.address = address
    }

    package var bytes: [UInt8] { Array(xml.text.utf8) }

    /// Escaped as HTML is, which is what XML asks for, too.
    private var xml: HTML {
        """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" \
        xmlns:thr="http://purl.org/syndication/thread/1.0">
        <id>\(names.id)</id>
        <title>\(names.title)</title>
        <updated>\(names.feed.updated.rfc3339)</updated>
        <link rel="self" type="application/atom+xml" href="\(address)"/>
        <link rel="alternate" type="text/html" href="\(names.home)"/>
        <generator>Afterword</generator>
        \(names.feed.comments.map(entry))</feed>

        """
    }

    private func entry(_ placed: PlacedComment) -> HTML {
        let comment = placed.comment
        let answered = comment.parent.html { parent in
            let link = names.link(to: parent, answeredBy: placed)
            return "<thr:in-reply-to ref=\"\(names.id(of: parent))\" href=\"\(link)\"/>\n"
        }
        return """
            <entry>
            <id>\(names.id(of: comment.id))</id>
            <title>\(names.title(of: placed))</title>
            <author><name>\(names.author(of: placed))</name></author>
            <published>\(comment.created.rfc3339)</published>
            <updated>\((comment.edited ?? comment.created).rfc3339)</updated>
            <link rel="alternate" type="text/html" href="\(names.link(of: placed))"/>
            \(answered)<content type="html">\(names.html(of: placed))</content>
            </entry>

            """
    }
}
