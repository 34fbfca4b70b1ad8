import CMalloc
import Comments
import Desk
import Logging
import ServiceLifecycle

/// Looks once at the whole file after a start, which does not wait for it (SETTLED 33), and deletes in time what was
/// promised to be kept for a time only, and closes pages whose time is over, on a quiet site too.
struct Housekeeping: Service {
    /// Seconds between two rounds.
    static let pause = 600

    let desk: ModerationDesk
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown { try await endStart() }
        // It is cancelled where another service failed: the port is taken, say.
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await desk.sweep()
                try await desk.closeByAge()
            } catch is CancellationError {
                return
            } catch {
                logger.warning("what is past its time could not be put away; trying again later")
            }
            try? await cancelWhenGracefulShutdown {
                try await Task.sleep(for: .seconds(Housekeeping.pause))
            }
        }
    }

    /// What a start leaves for later: the look at the whole file, and memory that only the start needed.
    private func endStart() async throws {
        let beginning = ContinuousClock.now
        try await checkFile()
        let seconds = (ContinuousClock.now - beginning) / .seconds(1)
        // Compiling the policies leaves holes, of which the C library gives none back by itself: 14 MiB of 34 were there.
        _ = try? await desk.policies.inForce
        _ = cmalloc_give_back()
        logger.debug("the whole file was checked", metadata: ["seconds": "\(seconds)"])
    }

    private func checkFile() async throws {
        for check in try await desk.checkFile() where !check.isGood {
            logger.error(
                "the stored data is damaged",
                metadata: [
                    "check": "\(check.name)", "found": "\(check.detail)",
                    "way out": "\(check.wayOut ?? "")",
                ],
            )
        }
    }
}
