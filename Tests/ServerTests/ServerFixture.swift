import Comments
import Desk
import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Moderation
import NIOCore
import Synchronization

@testable import Server

/// A responder over a real store, asked without a socket.
struct ServerFixture {
    let storage: StoreFixture
    let desk: ModerationDesk
    let responder: Responder
    let log = LogLines()

    /// Read once for all tests: none of them changes a policy.
    private static let policies = Result {
        try PolicyShelf(
            shipped: ShippedFolder.withoutCases,
            readOwn: { PolicyFolder(files: [:]) },
            today: { "2026-11-24" },
        )
    }

    /// - Parameter adjust: Changes the settings of the server.
    init(_ adjust: (inout ServerSettings) -> Void = { _ in }) async throws {
        let storage = try await StoreFixture()
        self.storage = storage
        desk = ModerationDesk(
            store: storage.store,
            policies: try ServerFixture.policies.get(),
            now: { storage.now() },
            newSecret: { UUID().uuidString + UUID().uuidString },
        )
        var settings = ServerSettings()
        adjust(&settings)
        let front = Front(desk: desk, settings: settings, sites: try await desk.sites())
        let lines = log
        var logger = Logger(label: "tests", factory: { _ in lines })
        logger.logLevel = .trace
        responder = Responder(front: front, logger: logger)
    }

    struct Answer {
        var status: Int
        var headers: HTTPFields
        var body: String

        /// A member of the JSON body, by its path.
        func json(_ path: String) -> String? {
            var value = try? JSONSerialization.jsonObject(with: Data(body.utf8))
            for name in path.split(separator: ".") {
                if let list = value as? [Any], let index = Int(name), list.indices.contains(index) {
                    value = list[index]
                } else {
                    value = (value as? [String: Any])?[String(name)]
                }
            }
            return value.map { "\($0)" }
        }
    }

    /// Asks as somebody on the network.
    func ask(
        _ method: HTTPRequest.Method,
        _ path: String,
        headers: [String: String] = [:],
        body: String = "",
        from address: String = "203.0.113.7",
        isOperator: Bool = false,
    ) async throws -> Answer {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let request = Request(
            head: HTTPRequest(
                method: method,
                scheme: "http",
                authority: "comments.test",
                path: path,
                headerFields: fields,
            ),
            body: RequestBody(buffer: ByteBuffer(string: body)),
        )
        let peer: CallContext.Peer =
            isOperator
            ? .operation : .network(try SocketAddress(ipAddress: address, port: 4_711))
        let response = await responder.answer(request, from: peer, id: "test-1")
        let collector = TestCollector()
        try await response.body.write(collector)
        return Answer(
            status: response.status.code,
            headers: response.headers,
            body: await collector.text,
        )
    }

    /// Posts JSON as the site's script does.
    func post(
        _ json: String,
        headers: [String: String] = [:],
        site: String = "default",
        from address: String = "203.0.113.7",
    ) async throws -> Answer {
        var headers = headers
        headers["Content-Type"] = headers["Content-Type"] ?? "application/json"
        return try await ask(
            .post,
            "/api/v1/sites/\(site)/comments",
            headers: headers,
            body: json,
            from: address,
        )
    }

    /// Posts the classic form as a browser does.
    func send(
        _ fields: KeyValuePairs<String, String>,
        headers: [String: String] = [:],
        from address: String = "203.0.113.7",
    ) async throws -> Answer {
        let body = fields.map { $0.key + "=" + PercentEncoding.component($0.value) }
        var headers = headers
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return try await ask(
            .post,
            "/wp-comments-post.php",
            headers: headers,
            body: body.joined(separator: "&"),
            from: address,
        )
    }

    func operate(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ json: String = "",
    ) async throws
        -> Answer
    {
        try await ask(
            method,
            "/api/v1/moderation/" + path,
            headers: ["Content-Type": "application/json", "X-Afterword-Actor": "olga"],
            body: json,
            isOperator: true,
        )
    }

    static let good = """
        {"page":"/a","name":"Ada","email":"ada@example.org","body":"A kind word."}
        """
}

private actor TestCollector: ResponseBodyWriter {
    private var bytes: [UInt8] = []
    var text: String { String(decoding: bytes, as: UTF8.self) }

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Everything that was logged, metadata included.
final class LogLines: LogHandler, Sendable {
    private let lines = Mutex<[String]>([])
    var text: String { lines.withLock { $0.joined(separator: "\n") } }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        let line = "\(event.level) \(event.message) \(event.metadata ?? [:])"
        lines.withLock { $0.append(line) }
    }
}
