import ArgumentParser

/// `afterword show`: one comment whole, with its story.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One comment whole: text, reasons, surroundings, decisions.",
        discussion: TaughtHelp.of(
            "",
            "afterword show 1047",
            "afterword show 1047 --json",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The comment's number.") var id: String
    @Flag(help: "Show the text although it may be distressing.") var showText = false

    func run() async throws {
        let number = try CommentNumber.one(id)
        try await Reaching.connected(common) { server in
            let bytes = try await server.get(WirePath.of("comments/\(number.id)"))
            let page = try Wire.decode(WireCommentPage.self, from: bytes)
            let surroundings = Surroundings.current
            let text = ShowText(
                page: page,
                showsCovered: showText,
                terminal: surroundings.terminal,
                trailer: common.trailer,
            )
            surroundings.write(common.json ? CleanJSON.text(bytes) : text.text)
        }
    }
}
