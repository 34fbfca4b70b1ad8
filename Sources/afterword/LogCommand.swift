import ArgumentParser

/// `afterword log`: the decision log, and what of it may be published.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Who did what, when and why; and what of it may be published.",
        discussion: TaughtHelp.of(
            #"Without a word after it, "afterword log" lists."#,
            "afterword log --actor mona --since 7d",
            "afterword log figures --month 2026-11",
        ),
        subcommands: [
            LogListCommand.self, LogVerifyCommand.self, LogPublicCommand.self,
            LogFiguresCommand.self,
        ],
        defaultSubcommand: LogListCommand.self,
    )
}

/// `afterword log verify`: every link of the chain.
struct LogVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that no entry of the log was changed, taken out or cut off.",
        discussion: TaughtHelp.of(
            """
            Exits 1 when the chain does not hold, and names the first entry that was changed.
            """,
            "afterword log verify",
            "afterword log verify --data /var/lib/afterword --json",
        ),
    )
    @OptionGroup var common: VerbOptions

    func run() async throws {
        try await Reaching.connected(common) { server in
            let bytes = try await server.get(WirePath.of("log/verify"))
            let check = try Wire.decode(WireLogCheck.self, from: bytes)
            Surroundings.current.write(
                common.json ? CleanJSON.text(bytes) : LogVerifyCommand.text(check)
            )
            if !check.ok { throw EndedWith(.answerIsNo) }
        }
    }

    static func text(_ check: WireLogCheck) -> String {
        let entries = Wording.count(check.entries, "entry", "entries")
        let erased = check.erased == 0 ? "" : " (\(check.erased) erased on purpose)"
        let detail = check.detail.isEmpty ? "" : " " + SafeText.line(check.detail)
        return check.ok
            ? "The log is whole: \(entries)\(erased).\n"
            : "THE LOG DOES NOT HOLD.\(detail)\n"
                + "  \(entries) read\(erased). "
                + "Keep the file as it is and compare it with a backup.\n"
    }
}
