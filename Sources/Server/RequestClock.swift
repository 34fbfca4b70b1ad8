import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// How far one connection is with its current request; lives on its event loop.
final class ConnectionClock {
    /// Set while a request's first bytes wait for the rest of its head.
    var headDeadline: Scheduled<Void>?
    /// Told when the head took too long.
    var onLateHead: (() -> Void)?
    var isBetweenRequests = true

    func stop() {
        headDeadline?.cancel()
        headDeadline = nil
    }
}

/// A body ended before its announced end: what came of it is no request.
struct BodyCutOff: Error {}

/// Sees bytes before the decoder does: a head that drips in is measured from its first byte.
final class ByteClockHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let clock: ConnectionClock

    init(clock: ConnectionClock) { self.clock = clock }

    func channelActive(context: ChannelHandlerContext) {
        // A connection that never says a word has the same time as one that drips.
        start(context)
        context.fireChannelActive()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { start(context) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if clock.isBetweenRequests, clock.headDeadline == nil { start(context) }
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        clock.stop()
        clock.onLateHead = nil
        context.fireChannelInactive()
    }

    private func start(_ context: ChannelHandlerContext) {
        guard clock.headDeadline == nil else { return }
        clock.headDeadline = context.eventLoop.assumeIsolated().scheduleTask(
            in: .seconds(GuardedChannel.headSeconds)
        ) { [clock] in
            clock.headDeadline = nil
            clock.onLateHead?()
        }
    }
}

/// Sees requests and answers: deadlines, refused bodies, and parse errors told as problems.
final class RequestClockHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let clock: ConnectionClock
    private let isWelcome: Bool
    private var bodyDeadline: Scheduled<Void>?
    /// Set while the other side takes none of the bytes it asked for.
    private var drainDeadline: Scheduled<Void>?
    /// The request has a body of which something is still to come.
    private var isReadingBody = false
    /// Requests whose end was read, and answers whose end was written.
    private var (ended, answered) = (0, 0)
    /// An answer has begun and not ended.
    private var isAnswering = false
    /// Nothing more is to be said here.
    private var isOver = false

    init(clock: ConnectionClock, isWelcome: Bool) {
        self.clock = clock
        self.isWelcome = isWelcome
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let place = NIOLoopBound(context, eventLoop: context.eventLoop)
        clock.onLateHead = { [self] in say(.requestTimeout, place.value) }
        if context.channel.isActive { turnAway(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        turnAway(context)
        context.fireChannelActive()
    }

    private func turnAway(_ context: ChannelHandlerContext) {
        if !isWelcome { say(.serviceUnavailable, context) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return }
        switch unwrapInboundIn(data) {
        case .head:
            clock.stop()
            clock.isBetweenRequests = false
            isReadingBody = true
            startBody(context)
        case .body: break
        case .end:
            isReadingBody = false
            ended += 1
            clock.isBetweenRequests = true
            bodyDeadline?.cancel()
            bodyDeadline = nil
        }
        context.fireChannelRead(data)
    }

    private func startBody(_ context: ChannelHandlerContext) {
        let place = NIOLoopBound(context, eventLoop: context.eventLoop)
        bodyDeadline = context.eventLoop.assumeIsolated().scheduleTask(
            in: .seconds(GuardedChannel.bodySeconds)
        ) { [self] in
            if isReadingBody { say(.requestTimeout, place.value) }
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        drainDeadline?.cancel()
        drainDeadline = nil
        if !context.channel.isWritable {
            let place = NIOLoopBound(context, eventLoop: context.eventLoop)
            drainDeadline = context.eventLoop.assumeIsolated().scheduleTask(
                in: .seconds(GuardedChannel.idleSeconds)
            ) { [self] in
                isOver = true
                end(place.value)
            }
        }
        context.fireChannelWritabilityChanged()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isOver else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        var part = unwrapOutboundIn(data)
        switch part {
        case .head(var head):
            isAnswering = true
            if isAnsweringEarly {
                head.headerFields[.connection] = "close"
                part = .head(head)
            }
        case .body: break
        case .end:
            isAnswering = false
            let isEarly = isAnsweringEarly
            answered += 1
            if isEarly {
                // The rest of a body that nobody wants is not waited for.
                isOver = true
                context.writeAndFlush(wrapOutboundOut(part), promise: promise)
                return end(context)
            }
        }
        context.write(wrapOutboundOut(part), promise: promise)
    }

    /// What is answered now is the request that is still being read, not one before it.
    private var isAnsweringEarly: Bool { isReadingBody && answered == ended }

    func handlerRemoved(context: ChannelHandlerContext) { clock.onLateHead = nil }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else {
            return context.fireErrorCaught(error)
        }
        say(error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        isOver = true
        cutBodyOff(context)
        bodyDeadline?.cancel()
        drainDeadline?.cancel()
        clock.onLateHead = nil
        context.fireChannelInactive()
    }

    /// One last answer and the end of the connection; only the end, if an answer had begun.
    private func say(_ status: HTTPResponse.Status, _ context: ChannelHandlerContext) {
        guard !isOver else { return }
        isOver = true
        if !isAnswering {
            let (head, body) = LastWord.of(status)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
        end(context)
    }

    /// Whoever reads the body is told that it is not whole; an end alone would pass for the body's own.
    private func cutBodyOff(_ context: ChannelHandlerContext) {
        guard isReadingBody else { return }
        isReadingBody = false
        context.fireErrorCaught(BodyCutOff())
    }

    private func end(_ context: ChannelHandlerContext) {
        cutBodyOff(context)
        bodyDeadline?.cancel()
        drainDeadline?.cancel()
        clock.stop()
        context.close(promise: nil)
    }
}
