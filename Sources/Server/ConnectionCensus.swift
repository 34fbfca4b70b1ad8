import Synchronization

/// How many connections there are, in all and by address; nothing of it outlives a connection.
final class ConnectionCensus: Sendable {
    private struct State {
        var total = 0
        var byAddress: [ClientAddress: Int] = [:]
    }
    private let state = Mutex(State())
    private let total: Int
    private let perAddress: Int

    init(total: Int, perAddress: Int) {
        self.total = total
        self.perAddress = perAddress
    }

    /// Counts one more; false when there are too many, and then it is not counted.
    ///
    /// - Parameter address: Nil for a listed proxy, which speaks for many.
    func enter(_ address: ClientAddress?) -> Bool {
        state.withLock { state in
            let own = address.map { state.byAddress[$0] ?? 0 } ?? 0
            guard state.total < total, own < perAddress else { return false }
            state.total += 1
            if let address { state.byAddress[address] = own + 1 }
            return true
        }
    }

    func leave(_ address: ClientAddress?) {
        state.withLock { state in
            state.total -= 1
            guard let address else { return }
            let left = (state.byAddress[address] ?? 1) - 1
            state.byAddress[address] = left == 0 ? nil : left
        }
    }
}
