import ArgumentParser

/// `afterword log list`, and `afterword log` alone: who did what, when and why.
struct LogListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Who did what, when and why, the newest first.",
        discussion: TaughtHelp.of(
            "Notes are for moderators and stand here; the public log has none.",
            "afterword log --id 412",
            "afterword log --actor mona --act reject --since 7d --format csv",
        ),
    )
    /// Entries on one screen.
    static let usualLimit = 20
    /// Entries in one answer.
    static let largestPart = 200

    @OptionGroup var list: ListOptions
    @Option(help: ArgumentHelp("Only what this person or policy did.", valueName: "name"))
    var actor: String?
    @Option(
        help: ArgumentHelp(
            "Only this act: verdict, approve, hold, spam, reject, delete, undo, edit, redact, "
                + "reply, withdraw, pin, unpin, ban, unban, move, open, close, create, "
                + "revoke, reveal, set.",
            valueName: "act",
        )
    )
    var act: String?
    @Option(
        help: ArgumentHelp(
            "Only about these: comment, thread, token, site, batch, ban, reveal, policy.",
            valueName: "subject",
        )
    )
    var subject: String?
    @Option(
        help: ArgumentHelp(
            "Only about the comment with this number, or the --subject with it.",
            valueName: "number",
        )
    )
    var id: String?
    @Option(
        help: ArgumentHelp(
            "Only from this time on: 2026-11-23T17:55:02Z, 2026-11-23, or 90m, 24h, 7d, 2w ago.",
            valueName: "time",
        )
    )
    var since: String?
    @Option(help: ArgumentHelp("Only before this time.", valueName: "time")) var until: String?
    @Option(help: "At most so many (default: 20 in a table, else all).") var limit: Int?
    @Option(
        help: ArgumentHelp("Go on where a JSON answer ended (its \"next\").", valueName: "mark")
    )
    var cursor: String?

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1.") }
    }

    func run() async throws {
        let number = try id.map { try CommentNumber.one($0).id }
        try await Reaching.connected(list.common) { server in
            let count =
                list.shape == .json
                ? try await oneAnswer(server, number) : try await walk(server, number)
            try list.end(count: count)
        }
    }

    /// JSON goes out as one answer of the server, with its cursor.
    private func oneAnswer(_ server: ServerConnection, _ number: Int64?) async throws -> Int {
        let size = min(limit ?? LogListCommand.largestPart, LogListCommand.largestPart)
        let bytes = try await server.get(path(number, size: size, cursor: cursor))
        let log = try Wire.decode(WireLog.self, from: bytes)
        Surroundings.current.write(CleanJSON.text(bytes))
        return log.entries.count
    }

    private func walk(_ server: ServerConnection, _ number: Int64?) async throws -> Int {
        let (entries, next) = try await Parts.collected(
            atMost: limit ?? (list.shape == .table ? LogListCommand.usualLimit : Int.max),
            inPartsOf: LogListCommand.largestPart,
            from: cursor,
        ) { size, cursor in
            let bytes = try await server.get(path(number, size: size, cursor: cursor))
            let log = try Wire.decode(WireLog.self, from: bytes)
            return (log.entries, log.next)
        }
        let surroundings = Surroundings.current
        if entries.isEmpty && list.shape == .table {
            surroundings.say("No entry of the log matches.")
        } else {
            let listing = LogListing.of(entries, as: list.shape)
            surroundings.write(
                listing.printed(as: list.shape, json: [], terminal: surroundings.terminal)
            )
        }
        if let next, list.shape == .table {
            surroundings.write(
                "\nThere is more: the same command with --cursor \(SafeText.line(next))\n"
            )
        }
        return entries.count
    }

    private func path(_ number: Int64?, size: Int, cursor: String?) -> String {
        WirePath.of(
            "log",
            [
                ("actor", actor), ("act", act), ("subject", subject),
                ("id", number.map { "\($0)" }), ("since", since), ("until", until),
                ("limit", String(size)), ("cursor", cursor),
            ],
        )
    }
}
