import Hummingbird
import NIOCore
import Synchronization

/// A path that another program than ours adds: a body that never changes, given to everybody.
///
/// It goes through the same listeners, router and responder as every route, so a benchmark can ask what those cost
/// by themselves. The product adds none.
package struct BesideRoute: Sendable {
    let path: String
    private let bytes: @Sendable (_ parameter: (String) -> String?) -> [UInt8]
    private let known = Bodies()

    /// Bodies are made once and kept for ever: there are as many as the program asks for.
    private final class Bodies: Sendable {
        let byPath = Mutex<[String: ByteBuffer]>([:])
    }

    /// - Parameter bytes: Makes the body from the path's parameters; the same ones get the same body.
    package init(
        _ path: String,
        bytes: @escaping @Sendable (_ parameter: (String) -> String?) -> [UInt8],
    ) {
        self.path = path
        self.bytes = bytes
    }

    var route: Route {
        Route(.get, path, .site) { request, context in
            let buffer = known.byPath.withLock { known in
                if let body = known[request.uri.path] { return body }
                let body = ByteBuffer(bytes: bytes { context.parameters.get($0) })
                known[request.uri.path] = body
                return body
            }
            return Response(.publicJSON, buffer)
        }
    }
}
