import Dispatch
import FoundationEssentials

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Lends the terminal to the moderator's own editor for one text.
///
/// The text lies in a folder of its own (0700, the file 0600), which goes away with everything that the
/// editor left in it, whatever happened.
struct Editor: Sendable {
    let environment: [String: String]

    /// The new text, or nil with the reason why nothing is to be changed.
    func edit(_ text: String) async -> (text: String?, why: String) {
        guard let folder = makeFolder() else {
            return (nil, "Nothing was changed: no temporary file could be made.")
        }
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/comment.md"
        guard write(text + "\n", to: path) else {
            return (nil, "Nothing was changed: no temporary file could be made.")
        }
        let status = await run(path)
        guard status == 0 else { return (nil, complaint(status)) }
        guard let data = FileManager.default.contents(atPath: path) else {
            return (nil, "Nothing was changed: the editor left no file.")
        }
        let edited = trimmed(String(decoding: data, as: UTF8.self))
        if edited == trimmed(text) || edited.isEmpty { return (nil, "Nothing was changed.") }
        return (edited, "")
    }

    /// `$VISUAL`, then `$EDITOR`, then vi; with its options, as a shell reads them.
    private var command: String {
        [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty }
            ?? "vi"
    }

    private func complaint(_ status: Int32) -> String {
        status == 127
            ? "Nothing was changed: no editor is called \(SafeText.line(command)); set VISUAL."
            : "Nothing was changed: the editor ended with \(status)."
    }

    private func trimmed(_ text: String) -> String {
        String(text.reversed().drop(while: \.isNewline).reversed())
    }

    private func makeFolder() -> String? {
        let parent = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        // The system puts characters of its own in place of the six.
        let place = parent + "/afterword-edit-" + String(repeating: "X", count: 6)
        var template = Array(place.utf8CString)
        return unsafe template.withUnsafeMutableBufferPointer { name in
            guard let start = name.baseAddress, let made = unsafe mkdtemp(start) else { return nil }
            return unsafe String(cString: made)
        }
    }

    private func write(_ text: String, to path: String) -> Bool {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        StandardStreams.write(text, to: file)
        return close(file) == 0
    }

    /// Waits for the editor's end; when the review itself is ended, so is the editor.
    private func run(_ path: String) async -> Int32 {
        guard let child = spawn(path) else { return 127 }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue(label: "afterword.editor").async {
                    continuation.resume(returning: Editor.end(of: child))
                }
            }
        } onCancel: {
            kill(child, SIGTERM)
        }
    }

    private func spawn(_ path: String) -> pid_t? {
        let words = ["sh", "-c", command + " \"$1\"", "sh", path]
        let pairs = environment.map { "\($0.key)=\($0.value)" }
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) }
        var variables: [UnsafeMutablePointer<CChar>?] = unsafe pairs.map { unsafe strdup($0) }
        unsafe arguments.append(nil)
        unsafe variables.append(nil)
        defer { unsafe Editor.release(arguments + variables) }
        var child: pid_t = 0
        let answer = unsafe posix_spawn(&child, "/bin/sh", nil, nil, &arguments, &variables)
        return answer == 0 ? child : nil
    }

    private static func release(_ words: [UnsafeMutablePointer<CChar>?]) {
        unsafe words.forEach { word in unsafe free(word) }
    }

    private static func end(of child: pid_t) -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { return 1 }
        }
        // The low seven bits are the signal that ended it, the next byte is its own word.
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }
}
