import Foundation

/// The folder that `render` fills: one folder a page, and a note of what stands there.
struct RenderedFolder {
    /// A site's own feeds, beside the feeds of its front page.
    static let siteFeed = "site"
    private static let note = ".afterword-render.json"
    /// What a page's folder holds; no page may take these names from the page above it.
    private static let taken: Set<String> = [
        "comments.html", "comments.json", "feed.atom", "feed.json", "site.atom", "site.json", "..",
        ".",
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
            taken.contains(String(name)) ? [escaped(name)] : cut(name)
        }
        return ([site] + names).joined(separator: "/")
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

    /// The file appears whole or keeps what it was.
    func write(_ bytes: [UInt8], to path: String) throws {
        let file = root.appending(path: path)
        try RenderedFolder.named(file.path) {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true,
            )
            try Data(bytes).write(to: file, options: .atomic)
        }
    }

    /// What stands in the folder; nothing where it is new or its note cannot be read.
    func revisions() throws -> [String: Int64] {
        guard let data = try? Data(contentsOf: root.appending(path: Self.note)) else { return [:] }
        return (try? JSONDecoder().decode([String: Int64].self, from: data)) ?? [:]
    }

    func keep(_ revisions: [String: Int64]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        try write(Array(try encoder.encode(revisions)), to: Self.note)
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
