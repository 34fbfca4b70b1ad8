import Comments
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// HTTP/1.1 on one connection, with the bounds that the framework leaves open (DESIGN §3, SETTLED 31).
struct GuardedChannel: ServerChildChannel, HTTPChannelHandler {
    typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    /// Bytes of a request's head, and of one field in it.
    static let headBytes = 16 * 1_024
    static let headFields = 64
    /// Bytes of a whole request as it comes, with what frames its chunks.
    static let requestBytes = 4 * Limits.requestBody
    /// Seconds until the head is there, then until the body is, and between requests.
    static let headSeconds: Int64 = 10
    static let bodySeconds: Int64 = 20
    static let idleSeconds: Int64 = 30

    let responder: HTTPChannelHandler.Responder
    let census: ConnectionCensus
    let proxies: TrustedProxies

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let address = countedAddress(channel)
            let isWelcome = census.enter(address)
            if isWelcome { channel.closeFuture.whenComplete { _ in census.leave(address) } }
            let pipeline = channel.pipeline.syncOperations
            try GuardedChannel.addGuards(to: pipeline, isWelcome: isWelcome)
            try pipeline.addHandler(
                HTTPConnectionStateHandler(
                    idleTimeout: .seconds(GuardedChannel.idleSeconds),
                    logger: logger,
                )
            )
            return try NIOAsyncChannel(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true),
            )
        }
    }

    /// Decoder, encoder and their guards, in the order of the bytes.
    static func addGuards(
        to pipeline: ChannelPipeline.SynchronousOperations,
        isWelcome: Bool,
    ) throws {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = headBytes
        limits.maxHeaderListSize = headBytes
        limits.maxHeaderFieldCount = headFields
        let clock = ConnectionClock()
        try pipeline.addHandler(ByteClockHandler(clock: clock))
        try pipeline.configureHTTPServerPipeline(
            withPipeliningAssistance: false,
            withErrorHandling: false,
            withOutboundHeaderValidation: false,
            withEncoderConfiguration: .init(),
            withDecoderLimitConfiguration: limits,
        )
        try pipeline.addHandler(FramingGuard(clock: clock))
        try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
        try pipeline.addHandler(RequestClockHandler(clock: clock, isWelcome: isWelcome))
    }

    func handle(value: Value, logger: Logger) async {
        await handleHTTP(asyncChannel: value, logger: logger)
    }

    private func countedAddress(_ channel: any Channel) -> ClientAddress? {
        guard let peer = channel.remoteAddress, !proxies.contains(peer) else { return nil }
        return ClientAddress(peer)
    }
}
