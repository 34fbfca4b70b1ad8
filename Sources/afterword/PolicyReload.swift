import Comments
import Desk
import Logging
import ServiceLifecycle
import UnixSignals

/// Reads the policies beside the first answers of a start, and again at each SIGHUP; a broken one leaves the old in
/// force and says so in the log.
struct PolicyReload: Service {
    let desk: ModerationDesk
    let logger: Logger

    /// Throws `PolicyFailure` where nothing could be judged, ever.
    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        let broken = try await broken
        if !broken.isEmpty {
            logger.warning(
                "policies that do not load: their sites hold every comment (afterword policy lint)",
                metadata: ["policies": "\(broken)"],
            )
        }
        for await _ in signals.cancelOnGracefulShutdown() { await readAgain() }
    }

    private func readAgain() async {
        do {
            try await desk.reloadPolicies(by: Actor(name: "SIGHUP", role: .admin))
            let broken = try await broken
            if broken.isEmpty {
                logger.notice("policies read again")
            } else {
                logger.warning(
                    "policies that do not load stay as they were",
                    metadata: ["policies": "\(broken)"],
                )
            }
        } catch {
            logger.warning(
                "the policies could not be read; the old ones stay in force",
                metadata: ["why": "\(error)"],
            )
        }
    }

    /// Names of those whose newest files do not load.
    private var broken: String {
        get async throws {
            try await desk.policies.inForce.sheets.filter(\.isStale).map(\.name)
                .joined(separator: ", ")
        }
    }
}
