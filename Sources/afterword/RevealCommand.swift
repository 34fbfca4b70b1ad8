import ArgumentParser

/// `afterword reveal`: the address of a comment's author.
struct RevealCommand: AsyncParsableCommand {
    /// What `POST reveal` takes.
    private struct Order: Encodable { var reason: String }
    private struct Revealed: Decodable { var address: String }

    static let configuration = CommandConfiguration(
        commandName: "reveal",
        abstract: "Show the address of a comment's author; who asked and why is logged first.",
        usage: "afterword reveal <id> [--reason <words>] [options]",
        discussion: TaughtHelp.of(
            """
            Only for admins of the whole service. On a terminal it asks for the reason; it cannot \
            be undone, and no other verb shows an address.
            """,
            #"afterword reveal 1047 --reason "asked us to call back""#,
            #"afterword reveal 1047 --reason "court order 12/26" --json"#,
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The comment's number.") var id: String
    @Option(help: ArgumentHelp("Why; kept in the log.", valueName: "words")) var reason: String?

    func run() async throws {
        let number = try CommentNumber.one(id).id
        let reason = try reason ?? asked()
        try await Reaching.connected(common) { server in
            let bytes = try await server.send(
                "POST",
                WirePath.of("comments/\(number)/reveal"),
                json: Order(reason: reason),
            )
            let surroundings = Surroundings.current
            guard !common.json else { return surroundings.write(CleanJSON.text(bytes)) }
            let revealed = try Wire.decode(Revealed.self, from: bytes)
            surroundings.say(SafeText.line(revealed.address))
            surroundings.sayError("The log has it: afterword log --subject reveal\(common.trailer)")
        }
    }

    private func asked() throws -> String {
        let surroundings = Surroundings.current
        if surroundings.terminal.isInteractive, !common.json {
            let question = "Why must you see the address of #\(id)? It is kept in the log: "
            if let reason = surroundings.ask(question), !reason.allSatisfy(\.isWhitespace) {
                return reason
            }
        }
        throw CommandFailure(
            .wrongUse,
            "nobody is shown an address without a reason",
            wayOut: "say it with --reason \"…\"; it is kept in the log",
        )
    }
}
