import FoundationEssentials
import Synchronization
import Testing

@testable import afterword

/// One command run against canned answers: what it printed, what it asked, how it ended.
struct Ran {
    var status: Ending
    var output: String
    var errors: String
    /// `METHOD path body` of every request.
    var requests: [String]
    /// Headers of every request, one after the other.
    var headers: [String]
}

/// A bench for commands: canned answers instead of a server, a collected screen instead of a
/// terminal.
final class Bench: Sendable {
    struct Canned: Sendable {
        var status = 200
        var headers: [(name: String, value: String)] = []
        var body: String
    }
    private struct Seen {
        var output = ""
        var errors = ""
        var requests: [String] = []
        var headers: [String] = []
    }
    private let seen = Mutex(Seen())
    private let answers: [String: [Canned]]
    private let served = Mutex<[String: Int]>([:])

    /// - Parameter answers: By `METHOD path` without the query and without
    ///   `/api/v1/moderation/`; the last one repeats.
    init(_ answers: [String: [Canned]]) { self.answers = answers }

    convenience init(_ answers: [String: String]) {
        self.init(answers.mapValues { [Canned(body: $0)] })
    }

    func run(
        _ arguments: String...,
        piped: String? = nil,
        typed: String? = nil,
        columns: Int = 80,
        colour: Bool = false,
        drawing: Terminal.Drawing = .none,
        environment: [String: String] = [:],
        policies: [PolicyReport] = [],
    ) async throws -> Ran {
        try await run(
            all: arguments,
            piped: piped,
            typed: typed,
            columns: columns,
            colour: colour,
            drawing: drawing,
            environment: environment,
            policies: policies,
        )
    }

    func run(
        all arguments: [String],
        piped: String? = nil,
        typed: String? = nil,
        columns: Int = 80,
        colour: Bool = false,
        drawing: Terminal.Drawing = .none,
        environment: [String: String] = [:],
        policies: [PolicyReport] = [],
    ) async throws -> Ran {
        let folder = try Scratch()
        defer { folder.remove() }
        let surroundings = Surroundings(
            write: { text in self.seen.withLock { $0.output += text } },
            writeError: { text in self.seen.withLock { $0.errors += text } },
            piped: { piped },
            ask: { question in
                self.seen.withLock { $0.errors += question }
                return typed
            },
            environment: ["AFTERWORD_DATA": folder.path, "USER": "mara"]
                .merging(environment) { _, new in new },
            terminal: Terminal(
                columns: columns,
                showsColour: colour,
                isInteractive: typed != nil,
                drawing: drawing,
            ),
            now: { Date(timeIntervalSince1970: 0) },
            wiring: wiring(policies),
        )
        let status = await Main.run(arguments, in: surroundings)
        let end = seen.withLock { $0 }
        return Ran(
            status: status,
            output: end.output,
            errors: end.errors,
            requests: end.requests,
            headers: end.headers,
        )
    }

    private func wiring(_ policies: [PolicyReport]) -> Wiring {
        Wiring(
            withLocal: { _, body in try await body { self.answer($0) } },
            serve: { settings, _ in
                self.seen.withLock { $0.output += "serve \(settings.host):\(settings.port)\n" }
            },
            demo: { _, _ in self.seen.withLock { $0.output += "demo\n" } },
            policies: { question in
                self.seen.withLock {
                    $0.requests.append("policies \(question.path ?? "-") \(question.runsTests)")
                }
                return policies
            },
            trial: { question in
                question.texts.map { text in
                    let isSpam = text.contains("buy")
                    return TrialAnswer(
                        id: "",
                        outcome: isSpam ? "spam" : "hold",
                        priority: "normal",
                        total: isSpam ? 8 : 0,
                        rules: isSpam ? [.init(id: "sells", mode: "enforce")] : [],
                    )
                }
            },
        )
    }

    private func answer(_ request: WireRequest) -> WireAnswer {
        let body = String(decoding: request.body, as: UTF8.self)
        let path = request.path.split(separator: "?")[0].dropFirst(WirePath.root.count)
        let key = "\(request.method) \(path)"
        seen.withLock {
            $0.requests.append("\(request.method) \(request.path) \(body)")
            $0.headers += request.headers.map { "\($0.name): \($0.value)" }
        }
        guard let list = answers[key], !list.isEmpty else {
            return WireAnswer(status: 404, bytes: Array(#"{"detail":"no such thing"}"#.utf8))
        }
        let turn = served.withLock { counts in
            counts[key, default: 0] += 1
            return counts[key, default: 1] - 1
        }
        let canned = list[min(turn, list.count - 1)]
        return WireAnswer(
            status: canned.status,
            headers: canned.headers,
            bytes: Array(canned.body.utf8),
        )
    }
}

/// A folder that goes away again.
struct Scratch {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/afterword-cli-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
        )
    }

    func write(_ text: String, to name: String) throws -> String {
        let file = path + "/" + name
        try Data(text.utf8).write(to: URL(filePath: file))
        return file
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// Compares with `Snapshots/NAME.txt`; `AFTERWORD_RECORD=1` writes it anew.
func expectSnapshot(
    _ text: String,
    _ name: String,
    at location: SourceLocation = #_sourceLocation,
    from file: String = #filePath,
) throws {
    let path = URL(filePath: file).deletingLastPathComponent().path + "/Snapshots/\(name).txt"
    if ProcessInfo.processInfo.environment["AFTERWORD_RECORD"] == "1" {
        try Data(text.utf8).write(to: URL(filePath: path))
    }
    let kept = FileManager.default.contents(atPath: path).map {
        String(decoding: $0, as: UTF8.self)
    }
    #expect(text == kept, "differs from Snapshots/\(name).txt", sourceLocation: location)
}
