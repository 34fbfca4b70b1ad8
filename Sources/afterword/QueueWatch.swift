/// `queue --watch`: shows what comes into the list from now on, each comment once.
struct QueueWatch {
    let server: ServerConnection
    let state: String
    /// Seconds that one call waits for news; the server takes up to 20.
    static let patience = 20
    /// New comments that one look shows at most; more than that are counted.
    static let shownAtOnce = 50

    /// - Parameters:
    ///   - seen: Numbers and versions that stand on the screen already.
    ///   - newest: Gives the newest of the list.
    ///   - show: Prints what is new, the oldest first.
    /// - Throws: Only when the server cannot be reached any more.
    func run(
        seen: [WireComment],
        newest: () async throws -> [WireComment],
        show: ([WireComment]) -> Void,
    ) async throws {
        var known = Set(seen.map(\.id))
        var last = try await changes(after: nil).last
        // What came between the list and this moment.
        try await look(&known, newest, show)
        while !Task.isCancelled {
            let news = try await changes(after: last)
            last = news.last
            let left = (news.changes ?? []).filter { $0.to != state }.map(\.id)
            known.subtract(left)
            guard (news.changes ?? []).contains(where: { $0.to == state }) else { continue }
            try await look(&known, newest, show)
        }
    }

    private func look(
        _ known: inout Set<Int64>,
        _ newest: () async throws -> [WireComment],
        _ show: ([WireComment]) -> Void,
    ) async throws {
        let items = try await newest().filter { !known.contains($0.id) }
        guard !items.isEmpty else { return }
        known.formUnion(items.map(\.id))
        show(items.reversed())
    }

    private func changes(after entry: Int64?) async throws -> WireChanges {
        let path = WirePath.of(
            "changes",
            [("after", entry.map(String.init)), ("wait", entry.map { _ in "\(Self.patience)" })],
        )
        return try Wire.decode(WireChanges.self, from: try await server.get(path))
    }
}
