import ArgumentParser

/// `afterword explain`: which rules hit where, and how the outcome came about.
struct ExplainCommand: AsyncParsableCommand {
    /// Whose text it would be.
    enum Role: String, CaseIterable, ExpressibleByArgument {
        case newAuthor = "new-author"
        case regular
        case moderator
    }
    /// What `POST explain` takes.
    private struct Question: Encodable {
        var text: String
        var name: String?
        var `as`: String?
        var policy: String?
    }
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Which rules hit, marked in the text, and the steps to the outcome.",
        usage: """
            afterword explain <id> [--show-text] [options]
            afterword explain --text <words> [--as <author>] [--policy <name>] [options]
            """,
        discussion: TaughtHelp.of(
            "With --text nothing is stored: it tries a text that was never posted.",
            "afterword explain 1047",
            #"afterword explain --text "Call me on 030 1234567" --policy peer-support"#,
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The comment's number.") var id: String?
    @Option(help: ArgumentHelp("A text to try instead of a comment.", valueName: "words"))
    var text: String?
    @Option(help: ArgumentHelp("With --text: the name its author types.", valueName: "name"))
    var name: String?
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("With --text: who wrote it.", valueName: "author"),
    )
    var role: Role?
    @Option(help: ArgumentHelp("With --text: the policy to ask.", valueName: "name"))
    var policy: String?
    @Flag(help: "Show the text although it may be distressing.") var showText = false

    func validate() throws {
        guard (id == nil) != (text == nil) else {
            throw ValidationError("Give a comment's number, or --text with a text to try.")
        }
        guard text != nil || (role == nil && policy == nil && name == nil) else {
            throw ValidationError("--as, --policy and --name go with --text.")
        }
    }

    func run() async throws {
        try await Reaching.connected(common) { server in
            if let text { try await tryOut(text, server) } else { try await explain(server) }
        }
    }

    private func tryOut(_ text: String, _ server: ServerConnection) async throws {
        let question = Question(text: text, name: name, as: role?.rawValue, policy: policy)
        let bytes = try await server.send("POST", WirePath.of("explain"), json: question)
        let answer = try Wire.decode(WireExplained.self, from: bytes)
        let surroundings = Surroundings.current
        let shown = ExplainText(
            title: "The policy \(SafeText.line(answer.verdict.policy)) "
                + "says \(SafeText.line(answer.outcome)). Nothing was stored.",
            body: text,
            name: name,
            website: nil,
            why: answer.why,
            verdict: answer.verdict,
            nearly: answer.nearly ?? [],
            terminal: surroundings.terminal,
        )
        surroundings.write(common.json ? CleanJSON.text(bytes) : shown.text)
    }

    private func explain(_ server: ServerConnection) async throws {
        let number = try CommentNumber.one(id ?? "")
        let bytes = try await server.get(WirePath.of("comments/\(number.id)"))
        let page = try Wire.decode(WireCommentPage.self, from: bytes)
        guard let verdict = page.explanation else {
            throw CommandFailure(
                .answerIsNo,
                "no policy spoke about #\(number.id)",
                wayOut: "its story is in: afterword show \(number.id)\(common.trailer)",
            )
        }
        let comment = page.comment
        let isCovered = comment.covered && !showText
        let surroundings = Surroundings.current
        let shown = ExplainText(
            title: "#\(comment.id): the policy \(SafeText.line(verdict.policy)) "
                + "said \(SafeText.line(verdict.outcome)).",
            body: isCovered ? nil : comment.text,
            name: comment.author.name,
            website: comment.author.website,
            why: comment.why,
            verdict: verdict,
            nearly: page.nearly ?? [],
            terminal: surroundings.terminal,
            cover: "afterword explain \(comment.id) --show-text\(common.trailer)",
        )
        surroundings.write(common.json ? CleanJSON.text(bytes) : shown.text)
    }
}
