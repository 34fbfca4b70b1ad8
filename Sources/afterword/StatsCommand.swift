import ArgumentParser

/// `afterword stats`: how the queue does.
struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract:
            "The queue's health: what waits, how fast it is decided, how rules and people do.",
        discussion: TaughtHelp.of(
            """
            Time to decision runs from the verdict that held a comment to the first decision of a \
            person. A decision is reversed when it was undone, or another person decided \
            otherwise. A rule is overturned when it spoke for spam and a person published the \
            comment; a hold asks for a person, so publishing what was held overturns nothing. \
            --plain is for screen readers and reports.
            """,
            "afterword stats --site blog --days 14",
            "afterword stats --plain",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Option(help: ArgumentHelp("Only this site.", valueName: "name")) var site: String?
    @Option(help: ArgumentHelp("Days to look at, today as the last.", valueName: "n"))
    var days: Int = 30
    @Flag(help: "Numbers instead of drawn lines; without a terminal that is so anyway.")
    var plain = false

    func run() async throws {
        try await Reaching.connected(common) { server in
            let bytes = try await server.get(
                WirePath.of("stats", [("site", site), ("days", String(days))])
            )
            let stats = try Wire.decode(WireStats.self, from: bytes)
            let surroundings = Surroundings.current
            var terminal = surroundings.terminal
            if plain { terminal.drawing = .none }
            let text = StatsText(stats: stats, terminal: terminal, trailer: common.trailer)
            surroundings.write(common.json ? CleanJSON.text(bytes) : text.text)
        }
    }
}
