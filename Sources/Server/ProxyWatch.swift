import Synchronization

/// Notices a proxy that nobody listed: all its readers would share one connection's limits (SETTLED 30).
final class ProxyWatch: Sendable {
    private let saw = Atomic<Bool>(false)

    /// True the first time.
    func sawUnlisted() -> Bool { !saw.exchange(true, ordering: .relaxed) }

    var hasSeenOne: Bool { saw.load(ordering: .relaxed) }

    static let wayOut = "name it with --trusted-proxies, or let it not send X-Forwarded-For"
}
