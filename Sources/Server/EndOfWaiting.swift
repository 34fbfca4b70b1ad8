import Desk
import ServiceLifecycle

/// Answers whoever waits for a decision as soon as the server is told to stop, so that nobody is waited for.
struct EndOfWaiting: Service {
    let desk: ModerationDesk

    func run() async throws {
        try? await gracefulShutdown()
        desk.endWaiting()
    }
}
