#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The operator's socket as a file.
enum SocketFile {
    /// `0600`: only who owns the folder may speak through it.
    static func close(_ path: String) { unsafe chmod(path, 0o600) }
}
