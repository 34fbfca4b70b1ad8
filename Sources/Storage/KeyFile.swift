import Comments
import Crypto
import FoundationEssentials

/// The secrets behind sealed rows: made once, kept apart from the database and out of backups.
package struct KeyFile: Sendable {
    /// The version that new rows are sealed under.
    let current: Int
    private let secrets: [Int: SymmetricKey]

    /// Reads the file, or makes it when nothing was ever sealed under another one (SETTLED 29).
    package static func open(at path: String, mayCreate: Bool) throws(StoreFailure) -> KeyFile {
        if !FileManager.default.fileExists(atPath: path) {
            guard mayCreate else {
                throw StoreFailure.keys(
                    "the key file \(path) is missing and the database holds rows sealed with it: "
                        + "put the key file back; a new one could not open them"
                )
            }
            try create(at: path)
        }
        return try read(path)
    }

    var versions: [Int] { Array(secrets.keys) }

    func secret(_ version: Int) throws(StoreFailure) -> SymmetricKey {
        guard let secret = secrets[version] else {
            throw StoreFailure.keys("the key file lacks version \(version): put that key back")
        }
        return secret
    }

    private struct Stored: Codable {
        struct Key: Codable {
            var version: Int
            var secret: String
        }
        var current: Int
        var keys: [Key]
    }

    private static func create(at path: String) throws(StoreFailure) {
        let secret = Data(unguessableBytes(32))
        let stored = Stored(
            current: 1,
            keys: [.init(version: 1, secret: secret.base64EncodedString())],
        )
        do {
            let bytes = try JSONEncoder().encode(stored)
            guard
                FileManager.default.createFile(
                    atPath: path,
                    contents: bytes,
                    attributes: [.posixPermissions: 0o600],
                )
            else { throw StoreFailure.keys("cannot write the key file \(path)") }
        } catch {
            throw StoreFailure.keys("cannot write the key file \(path): \(error)")
        }
        try DataFolder.sync(path)
    }

    private static func read(_ path: String) throws(StoreFailure) -> KeyFile {
        guard let bytes = FileManager.default.contents(atPath: path),
            let stored = try? JSONDecoder().decode(Stored.self, from: bytes)
        else {
            throw StoreFailure.keys("the key file \(path) cannot be read: restore it from its copy")
        }
        try checkMode(path)
        var secrets: [Int: SymmetricKey] = [:]
        for key in stored.keys {
            guard let secret = Data(base64Encoded: key.secret), secret.count == 32 else {
                throw StoreFailure.keys("key \(key.version) in \(path) is not 32 bytes in base64")
            }
            secrets[key.version] = SymmetricKey(data: secret)
        }
        guard secrets[stored.current] != nil else {
            throw StoreFailure.keys("\(path) names key \(stored.current) as current and lacks it")
        }
        return KeyFile(current: stored.current, secrets: secrets)
    }

    private static func checkMode(_ path: String) throws(StoreFailure) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let mode = attributes?[.posixPermissions] as? Int ?? 0
        guard mode & 0o077 == 0 else {
            throw StoreFailure.keys("others can read \(path): run chmod 600 \(path)")
        }
    }
}
