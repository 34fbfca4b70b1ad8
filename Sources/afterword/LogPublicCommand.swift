import ArgumentParser

/// `afterword log public`: what of the log anybody may read.
struct LogPublicCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "public",
        abstract: "The log to publish: days, outcomes, rules; nothing that leads to a person.",
        discussion: TaughtHelp.of(
            """
            No names, numbers of comments, texts, notes or pages. Decisions that are alike are one \
            row. Where fewer than 3 are, reason, rules and time are left out, and 1 or 2 are told \
            as <3. Rules about safety and privacy are not named, nor reasons in words of one's \
            own.
            """,
            "afterword log public --since 7d",
            "afterword log public --since 2026-11-01 --until 2026-12-01 --format csv",
        ),
    )
    @OptionGroup var list: ListOptions
    @Option(
        help: ArgumentHelp(
            "From this day on (default: 30 days with today); the time is left out of account.",
            valueName: "time",
        )
    )
    var since: String?
    @Option(help: ArgumentHelp("Before this day.", valueName: "time")) var until: String?

    func validate() throws {
        if list.format == .ids { throw ValidationError("The public log has no ids.") }
    }

    func run() async throws {
        try await Reaching.connected(list.common) { server in
            let bytes = try await server.get(
                WirePath.of("log/public", [("since", since), ("until", until)])
            )
            let log = try Wire.decode(WirePublicLog.self, from: bytes)
            let surroundings = Surroundings.current
            if log.rows.isEmpty && list.shape == .table {
                surroundings.say("No decision from \(log.since) to \(log.until).")
            } else {
                surroundings.write(
                    LogPublicCommand.listing(log).printed(
                        as: list.shape,
                        json: bytes,
                        terminal: surroundings.terminal,
                    )
                )
            }
            try list.end(count: log.rows.count)
        }
    }

    static func listing(_ log: WirePublicLog) -> Listing {
        Listing(
            columns: [
                Table.Column(name: "day"), Table.Column(name: "decider"),
                Table.Column(name: "act"), Table.Column(name: "outcome"),
                Table.Column(name: "number", isNumber: true), Table.Column(name: "within"),
                Table.Column(name: "reason", isFlexible: true, usual: ""),
                Table.Column(name: "rules", isFlexible: true, usual: ""),
            ],
            rows: log.rows.map { row in
                [
                    row.day, row.decider, row.act, row.outcome, row.decisions.text,
                    row.within ?? "", row.reason ?? "", row.rules.joined(separator: " "),
                ]
            },
            ids: [],
        )
    }
}
