import ArgumentParser

/// `afterword edit`: a newer text for a comment.
struct EditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change a comment's text; the earlier one is kept and undo brings it back.",
        usage: "afterword edit <id> --reason <words> [--text <words>] [options]",
        discussion: TaughtHelp.of(
            """
            Without --text or a pipe your editor opens ($VISUAL, $EDITOR). Where readers see the \
            comment they see the new text at once; what waits goes on waiting. What must be in no \
            file any more is a case for: afterword redact
            """,
            #"afterword edit 1047 --reason "took out a surname""#,
            "fmt < mended.txt | afterword edit 1047@2210 --reason layout",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The comment's number; with 12@345 only that version is changed.")
    var id: String
    @Option(help: ArgumentHelp("The new text, in Markdown.", valueName: "text")) var text: String?
    @Option(help: ArgumentHelp("Why; kept in the log.", valueName: "words")) var reason: String
    @Option(help: ArgumentHelp("A note for moderators.", valueName: "text")) var note: String?
    @Flag(help: "Change it although somebody else decided or reads it just now.") var force = false

    func run() async throws {
        let number = try CommentNumber.one(id)
        try await Reaching.connected(common) { server in
            let comment = try await server.comment(number)
            let newer = try await TypedWords.read(option: text, startingWith: comment.text)
            let order = TextOrder(
                body: newer,
                reason: reason,
                note: note,
                version: number.version ?? comment.version,
                eraseEarlier: nil,
                force: force ? true : nil,
            )
            let (bytes, changed) = try await server.change(number, order)
            let surroundings = Surroundings.current
            guard !common.json else { return surroundings.write(CleanJSON.text(bytes)) }
            surroundings.say(
                changed.public
                    ? "Changed: readers see the new text of #\(changed.id) now."
                    : "Changed: #\(changed.id) waits with its new text (\(changed.state))."
            )
            surroundings.say("Take it back with: afterword undo\(common.trailer)")
        }
    }
}

/// What `PATCH comments/{id}` takes.
struct TextOrder: Encodable {
    var body: String
    var reason: String
    var note: String?
    var version: Int64?
    var eraseEarlier: Bool?
    var force: Bool?
}

/// What a verb that concerns one comment answers.
struct WireChanged: Decodable, Sendable {
    var id: Int64
    var version: Int64
    var state: String
    var revision: Int
    /// Readers see the newest text.
    var `public`: Bool
    var batch: String?
}

extension ServerConnection {
    func comment(_ number: CommentNumber) async throws -> WireComment {
        let bytes = try await get(WirePath.of("comments/\(number.id)"))
        return try Wire.decode(WireCommentPage.self, from: bytes).comment
    }

    func change(
        _ number: CommentNumber,
        _ order: TextOrder,
    ) async throws -> (bytes: [UInt8], changed: WireChanged) {
        let bytes = try await send("PATCH", WirePath.of("comments/\(number.id)"), json: order)
        return (bytes, try Wire.decode(WireChanged.self, from: bytes))
    }
}
