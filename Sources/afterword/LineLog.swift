#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import Logging
import Synchronization

/// The program's log: a line for each event, in the form of swift-log's own handler.
///
///     2026-12-01T03:30:11+0000 info afterword: method=GET … status=200 us=41 [Server] answered
///
/// A server writes a line for each request, and swift-log's handler asks for the zone's file at each
/// of them. This one keeps the text of the second. One line is written after the other, whichever
/// threads they come from. What would act on a terminal or end the line is escaped.
struct LineLog: LogHandler {
    let label: String
    /// Seconds since 1970.
    var now: @Sendable () -> Int = { time(nil) }
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    private let clock = LocalClock()
    private let sink: LineSink

    /// - Parameter write: Takes a whole line, its end included; never called by two threads at once.
    init(label: String, write: @escaping @Sendable (String) -> Void) {
        self.label = label
        sink = LineSink(write)
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = clock.text(at: now())
        line.reserveCapacity(LineLog.usualLength)
        line += " "
        line += event.level.rawValue
        line += " "
        line += label
        line += ":"
        for (key, value) in parts(of: event).sorted(by: { $0.key < $1.key }) {
            line += " "
            line += key
            line += "="
            if case .string(let text) = value { line += text } else { line += value.description }
        }
        line += " ["
        line += event.source
        line += "] "
        line += event.message.description
        line = SafeText.line(line)
        line += "\n"
        sink.take(line)
    }

    /// What goes with an event; its own parts win over the logger's.
    private func parts(of event: LogEvent) -> Logger.Metadata {
        var parts = event.metadata ?? [:]
        if !metadata.isEmpty { parts.merge(metadata) { own, _ in own } }
        if let error = event.error {
            parts["error.message"] = "\(error)"
            parts["error.type"] = "\(String(reflecting: type(of: error)))"
        }
        return parts
    }

    /// Bytes that nearly every line has room in.
    private static let usualLength = 240
}

/// Where the lines go, one at a time: a system takes long ones in parts.
private final class LineSink: Sendable {
    private let write: Mutex<@Sendable (String) -> Void>

    init(_ write: @escaping @Sendable (String) -> Void) { self.write = Mutex(write) }

    func take(_ line: String) { write.withLock { $0(line) } }
}

/// Local time with its distance from UTC, written once a second.
private final class LocalClock: Sendable {
    private let last = Mutex<(second: Int, text: String)>((-1, ""))

    func text(at second: Int) -> String {
        last.withLock { last in
            if last.second != second { last = (second, LocalClock.written(second)) }
            return last.text
        }
    }

    /// `2026-12-01T03:30:11+0000`; the zone is read again each time, as it may have been changed.
    private static func written(_ second: Int) -> String {
        var moment = time_t(second)
        var parts = unsafe tm()
        tzset()
        guard unsafe localtime_r(&moment, &parts) != nil else { return "<unknown>" }
        return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { text in
            let written = unsafe strftime(
                text.baseAddress,
                text.count,
                "%Y-%m-%dT%H:%M:%S%z",
                &parts,
            )
            let bytes = unsafe UnsafeRawBufferPointer(text)[..<written]
            return unsafe String(decoding: bytes, as: UTF8.self)
        }
    }
}
