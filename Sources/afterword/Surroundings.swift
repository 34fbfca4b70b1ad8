#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import FoundationEssentials

/// Everything outside a command: streams, environment, terminal, clock, the other rooms.
///
/// Commands read it from the task; tests put their own in its place.
struct Surroundings: Sendable {
    /// Writes bytes to standard output.
    var write: @Sendable (String) -> Void
    /// Writes bytes to standard error.
    var writeError: @Sendable (String) -> Void
    /// All of standard input as text, nil when a person sits there.
    var piped: @Sendable () -> String?
    /// One answer typed by a person.
    var ask: @Sendable (String) -> String?
    var environment: [String: String]
    var terminal: Terminal
    var now: @Sendable () -> Date
    var wiring: Wiring

    /// The surroundings of the command that runs now.
    @TaskLocal static var current = Surroundings.real(wiring: .joined)

    func say(_ text: String) { write(text.hasSuffix("\n") ? text : text + "\n") }
    func sayError(_ text: String) { writeError(text.hasSuffix("\n") ? text : text + "\n") }
}

extension Surroundings {
    /// The real process.
    static func real(wiring: Wiring) -> Surroundings {
        let environment = ProcessInfo.processInfo.environment
        return Surroundings(
            write: { StandardStreams.write($0, to: STDOUT_FILENO) },
            writeError: { StandardStreams.write($0, to: STDERR_FILENO) },
            piped: { StandardStreams.piped() },
            ask: { question in
                StandardStreams.write(question, to: STDERR_FILENO)
                return readLine()
            },
            environment: environment,
            terminal: Terminal.real(environment: environment),
            now: { Date() },
            wiring: wiring,
        )
    }
}
