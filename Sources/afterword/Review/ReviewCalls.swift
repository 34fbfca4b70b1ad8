/// Carries a review's questions to the server and brings its answers back.
struct ReviewCalls: Sendable {
    /// Comments in one part of the queue.
    static let part = 50
    /// Seconds that the server may keep a question about changes waiting.
    static let longPoll = 20

    /// What `POST undo` takes.
    private struct Nothing: Encodable {}

    let server: ServerConnection
    let plan: ReviewPlan

    /// Never throws: a failure is an answer too.
    func answer(to call: ReviewCall) async -> ReviewAnswer {
        do {
            return try await ask(call)
        } catch let failure as CommandFailure {
            return .failed(failure)
        } catch {
            return .failed(CommandFailure(.unreachable, "no answer: \(error)"))
        }
    }

    private func ask(_ call: ReviewCall) async throws -> ReviewAnswer {
        switch call {
        case .queue(let search, let cursor):
            return .queue(try await read(WireQueue.self, queuePath(search, cursor)))
        case .story(let id), .lookUp(let id):
            return .story(try await read(WireCommentPage.self, WirePath.of("comments/\(id)")))
        case .decide(let decision):
            return .decided(try await send("POST", "decisions", decision, WireDecided.self))
        case .undo:
            return .decided(try await send("POST", "undo", Nothing(), WireDecided.self))
        case .edit(let edit):
            return .changed(
                try await send("PATCH", "comments/\(edit.id)", edit, WireDecided.Item.self)
            )
        case .lease(let id):
            _ = try await server.send("PUT", leasePath(id), json: Nothing())
            return .done
        case .release(let id):
            _ = try await server.call(request("DELETE", leasePath(id)))
            return .done
        case .changes(let after):
            return .changes(try await changes(after))
        case .reasons:
            return .policies(try await read(PolicyReports.self, WirePath.of("policies")).policies)
        }
    }

    private func read<Value: Decodable>(
        _ type: Value.Type,
        _ path: String,
        patience: Int64 = ReviewCalls.patience,
    ) async throws -> Value {
        try Wire.decode(
            type,
            from: try await server.call(request("GET", path, patience: patience)),
        )
    }

    private func send<Value: Decodable>(
        _ method: String,
        _ tail: String,
        _ body: some Encodable,
        _ type: Value.Type,
    ) async throws -> Value {
        try Wire.decode(type, from: try await server.send(method, WirePath.of(tail), json: body))
    }

    /// Seconds that a reading may take on a bad line.
    private static let patience: Int64 = 20

    private func request(
        _ method: String,
        _ path: String,
        patience: Int64 = ReviewCalls.patience,
    ) -> WireRequest {
        var request = WireRequest(method, path)
        request.patience = patience
        return request
    }

    private func leasePath(_ id: Int64) -> String { WirePath.of("comments/\(id)/lease") }

    private func queuePath(_ search: String?, _ cursor: String?) -> String {
        WirePath.of(
            "queue",
            [("state", plan.state)] + plan.filters.map { ($0.name, $0.value) } + [
                ("q", search), ("limit", String(ReviewCalls.part)), ("cursor", cursor),
            ],
        )
    }

    /// With an entry it waits for something newer; without, it only tells where the log ends.
    private func changes(_ after: Int64?) async throws -> WireChanges {
        let wait = after.map { _ in String(ReviewCalls.longPoll) }
        return try await read(
            WireChanges.self,
            WirePath.of("changes", [("after", after.map(String.init)), ("wait", wait)]),
            patience: ReviewCalls.patience + Int64(ReviewCalls.longPoll),
        )
    }
}
