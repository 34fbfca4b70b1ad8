#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file that appears whole or not at all: written beside its place, synced, then given its name.
///
/// Only its owner may read it (0600). An existing file is never replaced: the last step is a
/// link, which fails where a name is taken.
final class NewFile {
    private let path: String
    private let temporary: String
    private let descriptor: Int32
    private(set) var count = 0

    /// - Throws: `CommandFailure` when something stands there already.
    static func check(_ path: String) throws {
        if unsafe access(path, F_OK) == 0 { throw taken(path) }
    }

    init(at path: String) throws {
        self.path = path
        temporary = path + ".\(getpid()).part"
        descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw NewFile.failed("create", temporary) }
    }

    func append(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes {
                unsafe write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw NewFile.failed("write", temporary) }
            rest = rest.dropFirst(written)
            count += written
        }
    }

    /// Makes the bytes last and gives the file its name.
    func finish() throws {
        guard fsync(descriptor) == 0 else { throw NewFile.failed("sync", temporary) }
        guard unsafe link(temporary, path) == 0 else {
            throw errno == EEXIST ? NewFile.taken(path) : NewFile.failed("name", path)
        }
        discard()
        syncFolder()
    }

    /// Takes the unfinished file away.
    func discard() {
        close(descriptor)
        _ = unsafe unlink(temporary)
    }

    /// The name lasts only when its folder was synced too.
    private func syncFolder() {
        let folder =
            path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
        let opened = unsafe open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { return }
        fsync(opened)
        close(opened)
    }

    private static func taken(_ path: String) -> CommandFailure {
        CommandFailure(
            .refused,
            "\(path) exists already and is not overwritten",
            wayOut: "choose another name, or move the old file away",
        )
    }

    private static func failed(_ deed: String, _ path: String) -> CommandFailure {
        let reason = unsafe String(cString: strerror(errno))
        return CommandFailure(
            .unreachable,
            "cannot \(deed) \(path): \(reason)",
            wayOut: "is there space, and may you write there?",
        )
    }
}
