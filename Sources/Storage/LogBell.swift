import Synchronization

/// Wakes whoever waits for the decision log to grow.
///
/// Rung after the commit, so that whoever wakes finds the entry.
final class LogBell: Sendable {
    /// More may not wait at once; they are answered without waiting.
    static let limit = 256

    private struct State {
        var newest: Int64 = 0
        var isStopped = false
        var number = 0
        var waiting: [Int: Waiter] = [:]
    }
    private struct Waiter {
        var entry: Int64
        var continuation: CheckedContinuation<Void, Never>
    }
    private let state = Mutex(State())

    /// Says that the log ends with this entry now.
    func ring(_ newest: Int64) {
        wake { state in
            state.newest = max(state.newest, newest)
            return state.waiting.filter { $0.value.entry < state.newest }
        }
    }

    /// Wakes everybody, for good.
    func stop() {
        wake { state in
            state.isStopped = true
            return state.waiting
        }
    }

    private func wake(_ choose: (inout State) -> [Int: Waiter]) {
        let woken = state.withLock { state in
            let woken = choose(&state)
            for number in woken.keys { state.waiting[number] = nil }
            return woken
        }
        for waiter in woken.values { waiter.continuation.resume() }
    }

    /// Returns once the log has an entry after this one; false when the task is cancelled or nobody shall wait.
    func wait(after entry: Int64) async -> Bool {
        let number = state.withLock { state in
            state.number += 1
            return state.number
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.newest <= entry, !state.isStopped, !Task.isCancelled,
                        state.waiting.count < LogBell.limit
                    else { return true }
                    state.waiting[number] = Waiter(entry: entry, continuation: continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiting.removeValue(forKey: number) }
            waiter?.continuation.resume()
        }
        return state.withLock { $0.newest > entry && !$0.isStopped }
    }
}
