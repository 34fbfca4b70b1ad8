import Dispatch
package import Moderation
import Synchronization

/// Where the policies in force are had: read when first asked for, read again when told, never replaced by a broken one.
///
/// Readers of comments and moderators who look into the queue need none of them, and compiling takes nine tenths
/// of a start: a server reads them beside its first answers, and whoever is judged waits for them.
package final class PolicyShelf: Sendable {
    /// The policy that ships with the program and stands in for a missing one.
    package static let standIn = "strict"

    private enum Standing {
        case beingRead(Task<PoliciesInForce, any Error>)
        case read(PoliciesInForce)
    }
    private let standing = Mutex<Standing?>(nil)
    private let shipped: PolicyFolder
    /// The owner's files at the start, and how they are read later.
    private let own: PolicyFolder
    private let readOwn: @Sendable () throws -> PolicyFolder
    private let today: @Sendable () -> String
    private let keep: @Sendable (PoliciesInForce) async throws -> Void

    /// - Parameters:
    ///   - shipped: The files that travel in the program; its `strict` must load.
    ///   - readOwn: Reads the site owner's folder, now; called here too, so that one that cannot be read is refused.
    ///   - today: The day as `2026-11-23`.
    ///   - keep: Called with what was read, before anything is judged by it.
    package init(
        shipped: PolicyFolder,
        readOwn: @escaping @Sendable () throws -> PolicyFolder,
        today: @escaping @Sendable () -> String,
        keep: @escaping @Sendable (PoliciesInForce) async throws -> Void = { _ in },
    ) throws {
        self.shipped = shipped
        own = try readOwn()
        self.readOwn = readOwn
        self.today = today
        self.keep = keep
    }

    /// Those that judge now; the first who asks has them read, and all others wait for the same.
    ///
    /// Throws `PolicyFailure`, or what kept them from being kept; the next who asks has them read once more then.
    package var inForce: PoliciesInForce {
        get async throws {
            let standing = standing.withLock { known in
                let standing = known ?? .beingRead(Task { try await readFirst() })
                known = standing
                return standing
            }
            switch standing {
            case .read(let policies): return policies
            case .beingRead(let task): return try await task.value
            }
        }
    }

    /// Reads the folders again, builds and tests aside, then swaps; a broken policy leaves the old one in force.
    package func reload() async throws {
        let old = try await inForce
        let new = try await read(try readOwn(), after: old)
        standing.withLock { $0 = .read(new) }
    }

    private func readFirst() async throws -> PoliciesInForce {
        do {
            let policies = try await read(own, after: nil)
            standing.withLock { $0 = .read(policies) }
            return policies
        } catch {
            standing.withLock { $0 = nil }
            throw error
        }
    }

    private func read(
        _ own: PolicyFolder,
        after old: PoliciesInForce?,
    ) async throws -> PoliciesInForce {
        let (shipped, today) = (shipped, today())
        // Compiling takes long. It has one thread of its own, and those that answer keep the other cores.
        let policies = try await withCheckedThrowingContinuation { waiting in
            DispatchQueue(label: "afterword.policies").async {
                waiting.resume(
                    with: Result {
                        try PoliciesInForce(shipped: shipped, own: own, today: today, after: old)
                    }
                )
            }
        }
        try await keep(policies)
        return policies
    }
}
