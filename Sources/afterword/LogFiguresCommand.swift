import ArgumentParser

/// `afterword log figures`: a month in numbers, for a transparency page.
struct LogFiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "A month in numbers, for a transparency page.",
        discussion: TaughtHelp.of(
            """
            Time to decision runs from the verdict that held a comment to the first decision of a \
            person. Overturned is a verdict against which the last word of a person stands; a hold \
            asks for a person, so no answer to it overturns it.
            1 and 2 are told as <3, so that nobody can be singled out, and the sum of such numbers \
            as more than the others.
            """,
            "afterword log figures --month 2026-11",
            "afterword log figures --month 2026-11 --json",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Option(
        help: ArgumentHelp("Which month, in UTC (default: the last one).", valueName: "yyyy-mm")
    )
    var month: String?

    func run() async throws {
        try await Reaching.connected(common) { server in
            let bytes = try await server.get(WirePath.of("log/figures", [("month", month)]))
            let figures = try Wire.decode(WireFigures.self, from: bytes)
            let surroundings = Surroundings.current
            surroundings.write(
                common.json
                    ? CleanJSON.text(bytes)
                    : FiguresText(figures: figures, terminal: surroundings.terminal).text
            )
        }
    }
}
