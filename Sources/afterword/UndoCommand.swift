import ArgumentParser

/// `afterword undo`: takes back the caller's newest step (SETTLED 17).
struct UndoCommand: AsyncParsableCommand {
    /// What `POST undo` takes: an empty object.
    private struct Nothing: Encodable {}

    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back your newest decision, whole; again goes further back.",
        discussion: TaughtHelp.of(
            "What somebody changed since is left alone and named.",
            "afterword undo",
            "afterword undo --json",
        ),
    )
    @OptionGroup var common: VerbOptions

    func run() async throws {
        try await Reaching.connected(common) { server in
            let bytes = try await server.send("POST", WirePath.of("undo"), json: Nothing())
            let result = try Wire.decode(WireDecided.self, from: bytes)
            let surroundings = Surroundings.current
            surroundings.write(
                common.json
                    ? CleanJSON.text(bytes)
                    : UndoCommand.text(result, terminal: surroundings.terminal)
            )
            if !result.conflicts.isEmpty { throw EndedWith(.refused) }
        }
    }

    /// Grouped by the state that came back.
    static func text(_ result: WireDecided, terminal: Terminal) -> String {
        let undone = result.undone ?? []
        var states: [String] = []
        for item in undone where !states.contains(item.state) { states.append(item.state) }
        var lines = states.map { state in
            let ids = undone.filter { $0.state == state }.map(\.id)
            let verb = ids.count == 1 ? "is" : "are"
            return "Taken back: \(Wording.numbers(ids)) \(verb) \(SafeText.line(state)) again."
        }
        if undone.isEmpty { lines.append("Nothing was taken back.") }
        lines += DecidedText.conflicts(result, terminal: terminal)
        return lines.map { $0 + "\n" }.joined()
    }
}
