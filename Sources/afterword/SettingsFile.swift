import FoundationEssentials
import Yams

/// `afterword.yaml`, read as nodes so that every mistake has its line (SETTLED 32).
struct SettingsFile: Equatable {
    /// A value and the line it stands on.
    struct Entry: Equatable {
        var value: String
        var line: Int
    }
    var entries: [SettingKey: Entry] = [:]

    /// Bytes; a settings file that is longer is none.
    static let limit = 64 * 1024

    /// The file's settings; none when there is no file and none was asked for by name.
    static func read(path: String, isAskedFor: Bool) throws -> SettingsFile {
        guard let data = FileManager.default.contents(atPath: path) else {
            guard isAskedFor || FileManager.default.fileExists(atPath: path) else {
                return SettingsFile()
            }
            throw CommandFailure(
                .wrongUse,
                "cannot read the settings file \(path)",
                wayOut: "check the path and who may read it",
            )
        }
        guard data.count <= limit, let text = String(validating: data, as: UTF8.self) else {
            throw CommandFailure(.wrongUse, "\(path): not UTF-8, or longer than \(limit) bytes")
        }
        return try SettingsFile(text, name: path)
    }

    /// - Parameter name: What messages call the file.
    init(_ text: String, name: String) throws {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw CommandFailure(
                .wrongUse,
                "\(name): \(error)",
                wayOut: "one setting a line: port: 8080",
            )
        }
        guard let root, root.null == nil else { return }
        guard case .mapping(let mapping) = root else {
            throw CommandFailure(
                .wrongUse,
                "\(name): a list of names and values is expected",
                wayOut: "one setting a line: port: 8080",
            )
        }
        for (key, value) in mapping { try add(key, value, file: name) }
    }

    init() {}

    private mutating func add(_ keyNode: Node, _ value: Node, file: String) throws {
        let name = keyNode.string ?? "?"
        let line = keyNode.mark?.line ?? 0
        let place = "\(file):\(line)"
        guard let key = SettingKey(rawValue: name) else {
            throw SettingsFile.unknown(name, place)
        }
        guard key.mayStandInFile else {
            throw CommandFailure(
                .wrongUse,
                "\(place): \(name) cannot stand in this file",
                wayOut: "give \(key.flag) or \(key.variable)",
            )
        }
        guard entries[key] == nil else {
            throw CommandFailure(.wrongUse, "\(place): \(name) stands twice", wayOut: "keep one")
        }
        guard let text = SettingsFile.text(value) else {
            throw CommandFailure(
                .wrongUse,
                "\(place): \(name) takes one value or a plain list",
                wayOut: "write \(name): \(key.usual)",
            )
        }
        entries[key] = Entry(value: text, line: line)
    }

    private static func unknown(_ name: String, _ place: String) -> CommandFailure {
        let names = SettingKey.allCases.filter(\.mayStandInFile).map(\.rawValue)
        if name == "rules" || name == "sites" || name == "origins" || name == "required" {
            return CommandFailure(
                .wrongUse,
                "\(place): unknown setting \"\(name)\"",
                wayOut: "what belongs to one site is set with: afterword site set NAME …",
            )
        }
        let near = DidYouMean.nearest(to: name, in: names).map { "; did you mean \"\($0)\"?" }
        return CommandFailure(
            .wrongUse,
            "\(place): unknown setting \"\(name)\"" + (near ?? ""),
            wayOut: "there are: " + names.joined(separator: ", "),
        )
    }

    /// A scalar as it was written, or a list of scalars with commas between.
    private static func text(_ node: Node) -> String? {
        switch node {
        case .scalar(let scalar): return scalar.string
        case .sequence(let items):
            let texts = items.map(\.scalar?.string)
            return texts.contains(nil) ? nil : texts.compactMap(\.self).joined(separator: ",")
        default: return nil
        }
    }
}
