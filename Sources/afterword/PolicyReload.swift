import Comments
import Desk
import Logging
import ServiceLifecycle
import UnixSignals

/// Reads the policies again at each SIGHUP; a broken one leaves the old in force and says so in the log.
struct PolicyReload: Service {
    let desk: ModerationDesk
    let logger: Logger

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        for await _ in signals.cancelOnGracefulShutdown() {
            do {
                try await desk.reloadPolicies(by: Actor(name: "SIGHUP", role: .admin))
                let broken = desk.policies.sheets.filter(\.isStale).map(\.name)
                if broken.isEmpty {
                    logger.notice("policies read again")
                } else {
                    logger.warning(
                        "policies that do not load stay as they were",
                        metadata: ["policies": "\(broken.joined(separator: ", "))"],
                    )
                }
            } catch {
                logger.warning("the policies could not be read; the old ones stay in force")
            }
        }
    }
}
