#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import Hummingbird
import Logging
import NIOCore

/// The ceiling that reads are compared with: the framework alone, giving the same bytes to everybody.
///
/// Takes the number of bytes; prints its port in one line of JSON when it is ready.
@main
struct ConstantServer {
    static func main() async throws {
        let size = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 30_000
        let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: size)
        let router = Router()
        router.get("/constant") { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "application/json; charset=utf-8"],
                body: ResponseBody(byteBuffer: body),
            )
        }
        var quiet = Logger(label: "constant")
        quiet.logLevel = .error
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                print("{\"port\": \(channel.localAddress?.port ?? 0)}")
                fflush(nil)
            },
            logger: quiet,
        )
        try await application.runService()
    }
}
