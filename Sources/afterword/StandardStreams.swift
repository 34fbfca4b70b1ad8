#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The three streams of this process, without buffers.
enum StandardStreams {
    /// The whole text; stops quietly when nobody reads any more (`| head`).
    static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while unsafe !rest.isEmpty {
                let written = unsafe posixWrite(descriptor, rest)
                if written < 0 && (errno == EINTR || isFullNow(descriptor)) { continue }
                guard written > 0 else { return }
                unsafe rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
            }
        }
    }

    /// Whether the last write found a pipe full that somebody else had set not to wait; there is room when it returns.
    private static func isFullNow(_ descriptor: Int32) -> Bool {
        guard errno == EAGAIN else { return false }
        var asked = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        unsafe poll(&asked, 1, -1)
        return true
    }

    /// All of standard input, nil when a person sits there.
    static func piped() -> String? {
        guard isatty(STDIN_FILENO) != 1 else { return nil }
        var lines: [String] = []
        while let line = readLine() { lines.append(line) }
        return lines.joined(separator: "\n")
    }
}

/// The system's call, under a name that no method hides.
private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe write(descriptor, bytes.baseAddress, bytes.count)
}

/// Ends the process.
func leave(with status: Ending) -> Never { exit(status.rawValue) }
