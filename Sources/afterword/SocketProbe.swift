#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Whether a server listens on a Unix socket.
enum SocketProbe {
    /// Bytes of a socket's path, without the closing zero (SETTLED 28).
    static let longestPath = 107

    /// True when somebody answers, false when no server runs there.
    ///
    /// A stale file of a killed server refuses connections and counts as none.
    /// - Throws: `CommandFailure` when the socket is there but closed to us.
    static func answers(at path: String) throws -> Bool {
        guard path.utf8.count <= longestPath else { return false }
        let descriptor = socket(AF_UNIX, streamKind, 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        if connects(descriptor, path) { return true }
        switch errno {
        case EACCES, EPERM:
            throw CommandFailure(
                .unreachable,
                "the server on this folder belongs to another user (\(path))",
                wayOut: "run the command as that user (sudo -u …), or use --server with a token",
            )
        default: return false
        }
    }

    private static var streamKind: Int32 {
        #if canImport(Glibc)
        Int32(SOCK_STREAM.rawValue)
        #else
        SOCK_STREAM
        #endif
    }

    private static func connects(_ descriptor: Int32, _ path: String) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { space in
            unsafe space.copyBytes(from: path.utf8)
        }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let answer = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                unsafe connect(descriptor, general, length)
            }
        }
        return answer == 0
    }
}
