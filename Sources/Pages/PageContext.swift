package import Comments

/// What every page and view knows of its surroundings.
package struct PageContext: Sendable {
    package var site: Site
    /// Where readers reach us, without a slash at the end; empty when nobody said.
    package var publicURL: String
    /// The path part of it: `/comments`, or nothing.
    package var base: String
    package var words: ReaderWords

    package init(site: Site, publicURL: String?) {
        self.site = site
        self.publicURL = publicURL ?? ""
        base = PageContext.path(of: publicURL ?? "")
        words = .of(site.language)
    }

    private static func path(of address: String) -> String {
        guard let mark = address.firstRange(of: "://") else { return address }
        let rest = address[mark.upperBound...]
        return String(rest[(rest.firstIndex(of: "/") ?? rest.endIndex)...])
    }

    /// Our own page of a thread.
    package func threadPath(_ key: PageKey) -> String {
        "\(base)/sites/\(site.name.rawValue)/thread?page=\(PercentEncoding.component(key.text))"
    }

    /// Where a feed is: of a page, or of the whole site.
    package func feedAddress(_ name: String, of key: PageKey?) -> String {
        let page = key.map { "?page=" + PercentEncoding.component($0.text) } ?? ""
        return publicURL + "/sites/\(site.name.rawValue)/\(name)\(page)"
    }

    package func receiptPath(_ token: String) -> String { "\(base)/receipts/\(token)" }

    /// Where the page is for readers: its own address, the site's with its key, or our page of it.
    package func pageAddress(_ key: PageKey, url: String?) -> String {
        if let url { return url }
        if let home = site.url { return PageContext.joined(home, key.text) }
        return (publicURL.isEmpty ? "" : String(publicURL.dropLast(base.utf8.count)))
            + threadPath(key)
    }

    package func permalink(_ id: CommentID, _ key: PageKey, url: String?) -> String {
        Permalinks(self, key, url: url).link(to: id)
    }

    /// The article itself, when we know where it is.
    package func article(_ key: PageKey, url: String?) -> String? {
        url ?? site.url.map { PageContext.joined($0, key.text) }
    }

    private static func joined(_ home: String, _ path: String) -> String {
        (home.hasSuffix("/") ? String(home.dropLast()) : home) + path
    }
}

extension PageContext {
    /// The part of a conversation that begins after a mark.
    static func part(from cursor: String, _ order: ThreadOrder, of path: String) -> String {
        adding("cursor", cursor, to: sorted(path, order))
    }

    /// The path of a conversation, read in one order.
    static func sorted(_ path: String, _ order: ThreadOrder) -> String {
        order == .newest ? adding("sort", "newest", to: path) : path
    }

    /// A path with one more parameter.
    static func adding(_ name: String, _ value: String, to path: String) -> String {
        path + (path.contains("?") ? "&" : "?") + name + "=" + PercentEncoding.component(value)
    }
}
