/// The files of a policy folder by their path inside it: `strict.yaml`, `lists/negations.en.txt`.
///
/// Reading disks is the caller's work: this room does no I/O (DESIGN §1, invariant 10).
package struct PolicyFolder: Sendable {
    package var files: [String: [UInt8]]

    package init(files: [String: [UInt8]]) {
        self.files = files
    }

    /// The same folder with the site's own files added; a local file replaces a shipped one of its name.
    package func overlaid(with local: PolicyFolder) -> PolicyFolder {
        PolicyFolder(files: files.merging(local.files) { _, own in own })
    }

    /// A file as text, nil where there is none or it is not UTF-8; a mark at its very beginning is no part of it.
    func text(_ path: String) -> String? {
        guard let bytes = files[path] else { return nil }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        return String(validating: hasMark ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    }

    /// Base names, without `ending`, of the files directly in `folder`, sorted.
    func names(in folder: String, ending: String) -> [String] {
        let prefix = folder.isEmpty ? "" : folder + "/"
        return files.keys
            .filter { $0.hasPrefix(prefix) && $0.hasSuffix(ending) }
            .map { String($0.dropFirst(prefix.count).dropLast(ending.count)) }
            .filter { !$0.isEmpty && !$0.contains("/") }
            .sorted()
    }
}
