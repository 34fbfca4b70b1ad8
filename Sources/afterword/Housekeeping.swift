import Desk
import Logging
import ServiceLifecycle

/// Deletes in time what was promised to be kept for a time only, on a quiet site too.
struct Housekeeping: Service {
    /// Seconds between two rounds.
    static let pause = 600

    let desk: ModerationDesk
    let logger: Logger

    func run() async throws {
        while !Task.isShuttingDownGracefully {
            do {
                try await desk.sweep()
            } catch {
                logger.warning("what is past its time could not be deleted; trying again later")
            }
            try? await cancelWhenGracefulShutdown {
                try await Task.sleep(for: .seconds(Housekeeping.pause))
            }
        }
    }
}
