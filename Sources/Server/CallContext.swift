import Hummingbird
import Logging
import NIOCore

/// One call: where it comes from, and what the log and the answer call it.
struct CallContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let peer: Peer
    let requestID: String

    /// On whose behalf bytes arrive.
    enum Peer: Sendable {
        /// A socket of the network.
        case network(SocketAddress)
        /// The socket in the data folder, or this process itself: who may reach it is an operator.
        case operation
    }

    struct Source: RequestContextSource {
        let logger: Logger
        let peer: Peer
        let requestID: String
    }

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.peer
        requestID = source.requestID
    }
}
