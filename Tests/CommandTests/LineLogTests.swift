import FoundationEssentials
import Logging
import Synchronization
import Testing

@testable import afterword

/// Lines as one destination took them.
private final class TakenLines: TextOutputStream, Sendable {
    private let taken = Mutex<[String]>([])
    var all: [String] { taken.withLock { $0 } }

    func write(_ line: String) { taken.withLock { $0.append(line) } }
}

@Suite struct LineLogTests {
    /// What the program logs and what it might, with every kind of value.
    private static let events: [LogEvent] = [
        event(.info, "answered", ["us": "41", "method": "GET", "a": .stringConvertible(200)]),
        event(.warning, "no parts", nil),
        event(.critical, "an empty part", ["what": ""]),
        event(.error, "lists", ["a": ["x", "y"], "b": ["key": "value"]]),
        event(.debug, "with an error", ["seconds": "0.1"], CommandFailure(.notFound, "none")),
    ]

    private static func event(
        _ level: Logger.Level,
        _ message: Logger.Message,
        _ metadata: Logger.Metadata?,
        _ error: (any Error)? = nil,
    ) -> LogEvent {
        LogEvent(
            level: level,
            message: message,
            error: error,
            metadata: metadata,
            source: nil,
            file: "Server/Responder.swift",
            function: "log()",
            line: 1,
        )
    }

    @Test(arguments: [[:], ["us": "own", "pod": "b"]] as [Logger.Metadata])
    func `a line is that of swift-log's own handler`(own: Logger.Metadata) throws {
        let (ours, theirs) = (TakenLines(), TakenLines())
        var line = LineLog(label: "afterword") { ours.write($0) }
        var stream = StreamLogHandler(label: "afterword", stream: theirs)
        (line.metadata, stream.metadata) = (own, own)
        for event in LineLogTests.events {
            line.log(event: event)
            stream.log(event: event)
        }
        #expect(ours.all.count == LineLogTests.events.count)
        #expect(theirs.all.count == LineLogTests.events.count)
        for (our, their) in zip(ours.all, theirs.all) {
            // The clock may have gone on between the two.
            #expect(our.drop { $0 != " " } == their.drop { $0 != " " })
            #expect(our.prefix { $0 != " " }.count == their.prefix { $0 != " " }.count)
        }
    }

    @Test func `the time is that of the moment, second for second`() throws {
        let taken = TakenLines()
        let now = Mutex(0)
        var log = LineLog(label: "afterword") { taken.write($0) }
        log.now = { now.withLock { $0 } }
        // Across a day's end, across both ends of summer time in Europe, and back to an earlier second.
        let seconds = [
            1_796_083_199, 1_796_083_199, 1_796_083_200, 1_774_745_999, 1_774_746_000,
            1_792_889_999, 1_792_890_000, 1_796_083_199,
        ]
        for second in seconds {
            now.withLock { $0 = second }
            log.log(event: LineLogTests.events[0])
        }
        let format = Date.ISO8601FormatStyle(timeZoneSeparator: .omitted)
        let told = try taken.all.map { line in
            try format.parse(String(line.prefix { $0 != " " })).timeIntervalSince1970
        }
        #expect(told == seconds.map(Double.init))
    }

    @Test func `one line is written after the other, whichever threads they come from`() async {
        let depth = Mutex(0)
        let most = Mutex(0)
        let count = Mutex(0)
        let log = LineLog(label: "afterword") { _ in
            let inside = depth.withLock { depth in
                depth += 1
                return depth
            }
            most.withLock { $0 = max($0, inside) }
            count.withLock { $0 += 1 }
            depth.withLock { $0 -= 1 }
        }
        await withDiscardingTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<500 { log.log(event: LineLogTests.events[0]) }
                }
            }
        }
        #expect(count.withLock { $0 } == 4_000)
        #expect(most.withLock { $0 } == 1)
    }

    @Test func `what would end the line or act on a terminal is escaped`() {
        let taken = TakenLines()
        let log = LineLog(label: "afterword") { taken.write($0) }
        log.log(event: LineLogTests.event(.error, "a\nb", ["what": "\u{1B}[2J\r\nc"]))
        #expect(
            taken.all.map { $0.drop { $0 != " " } }
                == [" error afterword: what=\\u{1b}[2J\\u{d}\\u{a}c [Server] a\\u{a}b\n"]
        )
    }
}
