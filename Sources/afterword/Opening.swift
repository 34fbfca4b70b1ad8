import Comments
import Desk
import FoundationEssentials
import Server
import ShippedPolicies

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Opens the data folder for this process, or says who has it.
enum Opening {
    /// Milliseconds that a short verb waits for the folder's lock.
    static let patience = 5_000

    static func desk(
        _ settings: Settings,
        as verb: String,
        patience: Int,
        onFailedSync: @escaping @Sendable () -> Void = {},
    ) async throws -> OpenDesk {
        var plan = OpenDesk.Plan(
            folder: settings.dataFolder,
            holder: "afterword \(verb) (process \(getpid()))",
            shipped: ShippedPolicies.files,
        )
        plan.keysPath = settings.keysFile
        plan.policy = settings.policy
        plan.patience = patience
        plan.onFailedSync = onFailedSync
        // Whatever is made from here on, by SQLite too, is for its owner only.
        umask(0o077)
        do {
            return try await OpenDesk(plan)
        } catch Refusal.damaged(let what) {
            throw CommandFailure(
                .unreachable,
                "cannot open \(settings.dataFolder): the stored data is damaged (\(what))",
                wayOut: "keep a copy of the folder, then restore the newest backup",
            )
        } catch {
            throw CommandFailure(.unreachable, "cannot open \(settings.dataFolder): \(error)")
        }
    }
}

extension ServerSettings {
    init(_ settings: Settings) {
        self.init()
        (host, port, publicURL) = (settings.host, settings.port, settings.publicURL)
        trustedProxies = settings.trustedProxies
        limitsRates = settings.rateLimits
        cacheBytes = settings.cache
        grace = settings.grace
        connections = settings.connections
        connectionsPerAddress = settings.connectionsPerAddress
        listing = settings.listing.map { line in
            SettingLine(key: line.key, value: line.value, source: line.source)
        }
    }
}
