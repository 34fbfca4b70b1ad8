import Crypto

/// `ids.lock`: which condition each rule id ever stood for, so that statistics of one id never mix two rules (P010).
///
/// One id a line and the first 16 hex digits of SHA-256 over its condition. Ids of rules that are gone stay.
package struct IdentifierLock: Sendable, Equatable {
    package static let file = "ids.lock"

    private(set) var hashes: [String: String] = [:]

    package init() {}

    /// Reads the lock of a folder; an empty one where there is none.
    init(_ folder: PolicyFolder) {
        for line in (folder.text(IdentifierLock.file) ?? "").split(whereSeparator: \.isNewline)
        where !line.hasPrefix("#") {
            let parts = line.split(separator: " ")
            if parts.count == 2 { hashes[String(parts[0])] = String(parts[1]) }
        }
    }

    /// Rules that use an id under which the lock knows another condition.
    func broken(by rules: [Rule]) -> [Rule] {
        rules.filter { rule in hashes[rule.id].map { $0 != IdentifierLock.hash(rule) } ?? false }
    }

    /// Adds ids it does not know yet; changed conditions only where they are named.
    mutating func take(_ rules: [Rule], changed: Set<String>) {
        for rule in rules where hashes[rule.id] == nil || changed.contains(rule.id) {
            hashes[rule.id] = IdentifierLock.hash(rule)
        }
    }

    package var text: String {
        let head = """
            # Which condition each rule id stands for, for good: afterword policy lock writes it.
            # A rule with another condition needs another id; one that was only mended: --changed ID

            """
        let lines = hashes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return head + lines.map { $0 + "\n" }.joined()
    }

    static func hash(_ rule: Rule) -> String {
        SHA256.hash(data: Array(rule.condensed.utf8)).prefix(8)
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The lock of a folder with every rule in it that its own policies write.
    ///
    /// - Parameters:
    ///   - names: Policies that are the folder's own; nil for all. Rules of others may change with their next edition.
    ///   - changed: Ids whose condition was changed on purpose.
    package static func renewed(
        _ folder: PolicyFolder,
        of names: [String]? = nil,
        changed: Set<String>,
    ) -> IdentifierLock {
        var lock = IdentifierLock(folder)
        let own = names ?? Policy.names(in: folder)
        let files = Set(own.map { $0 + ".yaml" } + ["local.yaml"])
        for name in own {
            var reader = PolicyReader(file: name + ".yaml")
            guard let text = reader.policy(name, in: folder) else { continue }
            lock.take(text.rules.filter { files.contains($0.file) }, changed: changed)
        }
        return lock
    }
}

extension PolicyReader {
    mutating func lintLock(_ text: PolicyText, _ lock: IdentifierLock) {
        for rule in lock.broken(by: text.rules) {
            notes.file = rule.file
            notes.error(
                "P010",
                rule.place,
                "\"\(rule.id)\" stood for another condition before (ids.lock)",
                "give the rule a new id, or say that it is the same one: "
                    + "afterword policy lock --changed \(rule.id)",
            )
        }
    }
}
