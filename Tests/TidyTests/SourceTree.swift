import Foundation
import Testing

/// One file of the tree with its room: the folder below `Sources` or `Tests`.
struct SourceFile: Sendable, CustomTestStringConvertible {
    var path: String
    var text: String

    var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var isTest: Bool { path.hasPrefix("Tests/") }
    var name: String { String(path.split(separator: "/").last ?? "") }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var testDescription: String { path }

    /// The modules it imports, whatever the access of the import.
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let mark = words.firstIndex(of: "import"), mark <= 2, words.count > mark + 1,
                line.first != " ", line.first != "/"
            else { return nil }
            return words.last.map { String($0.prefix { $0 != "." }) }
        }
    }
}

/// The tree this test was compiled from.
enum SourceTree {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let files: [SourceFile] = ["Sources", "Tests"].flatMap(read)

    private static func read(_ folder: String) -> [SourceFile] {
        let found = FileManager.default.enumerator(
            at: root.appending(path: folder),
            includingPropertiesForKeys: nil,
        )
        return (found?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }.compactMap
        {
            guard let text = try? String(contentsOf: $0, encoding: .utf8) else { return nil }
            let path = String($0.path.dropFirst(root.path.count + 1))
            return SourceFile(path: path, text: text)
        }
    }
}
