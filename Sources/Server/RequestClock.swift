import Comments
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// A body ended before its announced end: what came of it is no request.
struct BodyCutOff: Error {}

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
    /// What is said when the requests before a broken one are answered.
    private var lastWord: HTTPResponse.Status?
    /// Answers whose bytes the system has not taken yet, and the end of the connection that waits for them.
    private var unsent = 0
    private var waitingClose: EventLoopPromise<Void>?

    init(clock: ConnectionClock, isWelcome: Bool) {
        self.clock = clock
        self.isWelcome = isWelcome
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let place = NIOLoopBound(context, eventLoop: context.eventLoop)
        clock.onLateHead = { [self] in say(.requestTimeout, place.value) }
        clock.onFlood = { [self] in say(.badRequest, place.value) }
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
        case .head(let head):
            clock.stop()
            clock.isBetweenRequests = false
            isReadingBody = true
            clock.endedBare = true
            startBody(context)
            letGoOn(head, context)
        case .body: clock.endedBare = false
        case .end:
            isReadingBody = false
            ended += 1
            clock.isBetweenRequests = true
            clock.bytes = 0
            bodyDeadline?.cancel()
            bodyDeadline = nil
        }
        context.fireChannelRead(data)
    }

    /// Whoever asks before sending a body is told to send it (RFC 9110 §10.1.1); one that is too long is refused.
    private func letGoOn(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
        guard head.headerFields[.expect]?.lowercased() == "100-continue", answered == ended else {
            return
        }
        let announced = head.headerFields[.contentLength].flatMap { Int($0) } ?? 0
        guard announced <= Limits.requestBody else { return }
        let goOn = HTTPResponse(status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(goOn)), promise: nil)
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
        if context.channel.isWritable, waitingClose == nil {
            drainDeadline?.cancel()
            drainDeadline = nil
        } else {
            startDraining(context)
        }
        context.fireChannelWritabilityChanged()
    }

    /// The other side has so long to take the bytes it asked for.
    private func startDraining(_ context: ChannelHandlerContext) {
        guard drainDeadline == nil else { return }
        let place = NIOLoopBound(context, eventLoop: context.eventLoop)
        drainDeadline = context.eventLoop.assumeIsolated().scheduleTask(
            in: .seconds(GuardedChannel.idleSeconds)
        ) { [self] in
            isOver = true
            end(place.value)
        }
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
            if isAnsweringEarly || (clock.isLast && answered + 1 == ended) {
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
            writeEnd(part, context, promise)
            if answered == ended, let word = lastWord {
                context.flush()
                say(word, context)
            }
            return
        }
        context.write(wrapOutboundOut(part), promise: promise)
    }

    private func writeEnd(
        _ part: HTTPResponsePart,
        _ context: ChannelHandlerContext,
        _ promise: EventLoopPromise<Void>?,
    ) {
        let sent = promise ?? context.eventLoop.makePromise()
        let place = NIOLoopBound(context, eventLoop: context.eventLoop)
        unsent += 1
        sent.futureResult.assumeIsolated().whenComplete { [self] _ in
            unsent -= 1
            guard unsent == 0, let waiting = waitingClose else { return }
            waitingClose = nil
            place.value.close(promise: waiting)
        }
        context.write(wrapOutboundOut(part), promise: sent)
    }

    /// Sends what was written before it ends the connection.
    ///
    /// A stopping server closes when the last answer was written, which may be before a slow reader has it. Who takes
    /// nothing is cut off in time all the same.
    func close(
        context: ChannelHandlerContext,
        mode: CloseMode,
        promise: EventLoopPromise<Void>?,
    ) {
        guard mode == .all, unsent > 0, !isOver, context.channel.isActive else {
            return context.close(mode: mode, promise: promise)
        }
        startDraining(context)
        let closed = promise ?? context.eventLoop.makePromise()
        if let waitingClose {
            waitingClose.futureResult.cascade(to: closed)
        } else {
            waitingClose = closed
        }
    }

    /// What is answered now is the request that is still being read, not one before it.
    private var isAnsweringEarly: Bool { isReadingBody && answered == ended }

    func handlerRemoved(context: ChannelHandlerContext) {
        (clock.onLateHead, clock.onFlood) = (nil, nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is DoubtfulHead || error is HTTPParserError else {
            return context.fireErrorCaught(error)
        }
        // What is behind the last request is nobody's, and those before it get their answers first.
        guard !clock.isLast || isReadingBody else { return }
        let isTooLarge = (error as? HTTPParserError) == .headerOverflow
        let word: HTTPResponse.Status = isTooLarge ? .requestHeaderFieldsTooLarge : .badRequest
        if answered == ended {
            say(word, context)
        } else {
            lastWord = word
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        isOver = true
        cutBodyOff(context)
        bodyDeadline?.cancel()
        drainDeadline?.cancel()
        (clock.onLateHead, clock.onFlood) = (nil, nil)
        waitingClose?.succeed()
        waitingClose = nil
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
        context.close(promise: waitingClose)
        waitingClose = nil
    }
}
