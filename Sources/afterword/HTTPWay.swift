import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Requests over HTTP/1.1: to a server by its address, or to the one on this machine by its socket.
enum HTTPWay {
    /// Seconds until a connection must stand.
    static let connectSeconds: Int64 = 5

    static func connected(
        to address: String,
        _ body: (@escaping LocalSend) async throws -> Void,
    ) async throws {
        try await withClient(base: address, name: address, host: nil, body)
    }

    static func connected(
        toSocket path: String,
        _ body: (@escaping LocalSend) async throws -> Void,
    ) async throws {
        let base = "http+unix://" + WirePath.encoded(path)
        try await withClient(base: base, name: path, host: "localhost", body)
    }

    private static func withClient(
        base: String,
        name: String,
        host: String?,
        _ body: (@escaping LocalSend) async throws -> Void,
    ) async throws {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(connectSeconds)),
        )
        configuration.httpVersion = .http1Only
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: configuration,
        )
        do {
            try await body { request in
                try await exchange(request, client: client, base: base, name: name, host: host)
            }
        } catch {
            try? await client.shutdown()
            throw error
        }
        try await client.shutdown()
    }

    private static func exchange(
        _ request: WireRequest,
        client: HTTPClient,
        base: String,
        name: String,
        host: String?,
    ) async throws -> WireAnswer {
        var outgoing = HTTPClientRequest(url: base + request.path)
        outgoing.method = HTTPMethod(rawValue: request.method)
        if let host { outgoing.headers.add(name: "Host", value: host) }
        for header in request.headers {
            outgoing.headers.add(name: header.name, value: header.value)
        }
        if !request.body.isEmpty { outgoing.body = .bytes(ByteBuffer(bytes: request.body)) }
        do {
            let response = try await client.execute(outgoing, timeout: .seconds(request.patience))
            return WireAnswer(
                status: Int(response.status.code),
                headers: response.headers.map { ($0.name, $0.value) },
                chunks: response.body.map { Array($0.readableBytesView) },
            )
        } catch {
            throw unreachable(name, error)
        }
    }

    static func unreachable(_ name: String, _ error: any Error) -> CommandFailure {
        CommandFailure(
            .unreachable,
            "cannot reach \(name): \(error)",
            wayOut: "is the server running? start it with: afterword serve",
        )
    }
}
