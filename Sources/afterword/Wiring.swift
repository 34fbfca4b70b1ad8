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
    var serve: @Sendable (_ settings: Settings, _ isJSON: Bool) async throws -> Void
    /// The same with a sample article in a data folder of its own.
    var demo: @Sendable (_ settings: Settings, _ isJSON: Bool) async throws -> Void
    /// Reads, lints and tests policies without a store.
    var policies: @Sendable (PolicyQuestion) async throws -> [PolicyReport]
    /// Judges texts that were never posted; the answers in their order, their ids empty.
    var trial: @Sendable (TrialQuestion) async throws -> [TrialAnswer]
}

extension Wiring {
    /// What the shipped program uses.
    static let joined = Wiring(
        withLocal: OwnProcess.run,
        serve: { settings, isJSON in
            try await ServerProcess(settings: settings, isJSON: isJSON).run()
        },
        demo: { settings, isJSON in
            try await DemoProcess(settings: settings, isJSON: isJSON).run()
        },
        policies: PolicyReading.reports,
        trial: PolicyReading.trial,
    )
}
