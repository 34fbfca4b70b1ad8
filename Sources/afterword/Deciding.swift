import Comments

/// One choice for some comments: asked when they are many, sent, told, and ended with the right
/// code.
struct Deciding {
    /// What `POST decisions` takes.
    private struct Request: Encodable {
        var items: [CommentNumber]
        var outcome: String
        var reason: String?
        var note: String?
        var force: Bool?
        var dryRun: Bool?
    }
    var choice: Choice
    var options: DecisionOptions

    /// Comments that are decided without asking.
    static let withoutAsking = 20

    func run() async throws {
        let surroundings = Surroundings.current
        let numbers = try CommentNumber.all(typed: options.ids, piped: surroundings.piped)
        guard !numbers.isEmpty else {
            surroundings.write(
                options.common.json
                    ? "{\"decided\":[],\"conflicts\":[],\"missing\":[]}\n"
                    : "No numbers came in; nothing to do.\n"
            )
            return
        }
        try confirm(numbers.count, surroundings)
        try await Reaching.connected(options.common) { server in
            var (result, batches) = (WireDecided(conflicts: []), 0)
            for start in stride(from: 0, to: numbers.count, by: Limits.decidedAtOnce) {
                let part = numbers[start..<min(start + Limits.decidedAtOnce, numbers.count)]
                let bytes = try await server.send(
                    "POST",
                    WirePath.of("decisions"),
                    json: request(Array(part)),
                )
                result.add(try Wire.decode(WireDecided.self, from: bytes))
                batches += 1
                if options.common.json { surroundings.write(CleanJSON.text(bytes)) }
            }
            if !options.common.json { tell(result, batches: batches, surroundings) }
            try end(result)
        }
    }

    private func confirm(_ count: Int, _ surroundings: Surroundings) throws {
        guard count > Deciding.withoutAsking, !options.yes, !options.dryRun else { return }
        let what = "\(choice.rawValue) \(count) comments at once"
        guard surroundings.terminal.isInteractive, !options.common.json else {
            throw CommandFailure(
                .wrongUse,
                "\(what) needs --yes",
                wayOut: "count them first with --dry-run, then add --yes",
            )
        }
        let answer = surroundings.ask("Really \(what)? [y/N] ") ?? ""
        guard ["y", "yes"].contains(answer.lowercased()) else {
            surroundings.sayError("Nothing was changed.")
            throw EndedWith(.answerIsNo)
        }
    }

    private func request(_ items: [CommentNumber]) -> Request {
        Request(
            items: items,
            outcome: choice.rawValue,
            reason: options.reason,
            note: options.note,
            force: options.force ? true : nil,
            dryRun: options.dryRun ? true : nil,
        )
    }

    private func tell(_ result: WireDecided, batches: Int, _ surroundings: Surroundings) {
        let text = DecidedText(
            choice: choice,
            isDryRun: options.dryRun,
            batches: batches,
            trailer: options.common.trailer,
            terminal: surroundings.terminal,
        )
        surroundings.write(text.text(result))
    }

    /// A conflict outranks a missing comment (SETTLED 16).
    private func end(_ result: WireDecided) throws {
        if !result.conflicts.isEmpty { throw EndedWith(.refused) }
        if !(result.missing ?? []).isEmpty { throw EndedWith(.notFound) }
    }
}

extension WireDecided {
    init(conflicts: [Conflict]) {
        batch = nil
        decided = []
        undone = nil
        self.conflicts = conflicts
        missing = []
    }

    /// Takes in the answer about the next part of a long list.
    mutating func add(_ other: WireDecided) {
        batch = other.batch ?? batch
        decided = (decided ?? []) + (other.decided ?? [])
        conflicts += other.conflicts
        missing = (missing ?? []) + (other.missing ?? [])
    }
}
