/// A request of the moderation API, on whichever of the three ways it travels.
struct WireRequest: Sendable {
    var method: String
    /// With its query.
    var path: String
    var headers: [(name: String, value: String)]
    var body: [UInt8]
    /// Seconds until the whole answer must be here; a decision waits for the disk.
    var patience: Int64 = 60

    init(_ method: String, _ path: String, body: [UInt8] = []) {
        self.method = method
        self.path = path
        self.body = body
        headers = [("Accept", "application/json")]
        if !body.isEmpty { headers.append(("Content-Type", "application/json")) }
    }
}

/// What came back.
struct WireAnswer: Sendable {
    var status: Int
    var headers: [(name: String, value: String)]
    var body: WireBody

    init(status: Int, headers: [(name: String, value: String)] = [], bytes: [UInt8]) {
        self.status = status
        self.headers = headers
        body = .bytes(bytes)
    }

    init(
        status: Int,
        headers: [(name: String, value: String)] = [],
        chunks: some AsyncSequence<[UInt8], any Error> & Sendable,
    ) {
        self.status = status
        self.headers = headers
        body = .chunks(chunks)
    }

    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// A body that is here already, or one that comes in parts (a backup is larger than memory should
/// be).
enum WireBody: Sendable {
    case bytes([UInt8])
    case chunks(any AsyncSequence<[UInt8], any Error> & Sendable)

    /// Bytes of one answer that is not a backup.
    static let limit = 64 * 1024 * 1024

    func forEach(_ use: ([UInt8]) throws -> Void) async throws {
        switch self {
        case .bytes(let bytes): try use(bytes)
        case .chunks(let stream):
            do {
                for try await part in stream { try use(part) }
            } catch let failure as CommandFailure {
                throw failure
            } catch {
                throw HTTPWay.unreachable("the end of the answer", error)
            }
        }
    }

    func collected() async throws -> [UInt8] {
        var all: [UInt8] = []
        try await forEach { part in
            all += part
            guard all.count <= WireBody.limit else {
                throw CommandFailure(
                    .unreachable,
                    "the answer is longer than \(WireBody.limit) bytes",
                    wayOut: "ask for less with --limit",
                )
            }
        }
        return all
    }
}

/// Sends one request and gives its answer.
typealias LocalSend = @Sendable (WireRequest) async throws -> WireAnswer

/// The path and query of a call; values are percent-encoded.
enum WirePath {
    static let root = "/api/v1/moderation/"

    static func of(_ tail: String, _ query: [(String, String?)] = []) -> String {
        let pairs = query.compactMap { name, value in value.map { name + "=" + encoded($0) } }
        return root + tail + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || "-._~".utf8.contains(byte)
            let hex = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + hex
        }.joined()
    }
}
