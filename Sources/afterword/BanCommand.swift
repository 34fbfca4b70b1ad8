import ArgumentParser

/// `afterword ban`: what somebody writes waits for a person, for a time.
struct BanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ban",
        abstract: "Let nothing of a comment's author be published unread, for a time.",
        usage: """
            afterword ban <id> --for <time> --reason <words> [options]
            afterword ban list [--site <name>] [options]
            """,
        discussion: TaughtHelp.of(
            """
            The author of a comment is known again by the key that they kept, else by the address \
            that they typed, which nobody is shown. What they write is held, never declined; no \
            reader is told, and the queue says why. A ban ends by itself, or with "unban".
            """,
            #"afterword ban 1047 --for 30d --reason "names neighbours""#,
            "afterword ban list --site blog",
        ),
        subcommands: [BanAuthorCommand.self, BanListCommand.self],
        defaultSubcommand: BanAuthorCommand.self,
    )
}

/// `afterword ban ID`.
struct BanAuthorCommand: AsyncParsableCommand {
    private struct Order: Encodable {
        var `for`: String
        var reason: String
    }

    static let configuration = CommandConfiguration(
        commandName: "author",
        abstract: "Ban the author of a comment; the word author may be left out.",
        usage: "afterword ban <id> --for <time> --reason <words> [options]",
        discussion: TaughtHelp.of(
            "",
            #"afterword ban 1047 --for 30d --reason "names neighbours""#,
            "afterword ban 1047 --for 2099-01-31 --reason insults --json",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The number of one of the author's comments.") var id: String
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            "How long: 24h, 30d or 12w from now, or until a day; an hour to ten years.",
            valueName: "time",
        ),
    )
    var time: String
    @Option(help: ArgumentHelp("Why; for moderators only.", valueName: "words")) var reason: String

    func run() async throws {
        let number = try CommentNumber.one(id).id
        try await Reaching.connected(common) { server in
            let bytes = try await server.send(
                "POST",
                WirePath.of("comments/\(number)/ban"),
                json: Order(for: time, reason: reason),
            )
            let surroundings = Surroundings.current
            guard !common.json else { return surroundings.write(CleanJSON.text(bytes)) }
            let ban = try Wire.decode(WireBan.self, from: bytes)
            surroundings.say(ban.standing(trailer: common.trailer))
        }
    }
}

/// `afterword ban list`.
struct BanListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The bans in force: for which comment, until when, by whom and why.",
        discussion: TaughtHelp.of(
            "",
            "afterword ban list --site blog",
            "afterword ban list --format csv",
        ),
    )
    @OptionGroup var list: ListOptions
    @Option(help: ArgumentHelp("Only this site.", valueName: "name")) var site: String?

    func run() async throws {
        try await Reaching.connected(list.common) { server in
            let bytes = try await server.get(WirePath.of("bans", [("site", site)]))
            let bans = try Wire.decode(WireBans.self, from: bytes).bans
            let surroundings = Surroundings.current
            if bans.isEmpty && list.shape == .table {
                surroundings.say("Nobody is banned.")
            } else {
                surroundings.write(
                    BanListCommand.listing(bans).printed(
                        as: list.shape,
                        json: bytes,
                        terminal: surroundings.terminal,
                    )
                )
            }
            try list.end(count: bans.count)
        }
    }

    static func listing(_ bans: [WireBan]) -> Listing {
        Listing(
            columns: [
                Table.Column(name: "ban"), Table.Column(name: "comment"),
                Table.Column(name: "name", isFlexible: true), Table.Column(name: "until"),
                Table.Column(name: "by", isFlexible: true),
                Table.Column(name: "site", usual: "default"),
                Table.Column(name: "reason", isFlexible: true),
            ],
            rows: bans.map { ban in
                [
                    ban.number, "#\(ban.comment)", ban.shownName, Wording.time(ban.until), ban.by,
                    ban.site, ban.reason ?? "(erased)",
                ]
            },
            ids: bans.map(\.number),
        )
    }
}

/// `afterword unban`: a ban ends before its time.
struct UnbanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unban",
        abstract: "End a ban before its time.",
        usage: "afterword unban <id> [options]",
        discussion: TaughtHelp.of(
            "What was held meanwhile goes on waiting; see it with: afterword queue --tag banned",
            "afterword unban 1047",
            "afterword unban b3",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "A comment of the author, or a ban as b3, from: afterword ban list.")
    var id: String

    func run() async throws {
        let path = try path()
        try await Reaching.connected(common) { server in
            let bytes = try await server.delete(WirePath.of(path))
            let surroundings = Surroundings.current
            guard !common.json else { return surroundings.write(CleanJSON.text(bytes)) }
            let ban = try Wire.decode(WireBan.self, from: bytes)
            surroundings.say(
                "Ban \(ban.number) has ended: what \(ban.shownName) writes is judged like any other."
            )
        }
    }

    private func path() throws -> String {
        if id.hasPrefix("b") {
            guard let number = Int64(id.dropFirst()), number > 0 else {
                throw CommandFailure(
                    .wrongUse,
                    "\"\(id)\" is not a ban's number",
                    wayOut: "see the numbers with: afterword ban list",
                )
            }
            return "bans/\(number)"
        }
        return "comments/\(try CommentNumber.one(id).id)/ban"
    }
}

/// A ban as the moderation API sends it; there is never an address in it.
struct WireBan: Decodable, Sendable {
    var id: Int64
    var comment: Int64
    var site: String
    var page: String
    var name: String
    /// `key` or `address`.
    var knownBy: String
    var until: String
    var since: String
    var by: String
    var reason: String?

    /// As `unban` takes it; a bare number is a comment's.
    var number: String { "b\(id)" }

    /// Who took their comment back has none any more.
    var shownName: String { name.isEmpty ? "(taken back)" : SafeText.line(name) }

    func standing(trailer: String) -> String {
        let means = knownBy == "key" ? "the key that they kept" : "the address that they typed"
        return """
            Banned until \(Wording.time(until)) UTC: \(shownName) of #\(comment), known by \(means).
            What they write on \(SafeText.line(site)) waits for a person; no reader is told.
            End it before: afterword unban \(number)\(trailer)
            """
    }
}

/// The bans in force.
struct WireBans: Decodable, Sendable {
    var bans: [WireBan]
}
