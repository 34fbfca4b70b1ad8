import FoundationEssentials

/// A text file with one thing a line, that a site's settings are read from.
enum LinesFile {
    /// Bytes; some ten thousand lines.
    static let limit = 4 * 1024 * 1024

    /// - Parameter content: What its lines are, for the message when it cannot be read.
    static func read(_ path: String, of content: String, _ wayOut: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path), data.count <= limit,
            let text = String(validating: data, as: UTF8.self)
        else {
            throw CommandFailure(
                .wrongUse,
                "cannot read \(path) as a text file of \(content)",
                wayOut: wayOut,
            )
        }
        return text
    }
}
