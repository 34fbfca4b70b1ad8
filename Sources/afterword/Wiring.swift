/// The other rooms as the commands meet them: the one place where the executable is joined to
/// Server.
struct Wiring: Sendable {
    /// Answers requests in this process, under the folder's lock (SETTLED 28).
    ///
    /// Waits at most 5 s for the lock, then throws a failure that names its holder; closes the
    /// store when the body has ended.
    var withLocal:
        @Sendable (_ settings: Settings, _ body: (@escaping LocalSend) async throws -> Void)
            async throws -> Void
    /// Serves until it is told to stop.
    var serve: @Sendable (Settings) async throws -> Void
    /// The same with a sample article in a data folder of its own.
    var demo: @Sendable (Settings) async throws -> Void
    /// Reads, lints and tests policies without a store.
    var policies: @Sendable (PolicyQuestion) async throws -> [PolicyReport]
}

extension Wiring {
    /// What the shipped program uses.
    static let joined = Wiring(
        withLocal: { _, _ in throw missing("working without a server") },
        serve: { _ in throw missing("serve") },
        demo: { _ in throw missing("demo") },
        policies: { _ in throw missing("policy") },
    )

    private static func missing(_ part: String) -> CommandFailure {
        CommandFailure(.defect, "\(part) is not joined to the command line in this build")
    }
}
