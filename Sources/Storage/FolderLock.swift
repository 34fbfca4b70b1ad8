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
                let current = FolderLock.holder(descriptor)
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

    /// One write, and then the rest of a longer name goes: the file is never empty in between.
    private func write(_ holder: String) {
        let bytes = Array((holder + "\n").utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        ftruncate(descriptor, off_t(bytes.count))
    }

    /// Who has the lock.
    ///
    /// Between taking it and writing the name a moment passes, in which the name is missing or that
    /// of a process that is no more: it is asked for again then.
    private static func holder(_ descriptor: Int32) -> String {
        for _ in 0..<10 {
            let name = read(descriptor)
            if isAlive(name) { return name }
            usleep(20_000)
        }
        return read(descriptor)
    }

    private static func isAlive(_ holder: String) -> Bool {
        let digits = holder.reversed().prefix { $0.isASCII && ($0.isNumber || $0 == ")") }
            .dropFirst().reversed()
        guard let process = pid_t(String(digits)) else { return holder != nobody }
        return kill(process, 0) == 0 || errno == EPERM
    }

    private static let nobody = "another process"

    private static func read(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
        }
        let line = bytes.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "\n") }
        return line.isEmpty ? nobody : String(decoding: line, as: UTF8.self)
    }
}
