import ArgumentParser

/// `afterword pin`: a comment stands first on its page.
struct PinCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin",
        abstract: "Let a comment stand first on its page; it keeps its place as well.",
        usage: "afterword pin <id> [options]",
        discussion: TaughtHelp.of(
            """
            Only public comments that answer no other are pinned, at most 3 a page, in the order \
            in which they were pinned. A comment that is hidden loses its pin.
            """,
            "afterword pin 1047",
            "afterword pin 1047 --server https://comments.example.org",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The comment's number.") var id: String

    func run() async throws { try await Pinning(method: "PUT", id: id, common: common).run() }
}

/// `afterword unpin`: in its place alone again.
struct UnpinCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unpin",
        abstract: "Let a pinned comment stand in its place alone again.",
        usage: "afterword unpin <id> [options]",
        discussion: TaughtHelp.of("", "afterword unpin 1047", "afterword unpin 1047 --json"),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The comment's number.") var id: String

    func run() async throws { try await Pinning(method: "DELETE", id: id, common: common).run() }
}

/// Pinning and unpinning are one path.
struct Pinning {
    var method: String
    var id: String
    var common: VerbOptions

    func run() async throws {
        let number = try CommentNumber.one(id).id
        try await Reaching.connected(common) { server in
            let path = WirePath.of("comments/\(number)/pin")
            let bytes = try await server.call(WireRequest(method, path))
            let surroundings = Surroundings.current
            guard !common.json else { return surroundings.write(CleanJSON.text(bytes)) }
            surroundings.say(text(try Wire.decode(WireChanged.self, from: bytes)))
        }
    }

    private func text(_ changed: WireChanged) -> String {
        let isPinned = method == "PUT"
        // Without a batch nothing was done: it was so already.
        guard changed.batch != nil else {
            return "Comment #\(changed.id) is \(isPinned ? "pinned already" : "not pinned")."
        }
        let done =
            isPinned
            ? "Pinned: #\(changed.id) stands first on its page, and in its place."
            : "Unpinned: #\(changed.id) stands in its place alone."
        return done + "\nTake it back with: afterword undo\(common.trailer)"
    }
}
