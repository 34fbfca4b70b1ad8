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

    private struct State {
        /// The owner's files at the start, until they are read.
        var own: PolicyFolder?
        var inForce: PoliciesInForce?
        /// The newest reading that began; each one waits for the one before it.
        var reading: Task<PoliciesInForce, any Error>?
    }
    private let state: Mutex<State>
    private let shipped: PolicyFolder
    private let readOwn: @Sendable () throws -> PolicyFolder
    private let today: @Sendable () -> String
    /// Compiling takes long: the threads that answer are not for that.
    private let thread = DispatchQueue(label: "afterword.policies")

    /// - Parameters:
    ///   - shipped: The files that travel in the program; its `strict` must load.
    ///   - readOwn: Reads the site owner's folder, now; called here too, so that one that cannot be read is refused.
    ///   - today: The day as `2026-11-23`.
    package init(
        shipped: PolicyFolder,
        readOwn: @escaping @Sendable () throws -> PolicyFolder,
        today: @escaping @Sendable () -> String,
    ) throws {
        self.shipped = shipped
        self.readOwn = readOwn
        self.today = today
        state = Mutex(State(own: try readOwn()))
    }

    /// Those that judge now; the first who asks has them read, and all others wait for the same.
    ///
    /// Throws `PolicyFailure`, which the build's own tests rule out.
    package var inForce: PoliciesInForce {
        get async throws {
            let (inForce, reading) = state.withLock { state in
                (state.inForce, state.reading ?? beginFirst(&state))
            }
            if let inForce { return inForce }
            return try await reading.value
        }
    }

    /// Reads the folders again, builds and tests aside, then swaps; a broken policy leaves the old one in force.
    ///
    /// Of several at once each reads the files when those before it are done, so that the newest stay.
    package func reload() async throws {
        _ = try await inForce
        let reading = state.withLock { state in begin(&state, readOwn) }
        _ = try await reading.value
    }

    private func beginFirst(_ state: inout State) -> Task<PoliciesInForce, any Error> {
        let own = state.own ?? PolicyFolder(files: [:])
        state.own = nil
        return begin(&state) { own }
    }

    private func begin(
        _ state: inout State,
        _ readFiles: @escaping @Sendable () throws -> PolicyFolder,
    ) -> Task<PoliciesInForce, any Error> {
        let before = state.reading
        let reading = Task {
            _ = try? await before?.value
            return try await read(try readFiles())
        }
        state.reading = reading
        return reading
    }

    private func read(_ own: PolicyFolder) async throws -> PoliciesInForce {
        let (shipped, today, old) = (shipped, today(), state.withLock(\.inForce))
        let policies = try await withCheckedThrowingContinuation { waiting in
            thread.async {
                waiting.resume(
                    with: Result {
                        try PoliciesInForce(shipped: shipped, own: own, today: today, after: old)
                    }
                )
            }
        }
        state.withLock { $0.inForce = policies }
        return policies
    }
}
