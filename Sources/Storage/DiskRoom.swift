import FoundationEssentials

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Room on the disk of a data folder.
enum DiskRoom {
    /// Bytes without which no server starts: SQLite maps a file of its log's index, and a process that writes to a
    /// mapped page for which there is no room is killed by the system.
    static let least = 1 << 20
    /// Bytes below which `doctor` warns.
    static let scarce = 8 << 20

    /// Bytes that this user may still write there; nil where the system does not say.
    static func free(_ folder: String) -> Int? {
        var found = statvfs()
        guard unsafe statvfs(folder, &found) == 0 else { return nil }
        return Int(found.f_bavail) * Int(found.f_frsize)
    }

    /// - Parameter folder: One that is there.
    static func check(_ folder: String) throws(StoreFailure) {
        guard let free = free(folder), free < least else { return }
        throw .cannotOpen(
            "the disk of \(folder) is full: \(free >> 10) KiB are left and a start needs "
                + "\(least >> 10): make room, nothing is lost"
        )
    }
}
