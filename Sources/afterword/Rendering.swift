import Foundation

/// Copies of what the server tells readers, renewed where a page's revision says so.
struct Rendering {
    private let server: ServerConnection
    private let folder: RenderedFolder
    private let site: String?
    /// Revisions of what stands in the folder, by site and page.
    private var known: [String: Int64]

    init(server: ServerConnection, folder: RenderedFolder, site: String?) throws {
        (self.server, self.folder, self.site) = (server, folder, site)
        known = try folder.revisions()
    }

    mutating func forget() { known = [:] }

    /// Writes what changed; gives how many pages that were, and how many files.
    mutating func renew() async throws -> (pages: Int, files: Int) {
        var count = (pages: 0, files: 0)
        var (next, sites): (Int64?, Set<String>) = (0, [])
        while let after = next {
            let path = WirePath.of("pages", [("site", site), ("after", String(after))])
            let list = try Wire.decode(WirePages.self, from: try await server.get(path))
            for page in list.pages where known[page.name] != page.revision {
                count.files += try await write(page)
                count.pages += 1
                known[page.name] = page.revision
                sites.insert(page.site)
            }
            next = list.next
        }
        for site in sites.sorted() { count.files += try await writeFeeds(of: site) }
        // Last, so that whoever was interrupted writes again what was not finished.
        if count.files > 0 { try folder.keep(known) }
        return count
    }

    private func write(_ page: WirePages.Page) async throws -> Int {
        let place = RenderedFolder.path(of: page.page, on: page.site)
        let start = "/sites/\(WirePath.encoded(page.site))/"
        let query = "?page=" + WirePath.encoded(page.page)
        for (name, file) in [
            ("fragment", "comments.html"), ("feed.atom", "feed.atom"), ("feed.json", "feed.json"),
        ] {
            try folder.write(try await server.get(start + name + query), to: place + "/" + file)
        }
        // The last one: whoever waits for it finds the others there.
        try folder.write(try await comments(of: page), to: place + "/comments.json")
        return 4
    }

    private func writeFeeds(of site: String) async throws -> Int {
        for name in ["feed.atom", "feed.json"] {
            let bytes = try await server.get("/sites/\(WirePath.encoded(site))/\(name)")
            try folder.write(
                bytes,
                to: site + "/" + RenderedFolder.siteFeed + String(name.dropFirst(4)),
            )
        }
        return 2
    }

    /// All comments of a page in one answer, as the API gives them in parts.
    private func comments(of page: WirePages.Page) async throws -> [UInt8] {
        var (whole, comments): ([String: Any]?, [Any]) = (nil, [])
        var cursor: String?
        repeat {
            let path =
                "/api/v1/sites/\(WirePath.encoded(page.site))/comments"
                + "?page=\(WirePath.encoded(page.page))&view=flat&limit=200"
                + (cursor.map { "&cursor=\(WirePath.encoded($0))" } ?? "")
            let bytes = try await server.get(path)
            guard let part = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
            else { throw CommandFailure(.unreachable, "the server's answer is no object") }
            cursor = part["next"] as? String
            if whole == nil && cursor == nil { return bytes }
            whole = whole ?? part
            comments += part["comments"] as? [Any] ?? []
        } while cursor != nil
        whole?["comments"] = comments
        whole?["next"] = NSNull()
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try JSONSerialization.data(withJSONObject: whole ?? [:], options: options))
    }
}

/// Pages with the number that rises with what their readers see.
struct WirePages: Decodable, Sendable {
    struct Page: Decodable, Sendable {
        var site: String
        var page: String
        var revision: Int64

        var name: String { site + page }
    }
    var pages: [Page]
    var next: Int64?
}
