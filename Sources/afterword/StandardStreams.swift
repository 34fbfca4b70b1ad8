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
                if written < 0 && errno == EINTR { continue }
                guard written > 0 else { return }
                unsafe rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
            }
        }
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
