import Comments
import FoundationEssentials

#if canImport(Glibc)
import Glibc
#endif

/// The folder that holds everything of one Afterword: `0700`, its files `0600`.
package struct DataFolder: Sendable {
    /// Bytes of a Unix socket's path on Linux, its closing NUL not counted (`sun_path` is 108).
    package static let socketPathLimit = 107

    package let path: String

    package init(path: String) { self.path = path }

    package var database: String { path + "/afterword.sqlite" }
    package var lock: String { path + "/afterword.lock" }
    package var keys: String { path + "/keys.json" }
    package var socket: String { path + "/afterword.sock" }
    package var settings: String { path + "/afterword.yaml" }
    /// Says that there was a database here: one that is missing or empty later was lost and is not begun anew.
    package var mark: String { path + "/afterword.begun" }
    package var policies: String { path + "/policies" }

    /// Makes the folder and its `policies/` at the first start.
    package func prepare() throws(StoreFailure) {
        for folder in [path, policies] where !FileManager.default.fileExists(atPath: folder) {
            let parent = folder.split(separator: "/").dropLast()
            try DiskRoom.check((folder.hasPrefix("/") ? "/" : "./") + parent.joined(separator: "/"))
            do {
                try FileManager.default.createDirectory(
                    atPath: folder,
                    withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700],
                )
            } catch {
                throw StoreFailure.cannotOpen("cannot make the folder \(folder): \(error)")
            }
            try DataFolder.sync(folder)
        }
    }

    /// A socket deeper than the system can name is refused at start, not at the first CLI call.
    package func checkSocketPath() throws(StoreFailure) {
        guard socket.utf8.count <= DataFolder.socketPathLimit else {
            throw StoreFailure.cannotOpen(
                "the socket's path \(socket) has \(socket.utf8.count) bytes and the system allows "
                    + "\(DataFolder.socketPathLimit): choose a data folder with a shorter path"
            )
        }
    }

    /// Syncs a file and then its folder, so that its name survives a power cut too.
    static func sync(_ file: String) throws(StoreFailure) {
        let folder = String(file.prefix(upTo: file.lastIndex(of: "/") ?? file.startIndex))
        for path in [file, folder.isEmpty ? "." : folder] {
            let descriptor = unsafe open(path, O_RDONLY)
            guard descriptor >= 0 else { throw StoreFailure.cannotOpen("cannot sync \(path)") }
            let result = fsync(descriptor)
            close(descriptor)
            guard result == 0 else { throw StoreFailure.cannotOpen("cannot sync \(path)") }
        }
    }
}
