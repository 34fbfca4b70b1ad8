#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import Desk
import Logging
import Server
import ServiceLifecycle
import ShippedPolicies
import UnixSignals

/// The real server with one route more: `/constant/N` gives N bytes through the same listeners and responder.
///
/// It is what reads are compared with (SETTLED 37). Prints its port in one line of JSON when it is ready.
///
/// Usage: `LoadServer FOLDER [CACHE-BYTES]`
@main
struct LoadServer {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let folder = arguments.first else {
            print("usage: LoadServer FOLDER [CACHE-BYTES]")
            exit(2)
        }
        var settings = ServerSettings()
        settings.port = 0
        settings.limitsRates = false
        if let bytes = arguments.dropFirst().first.flatMap({ Int($0) }) {
            settings.cacheBytes = bytes
        }
        let open = try await OpenDesk(
            OpenDesk.Plan(folder: folder, holder: "LoadServer", shipped: ShippedPolicies.files)
        )
        var logger = Logger(label: "load", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .error
        let server = try await CommentServer(
            desk: open.desk,
            settings: settings,
            logger: logger,
            beside: [.constant],
        )
        let services = try server.services(socketPath: open.socketPath) { port in
            print("{\"port\": \(port)}")
            fflush(nil)
        }
        var group = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) },
            gracefulShutdownSignals: [.sigterm],
            logger: Logger(label: "load", factory: { _ in SwiftLogNoOpLogHandler() }),
        )
        group.maximumGracefulShutdownDuration = .seconds(settings.grace)
        try await ServiceGroup(configuration: group).run()
        try open.close()
    }
}

extension BesideRoute {
    /// As many letters as the path says.
    fileprivate static var constant: BesideRoute {
        BesideRoute("/constant/:size") { parameter in
            let size = parameter("size").flatMap { Int($0) } ?? 0
            return [UInt8](repeating: UInt8(ascii: "x"), count: size)
        }
    }
}
