import NIOCore

/// How far one connection is with its current request; lives on its event loop.
final class ConnectionClock {
    /// Set while a request's first bytes wait for the rest of its head.
    var headDeadline: Scheduled<Void>?
    /// Told when the head took too long.
    var onLateHead: (() -> Void)?
    var isBetweenRequests = true
    /// The request that was read last ends the connection: whatever comes behind it is nobody's.
    var isLast = false
    /// The last request had no body: the empty line behind its head was its end.
    var endedBare = false
    /// Bytes since the last request ended.
    var bytes = 0
    /// Told when there are more of them than a request can have.
    var onFlood: (() -> Void)?

    func stop() {
        headDeadline?.cancel()
        headDeadline = nil
    }
}

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
        let bytes = unwrapInboundIn(data)
        clock.bytes += bytes.readableBytes
        context.fireChannelRead(data)
        // The next head may have begun in the packet that ended this request.
        if clock.isBetweenRequests, clock.endedBare, !bytes.endsWithEmptyLine { start(context) }
        if clock.bytes > GuardedChannel.requestBytes { clock.onFlood?() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        clock.stop()
        (clock.onLateHead, clock.onFlood) = (nil, nil)
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

extension ByteBuffer {
    fileprivate var endsWithEmptyLine: Bool {
        let end = readableBytesView.suffix(4).filter { $0 != UInt8(ascii: "\r") }
        return end.suffix(2).elementsEqual("\n\n".utf8)
    }
}
