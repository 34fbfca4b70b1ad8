package import Comments
import FoundationEssentials
import Moderation
import Storage

/// A desk with everything it stands on, opened from a data folder.
package struct OpenDesk: Sendable {
    package let desk: ModerationDesk
    /// Where the server listens for the operator's own commands.
    package let socketPath: String

    package struct Plan: Sendable {
        package var folder: String
        package var keysPath: String?
        /// Milliseconds to wait for the folder's lock.
        package var patience: Int
        /// What others are told when they want the folder: `afterword serve (process 4711)`.
        package var holder: String
        /// Policy of the first site.
        package var policy: String
        /// Files of the policies that ship with the program.
        package var shipped: [String: [UInt8]]
        package var now: @Sendable () -> Timestamp
        /// Called once when a sync failed; end the process then.
        package var onFailedSync: @Sendable () -> Void

        package init(folder: String, holder: String, shipped: [String: [UInt8]]) {
            self.folder = folder
            self.holder = holder
            self.shipped = shipped
            keysPath = nil
            patience = 0
            policy = PolicyShelf.standIn
            now = { Timestamp(Date()) }
            onFailedSync = {}
        }
    }

    /// Prepares the folder at the first start, takes its lock, checks and opens the store.
    ///
    /// The policies are read when they are first asked for.
    package init(_ plan: Plan) async throws {
        let folder = DataFolder(path: plan.folder)
        try folder.prepare()
        try folder.checkSocketPath()
        let lock = try FolderLock(of: folder, patience: plan.patience, holder: plan.holder)
        let store = try Store(
            folder: folder,
            lock: lock,
            keysPath: plan.keysPath,
            onFailedSync: plan.onFailedSync,
        )
        let now = plan.now
        let shelf = try PolicyShelf(
            shipped: PolicyFolder(files: plan.shipped),
            readOwn: { PolicyFolder(files: try PolicyFiles.read(folder.policies)) },
            today: { now().day },
        )
        desk = ModerationDesk(store: store, policies: shelf, now: now, newSecret: Secret.new)
        socketPath = folder.socket
        try await desk.prepare(firstPolicy: plan.policy)
    }

    package func close() throws { try desk.store.close() }
}

/// Random capabilities.
enum Secret {
    /// URL-safe text of 256 random bits: Base64 with `-` and `_`, without `=` (RFC 4648 §5).
    static func new() -> String {
        let safe = Data(unguessableBytes(32)).base64EncodedData().compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: byte
            }
        }
        return String(decoding: safe, as: UTF8.self)
    }
}

/// The site owner's policy files as they stand on the disk.
package enum PolicyFiles {
    /// Bytes of all files together.
    static let limit = 32 * 1_024 * 1_024

    /// Files of the folder and of its folders, by their path inside it; hidden ones are left out.
    package static func read(_ folder: String) throws -> [String: [UInt8]] {
        guard FileManager.default.fileExists(atPath: folder) else { return [:] }
        var (files, total) = ([String: [UInt8]](), 0)
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            let endings = [".yaml", ".txt", ".tsv", IdentifierLock.file]
            let isKnown = endings.contains { path.hasSuffix($0) }
            guard isKnown, !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else {
                continue
            }
            let bytes = Array(try Data(contentsOf: URL(filePath: folder + "/" + path)))
            total += bytes.count
            guard total <= limit else { throw PolicyFilesTooLarge(folder: folder) }
            files[path] = bytes
        }
        return files
    }
}

struct PolicyFilesTooLarge: Error, CustomStringConvertible {
    var folder: String
    var description: String {
        "the policy files in \(folder) have more than \(PolicyFiles.limit) bytes"
    }
}
