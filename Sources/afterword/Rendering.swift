import Foundation

/// Copies of what the server tells readers, renewed where a page's revision says so.
struct Rendering {
    private let server: ServerConnection
    private let folder: RenderedFolder
    private let site: String?
    /// Where readers find the folder, without a slash at the end.
    private let address: String?
    /// Revisions of what stands in the folder, by site and page.
    private var known: [String: Int64]

    init(
        server: ServerConnection,
        folder: RenderedFolder,
        site: String?,
        address: String?,
    ) throws {
        (self.server, self.folder, self.site) = (server, folder, site)
        self.address = address
        known = try folder.revisions(for: address)
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
        for site in sites.sorted() { count.files += try await writeShared(by: site) }
        // Last, so that whoever was interrupted writes again what was not finished.
        if count.pages > 0 { try folder.keep(known, for: address) }
        return count
    }

    private func write(_ page: WirePages.Page) async throws -> Int {
        let place = RenderedFolder.path(of: page.page, on: page.site)
        let (start, query) = (address(of: page.site), "?page=" + WirePath.encoded(page.page))
        let document = try await comments(of: page)
        let parts = try await RenderedParts { cursor in
            let part = cursor.map { "&cursor=" + WirePath.encoded($0) } ?? ""
            return try await server.get(start + "fragment" + query + part)
        }
        var count = try write(parts, about: document, to: place)
        for name in ["feed.atom", "feed.json"] {
            count += try folder.write(
                try await server.get(start + name + query),
                to: place + "/" + name,
            )
        }
        // The last one: whoever waits for it finds the others there.
        return count + (try folder.write(document, to: place + "/comments.json"))
    }

    /// The last part first, so that no file leads to one that is not there yet; then what is left of a longer thread.
    private func write(
        _ parts: RenderedParts,
        about document: [UInt8],
        to place: String,
    ) throws -> Int {
        let depth = place.split(separator: "/").count - 1
        let pages = parts.pages(
            about: try Wire.decode(RenderedParts.About.self, from: document),
            stylesheet: String(repeating: "../", count: depth) + RenderedFolder.stylesheet,
        )
        var count = 0
        for (index, page) in pages.enumerated().reversed() {
            let name = RenderedParts.name(index + 1)
            count += try folder.write(Array(page.utf8), to: place + "/" + name)
        }
        let names = place.split(separator: "/").map { WirePath.encoded(String($0)) }
        let included = parts.included(at: address.map { ([$0] + names).joined(separator: "/") })
        count += try folder.write(Array(included.utf8), to: place + "/comments.html")
        return count + (try folder.removeParts(after: pages.count, in: place))
    }

    /// What all pages of a site have together: its feeds, and how the pages look.
    private func writeShared(by site: String) async throws -> Int {
        var count = try folder.write(
            try await server.get("/assets/page.css"),
            to: site + "/" + RenderedFolder.stylesheet,
        )
        for name in ["feed.atom", "feed.json"] {
            count += try folder.write(
                try await server.get(address(of: site) + name),
                to: site + "/" + RenderedFolder.siteFeed + String(name.dropFirst(4)),
            )
        }
        return count
    }

    private func address(of site: String) -> String { "/sites/\(WirePath.encoded(site))/" }

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
        return safeInScripts(
            try JSONSerialization.data(withJSONObject: whole ?? [:], options: options)
        )
    }

    /// No text ends or begins anything when a page has the JSON in a `<script>`: a `<` stands in none.
    ///
    /// By bytes: a letter may join the `<` behind it, and as characters `</` is not there then.
    private func safeInScripts(_ json: Data) -> [UInt8] {
        var safe: [UInt8] = []
        safe.reserveCapacity(json.count * 5 / 4)
        for byte in json {
            if byte == UInt8(ascii: "<") {
                safe.append(contentsOf: "\\u003c".utf8)
            } else {
                safe.append(byte)
            }
        }
        return safe
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
