import Desk
import FoundationEssentials
import Logging
import Server
import ServiceLifecycle
import UnixSignals

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `afterword serve`, from the folder's lock to the last answer.
struct ServerProcess {
    let settings: Settings
    let isJSON: Bool
    var verb = "serve"
    /// Runs between opening the store and the first request.
    var prepare: @Sendable (OpenDesk) async throws -> Void = { _ in }
    var adjust: @Sendable (inout ServerSettings) -> Void = { _ in }
    /// What is printed when readers can be served; one line, or the demo's page of text.
    var announce: (@Sendable (_ address: String) async -> Void)?

    /// Ends when told to by SIGTERM or SIGINT, after finishing what was accepted.
    func run() async throws {
        let logger = makeLogger()
        let open = try await Opening.desk(settings, as: verb, patience: 0) {
            logger.critical("a sync failed: nobody knows what is on the disk; ending to start anew")
            // Those who wait are told that the outcome is unknown before the process ends.
            Task {
                try? await Task.sleep(for: .seconds(1))
                exit(Ending.unreachable.rawValue)
            }
        }
        do {
            try await prepare(open)
            try await serve(open, logger)
        } catch {
            try? open.close()
            throw error
        }
        try open.close()
        unsafe unlink(open.socketPath)
    }

    private func serve(_ open: OpenDesk, _ logger: Logger) async throws {
        var serverSettings = ServerSettings(settings)
        adjust(&serverSettings)
        let room = OpenFiles.room(for: serverSettings.connections)
        if room < serverSettings.connections {
            logger.warning(
                "the system allows too few open files for so many connections",
                metadata: [
                    "connections": "\(serverSettings.connections)", "taken": "\(room)",
                    "way out": "ulimit -n \(serverSettings.connections + OpenFiles.own)",
                ],
            )
            serverSettings.connections = room
        }
        let server = try await CommentServer(
            desk: open.desk,
            settings: serverSettings,
            logger: logger,
        )
        let (settings, isJSON, announce) = (settings, isJSON, announce)
        let services = try server.services(socketPath: open.socketPath) { port in
            let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
            let address = "http://\(host):\(port)"
            if let announce, !isJSON { return await announce(address) }
            ServerProcess.say(address, settings, isJSON)
        }
        let reload = PolicyReload(desk: open.desk, logger: logger)
        let sweep = Housekeeping(desk: open.desk, logger: logger)
        var group = ServiceGroupConfiguration(
            services: ([reload, sweep] + services).map { .init(service: $0) },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: Logger(label: "afterword", factory: { _ in SwiftLogNoOpLogHandler() }),
        )
        group.maximumGracefulShutdownDuration = .seconds(settings.grace)
        do {
            try await ServiceGroup(configuration: group).run()
        } catch let failure as PolicyFailure {
            throw CommandFailure(.unreachable, "cannot judge: \(failure)")
        } catch {
            throw cannotServe(error)
        }
    }

    private func cannotServe(_ error: any Error) -> CommandFailure {
        CommandFailure(
            .unreachable,
            "cannot serve on \(settings.host):\(settings.port): \(error)",
            wayOut: """
                is another program there? choose another with --port, or --port 0 for any; \
                is --host an address of this machine?
                """,
        )
    }

    private struct Ready: Encodable {
        var ready = true
        var url: String
        var data: String
    }

    /// The one line that says that readers can come.
    static func say(_ address: String, _ settings: Settings, _ isJSON: Bool) {
        let surroundings = Surroundings.current
        if isJSON, let json = try? Wire.encode(Ready(url: address, data: settings.dataFolder)) {
            surroundings.write(CleanJSON.text(json))
        } else {
            surroundings.say("afterword is ready on \(address), data in \(settings.dataFolder)")
        }
    }

    private func makeLogger() -> Logger {
        let write = Surroundings.current.writeError
        var logger = Logger(label: "afterword", factory: { LineLog(label: $0, write: write) })
        logger.logLevel = Logger.Level(rawValue: settings.logLevel) ?? .info
        return logger
    }
}
