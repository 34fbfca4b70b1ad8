import NIOCore
import NIOHTTP1

/// A head that two readers could frame or address differently: it is refused, and the connection ends.
struct DoubtfulHead: Error {}

/// Lets through heads that a proxy in front reads exactly as we do (RFC 9112 §3.2, §6.1, §9.3).
///
/// It stands before the codec, which folds several fields into one.
final class FramingGuard: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private let clock: ConnectionClock
    /// After a doubtful head nothing on the connection has a meaning.
    private var isDeaf = false

    init(clock: ConnectionClock) { self.clock = clock }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isDeaf else { return }
        guard case .head(var head) = unwrapInboundIn(data) else {
            return context.fireChannelRead(data)
        }
        guard FramingGuard.isPlain(head) else {
            isDeaf = true
            return context.fireErrorCaught(DoubtfulHead())
        }
        if head.method == .CONNECT || head.headers.contains(name: "upgrade") {
            // No other protocol is spoken here, and the parser reads nothing behind such a head.
            head.headers.remove(name: "upgrade")
            head.headers.replaceOrAdd(name: "connection", value: "close")
        }
        clock.isLast = !head.isKeepAlive
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    static func isPlain(_ head: HTTPRequestHead) -> Bool {
        hasPlainFrame(head) && hasOneHost(head)
    }

    private static func hasPlainFrame(_ head: HTTPRequestHead) -> Bool {
        let codings = head.headers["transfer-encoding"]
        guard !codings.isEmpty else { return true }
        return head.version == .http1_1 && codings.count == 1
            && codings[0].lowercased() == "chunked"
    }

    private static func hasOneHost(_ head: HTTPRequestHead) -> Bool {
        let hosts = head.headers["host"]
        guard let host = hosts.first else { return head.version == .http1_0 }
        return hosts.count == 1 && host.utf8.allSatisfy(isOfHost)
    }

    /// Letters, digits and the marks of names, ports and bracketed addresses; no user, path or list.
    private static func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~%:[]!$&'()*+;=".utf8.contains(byte)
        }
    }
}
