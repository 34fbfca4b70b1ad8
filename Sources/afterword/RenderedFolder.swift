import Foundation

/// The folder that `render` fills: one folder a page, and a note of what stands there.
struct RenderedFolder {
    /// A site's own feeds, beside the feeds of its front page.
    static let siteFeed = "site"
    /// How a site's pages look, at its top.
    static let stylesheet = "page.css"
    private static let note = ".afterword-render.json"
    /// What a page's folder holds; no page may take these names from the page above it.
    private static let taken: Set<String> = [
        "comments.html", "comments.json", "feed.atom", "feed.json", "site.atom", "site.json",
        stylesheet, "..", ".",
    ]
    /// Bytes of a folder's name; file systems take 255.
    private static let longestName = 240

    private let root: URL

    /// - Throws: `CommandFailure` where it can be neither found nor made.
    init(_ path: String) throws {
        root = URL(filePath: path, directoryHint: .isDirectory)
        try RenderedFolder.named(path) {
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        }
    }

    /// A page's folder: each page has one of its own, whatever its key is.
    ///
    /// A key is percent-encoded already and never ends in a cut name: those have one byte more than any other.
    static func path(of key: String, on site: String) -> String {
        let names = key.split(separator: "/").flatMap { name in
            isTaken(String(name)) ? [escaped(name)] : cut(name)
        }
        return ([site] + names).joined(separator: "/")
    }

    private static func isTaken(_ name: String) -> Bool {
        taken.contains(name) || RenderedParts.number(of: name) != nil
    }

    /// With its first byte as an escape that no canonical key has.
    private static func escaped(_ name: Substring) -> String {
        let first = name.utf8.first.map { String($0, radix: 16, uppercase: true) } ?? ""
        return "%" + first + name.dropFirst()
    }

    private static func cut(_ name: Substring) -> [String] {
        var (rest, parts) = (name, [String]())
        while rest.utf8.count > longestName {
            parts.append(String(rest.prefix(longestName)) + "+")
            rest = rest.dropFirst(longestName)
        }
        return parts + [String(rest)]
    }

    /// The file appears whole or keeps what it was; one that says the same already is left alone.
    ///
    /// - Returns: How many files were written.
    func write(_ bytes: [UInt8], to path: String) throws -> Int {
        let file = root.appending(path: path)
        if let old = try? Data(contentsOf: file), old == Data(bytes) { return 0 }
        try RenderedFolder.named(file.path) {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true,
            )
            try Data(bytes).write(to: file, options: .atomic)
        }
        return 1
    }

    /// Removes the parts that a shorter conversation has no more.
    ///
    /// - Returns: How many files went.
    func removeParts(after last: Int, in path: String) throws -> Int {
        let place = root.appending(path: path)
        var count = 0
        try RenderedFolder.named(place.path) {
            for name in try FileManager.default.contentsOfDirectory(atPath: place.path)
            where RenderedParts.number(of: name) ?? 0 > last {
                try FileManager.default.removeItem(at: place.appending(path: name))
                count += 1
            }
        }
        return count
    }

    /// What the note says: what stands there, and how its files lead to one another.
    private struct Note: Codable {
        /// Rises when files are written in another way, so that all are renewed.
        static let newest = 2

        var format = Note.newest
        var address: String?
        var revisions: [String: Int64]
    }

    /// What stands in the folder; nothing where it is new, made in another way or its note cannot be read.
    func revisions(for address: String?) throws -> [String: Int64] {
        guard let data = try? Data(contentsOf: root.appending(path: Self.note)),
            let note = try? JSONDecoder().decode(Note.self, from: data),
            note.format == Note.newest, note.address == address
        else { return [:] }
        return note.revisions
    }

    func keep(_ revisions: [String: Int64], for address: String?) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let note = Note(address: address, revisions: revisions)
        _ = try write(Array(try encoder.encode(note)), to: Self.note)
    }

    private static func named(_ path: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch {
            throw CommandFailure(
                .unreachable,
                "\(SafeText.line(path)) cannot be written: \(error.localizedDescription)",
                wayOut: "is there space, and may you write there?",
            )
        }
    }
}
