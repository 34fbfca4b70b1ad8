import Comments
import Dispatch
package import Moderation
import Storage
import Synchronization

/// The policies in force: read at the start, read again when asked, never replaced by one that is broken.
package final class PolicyShelf: Sendable {
    /// The policy that ships with the program and stands in for a missing one.
    package static let standIn = "strict"

    private struct State {
        var inForce: [String: Policy] = [:]
        var findings: [String: [Finding]] = [:]
        /// Names whose newest files do not load although an older version is in force.
        var stale: Set<String> = []
        var lastResort: Policy
    }
    private let state: Mutex<State>
    private let shipped: PolicyFolder
    private let readOwn: @Sendable () throws -> PolicyFolder
    private let today: @Sendable () -> String

    /// - Parameters:
    ///   - shipped: The files that travel in the program; its `strict` must load.
    ///   - readOwn: Reads the site owner's folder, now.
    ///   - today: The day as `2026-11-23`.
    package init(
        shipped: PolicyFolder,
        readOwn: @escaping @Sendable () throws -> PolicyFolder,
        today: @escaping @Sendable () -> String,
    ) throws {
        let own = try readOwn()
        let loads = PolicyShelf.loads(shipped, own, today: today())
        let asShipped =
            own.files.isEmpty
            ? loads[PolicyShelf.standIn]
            : Policy.load(
                PolicyShelf.standIn,
                from: shipped,
                today: today(),
                isShipped: true,
            )
        guard let strict = asShipped?.policy else {
            throw PolicyFailure(asShipped?.findings ?? [])
        }
        self.shipped = shipped
        self.readOwn = readOwn
        self.today = today
        state = Mutex(State(lastResort: strict))
        take(loads)
    }

    /// Reads the folders again, builds and tests aside, then swaps; a broken policy leaves the old one in force.
    package func reload() throws {
        take(PolicyShelf.loads(shipped, try readOwn(), today: today()))
    }

    private static func loads(
        _ shipped: PolicyFolder,
        _ own: PolicyFolder,
        today: String,
    ) -> [String: PolicyLoad] {
        let folder = shipped.overlaid(with: own)
        let isShipped = own.files.isEmpty
        let names = Policy.names(in: folder)
        let loads = Mutex<[String: PolicyLoad]>([:])
        // Each is compiled on a core of its own: a start waits for the slowest, not for all.
        DispatchQueue.concurrentPerform(iterations: names.count) { index in
            let load = Policy.load(
                names[index],
                from: folder,
                today: today,
                isShipped: isShipped,
                isServing: true,
            )
            loads.withLock { $0[names[index]] = load }
        }
        return loads.withLock(\.self)
    }

    private func take(_ loads: [String: PolicyLoad]) {
        state.withLock { state in
            var next: [String: Policy] = [:]
            state.findings = [:]
            state.stale = []
            for (name, load) in loads {
                state.findings[name] = load.findings
                next[name] = load.policy ?? state.inForce[name]
                if load.policy == nil { state.stale.insert(name) }
            }
            state.inForce = next
        }
    }

    func policy(for site: Site) -> SitePolicy {
        state.withLock { state in
            if let policy = state.inForce[site.policy] {
                return SitePolicy(rules: policy, standsInFor: nil)
            }
            let standIn = state.inForce[PolicyShelf.standIn] ?? state.lastResort
            return SitePolicy(rules: standIn, standsInFor: site.policy)
        }
    }

    func policy(named name: String) -> Policy? {
        state.withLock { $0.inForce[name] }
    }

    /// A reason that moderators can give by its code, and no words of their own.
    func knowsReason(_ code: String) -> Bool {
        state.withLock { state in
            state.inForce.values.contains { $0.reason(code, languages: []) != nil }
        }
    }

    /// The codes of all reasons that the author of a declined comment can be told, of whatever policy.
    var reasonCodes: [String] {
        state.withLock { Set($0.inForce.values.flatMap(\.reasonCodes)).sorted() }
    }

    /// Names that sites can choose.
    package var names: [String] { state.withLock { $0.inForce.keys.sorted() } }

    /// Something in the folders does not load.
    package var isStale: Bool { state.withLock { !$0.stale.isEmpty } }

    /// Everything known, by name.
    var reports: [PolicyStanding] {
        state.withLock { state in
            state.findings.keys.sorted().map { name in
                PolicyStanding(
                    name: name,
                    policy: state.inForce[name],
                    isStale: state.stale.contains(name),
                    findings: state.findings[name] ?? [],
                )
            }
        }
    }
}

/// One policy on the shelf.
struct PolicyStanding: Sendable {
    var name: String
    /// Nil when it never loaded.
    var policy: Policy?
    var isStale: Bool
    var findings: [Finding]
}

/// The shipped policies do not load: nothing could be judged.
package struct PolicyFailure: Error, CustomStringConvertible {
    package let findings: [Finding]

    init(_ findings: [Finding]) { self.findings = findings }

    package var description: String {
        "the shipped policy does not load: " + findings.map(\.description).joined(separator: "; ")
    }
}
