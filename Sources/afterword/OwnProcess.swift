import Desk
import Logging
import Server

/// A verb without a server: the same responder in this process, under the folder's lock.
enum OwnProcess {
    static func run(
        _ settings: Settings,
        _ body: (@escaping LocalSend) async throws -> Void,
    ) async throws {
        let open = try await Opening.desk(settings, as: "a command", patience: Opening.patience)
        var logger = Logger(label: "afterword", factory: { _ in SwiftLogNoOpLogHandler() })
        logger.logLevel = .critical
        let server = try await CommentServer(
            desk: open.desk,
            settings: ServerSettings(settings),
            logger: logger,
        )
        do {
            try await body { try await exchange($0, server) }
        } catch {
            try? open.close()
            throw error
        }
        try open.close()
    }

    private static func exchange(
        _ request: WireRequest,
        _ server: CommentServer,
    ) async throws -> WireAnswer {
        let answer = try await server.answer(
            OwnCall(
                method: request.method,
                path: request.path,
                headers: request.headers,
                body: request.body,
            )
        )
        return WireAnswer(status: answer.status, headers: answer.headers, bytes: answer.body)
    }
}
