import FoundationEssentials

#if canImport(Glibc)
import Glibc
#endif

/// The one process that may use a data folder holds this (DESIGN §1, invariant 9).
///
/// `flock` on a file of its own: SQLite's locks on the database file would be dropped by any other close of
/// it in this process (SETTLED 28). The system releases it when the process ends, however it ends.
package final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// - Parameters:
    ///   - folder: Whose lock.
    ///   - patience: Milliseconds to keep trying; 0 tries once.
    ///   - holder: What others are told: `afterword serve (process 4711)`.
    package init(of folder: DataFolder, patience: Int, holder: String) throws(StoreFailure) {
        let descriptor = unsafe open(folder.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreFailure.cannotOpen("cannot open \(folder.lock): check who owns the folder")
        }
        var waited = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard waited < patience else {
                let current = FolderLock.read(descriptor)
                close(descriptor)
                throw StoreFailure.locked(holder: current)
            }
            usleep(20_000)
            waited += 20
        }
        self.descriptor = descriptor
        write(holder)
    }

    deinit { close(descriptor) }

    private func write(_ holder: String) {
        ftruncate(descriptor, 0)
        let bytes = Array(holder.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    private static func read(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
        }
        let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        return text.isEmpty ? "another process" : text
    }
}
