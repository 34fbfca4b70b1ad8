import ArgumentParser

/// `afterword reply`: an answer for all to read, as staff.
struct ReplyCommand: AsyncParsableCommand {
    private struct Order: Encodable {
        var body: String
        var name: String?
    }

    static let configuration = CommandConfiguration(
        commandName: "reply",
        abstract: "Answer a comment for all to read: published at once, with a badge.",
        usage: "afterword reply <id> [--text <words>] [--name <name>] [options]",
        discussion: TaughtHelp.of(
            """
            Without --text or a pipe your editor opens ($VISUAL, $EDITOR). It is published under \
            your own name unless --name gives another; a closed thread takes it, too.
            """,
            #"afterword reply 1047 --text "Thank you for saying this.""#,
            #"afterword reply 1047 --name "Ann of the team" < answer.md"#,
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The number of the comment to answer.") var id: String
    @Option(help: ArgumentHelp("The answer, in Markdown.", valueName: "text")) var text: String?
    @Option(help: ArgumentHelp("The name that readers see.", valueName: "name")) var name: String?

    func run() async throws {
        let number = try CommentNumber.one(id)
        let body = try await TypedWords.read(option: text, startingWith: "")
        try await Reaching.connected(common) { server in
            let bytes = try await server.send(
                "POST",
                WirePath.of("comments/\(number.id)/replies"),
                json: Order(body: body, name: name),
            )
            let surroundings = Surroundings.current
            guard !common.json else { return surroundings.write(CleanJSON.text(bytes)) }
            let reply = try Wire.decode(WireChanged.self, from: bytes)
            surroundings.say("Published: your answer to #\(number.id) is #\(reply.id).")
            surroundings.say("Take it back with: afterword undo\(common.trailer)")
        }
    }
}
