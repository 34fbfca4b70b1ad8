import Comments
package import Desk
import HTTPTypes
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
package import ServiceLifecycle

/// The whole server over one desk: two listeners and the operator's own process, all with one responder.
package struct CommentServer: Sendable {
    private let responder: Responder
    private let settings: ServerSettings
    private let logger: Logger

    /// - Parameter beside: Routes of another program; none in the product.
    package init(
        desk: ModerationDesk,
        settings: ServerSettings,
        logger: Logger,
        beside: [BesideRoute] = [],
    ) async throws {
        self.settings = settings
        self.logger = logger
        let front = Front(desk: desk, settings: settings, sites: try await desk.sites())
        responder = Responder(front: front, logger: logger, beside: beside.map(\.route))
    }

    /// A request from the operator's own process, without a socket.
    package func answer(_ call: OwnCall) async throws -> OwnAnswer {
        var fields = HTTPFields()
        for (name, value) in call.headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let request = Request(
            head: HTTPRequest(
                method: HTTPRequest.Method(rawValue: call.method) ?? .get,
                scheme: "http",
                authority: "localhost",
                path: call.path,
                headerFields: fields,
            ),
            body: RequestBody(buffer: ByteBuffer(bytes: call.body)),
        )
        let id = RequestNumber.next()
        let response = await responder.answer(request, from: .operation, id: id)
        let collector = BodyCollector()
        try await response.body.write(collector)
        return OwnAnswer(
            status: response.status.code,
            headers: response.headers.map { ($0.name.rawName, $0.value) },
            body: await collector.bytes,
        )
    }

    /// The listeners, to be run until they are told to stop.
    ///
    /// - Parameters:
    ///   - socketPath: The operator's socket; its folder's permissions and its own keep others out.
    ///   - onReady: Called once with the port that readers reach.
    package func services(
        socketPath: String,
        onReady: @escaping @Sendable (_ port: Int) async -> Void,
    ) throws -> [any Service] {
        let census = ConnectionCensus(
            total: settings.connections,
            perAddress: settings.limitsRates ? settings.connectionsPerAddress : .max,
        )
        // Ready is said when a verb finds the socket, too.
        let (opened, opening) = AsyncStream<Void>.makeStream()
        let network = try builder(census).buildServer(
            configuration: ServerConfiguration(
                address: .hostname(settings.host, port: settings.port),
                backlog: 1_024,
            ),
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: quiet,
            responder: respond { channel in
                channel.remoteAddress.map { .network($0) }
            },
            onServerRunning: { channel in
                for await _ in opened {}
                await onReady(channel.localAddress?.port ?? 0)
            },
        )
        let operation = try builder(ConnectionCensus(total: 64, perAddress: .max)).buildServer(
            configuration: ServerConfiguration(address: .unixDomainSocket(path: socketPath)),
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: quiet,
            responder: respond { _ in .operation },
            onServerRunning: { _ in
                SocketFile.close(socketPath)
                opening.finish()
            },
        )
        // The last is the first that is told to stop.
        return [operation, network, EndOfWaiting(desk: responder.front.desk)]
    }

    /// The framework's own lines are of no use to an operator below a warning.
    private var quiet: Logger {
        var logger = logger
        logger.logLevel = max(logger.logLevel, .warning)
        return logger
    }

    private func builder(_ census: ConnectionCensus) -> HTTPServerBuilder {
        let proxies = TrustedProxies(settings.trustedProxies)
        return HTTPServerBuilder { responder in
            GuardedChannel(responder: responder, census: census, proxies: proxies)
        }
    }

    private func respond(
        _ peer: @escaping @Sendable (any Channel) -> CallContext.Peer?
    ) -> HTTPChannelHandler.Responder {
        { request, writer, channel in
            guard let peer = peer(channel) else { return }
            var response = await responder.answer(request, from: peer, id: RequestNumber.next())
            if !response.headers.contains(.contentLength), response.status != .notModified,
                response.status != .noContent, let length = response.body.contentLength
            {
                response.headers[.contentLength] = "\(length)"
            }
            try await writer.write(response: response.head, body: response.body)
        }
    }
}

/// One request of the operator's own process.
package struct OwnCall: Sendable {
    package var method: String
    package var path: String
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(
        method: String,
        path: String,
        headers: [(name: String, value: String)],
        body: [UInt8],
    ) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
    }
}

/// What came back.
package struct OwnAnswer: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
}

/// Keeps what a body writes.
private actor BodyCollector: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
