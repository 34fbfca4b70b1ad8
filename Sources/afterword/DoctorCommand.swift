import ArgumentParser

/// `afterword doctor`: whether everything is as it should be.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the store, the keys, the log, the policies and the proxies.",
        discussion: TaughtHelp.of(
            "Exits 1 when a check fails, and says what to do.",
            "afterword doctor --data /var/lib/afterword",
            "afterword doctor --json",
        ),
    )
    @OptionGroup var common: VerbOptions

    func run() async throws {
        try await Reaching.connected(common) { server in
            let bytes = try await server.get(WirePath.of("doctor"))
            let checks = try Wire.decode(WireChecks.self, from: bytes).checks
            let surroundings = Surroundings.current
            surroundings.write(
                common.json
                    ? CleanJSON.text(bytes)
                    : DoctorCommand.text(checks, terminal: surroundings.terminal)
            )
            if checks.contains(where: { !$0.ok }) { throw EndedWith(.answerIsNo) }
        }
    }

    static func text(_ checks: [WireChecks.Check], terminal: Terminal) -> String {
        let width = checks.map { TextWidth.of(SafeText.line($0.name)) }.max() ?? 0
        let lines = checks.map { check in
            let name = TextWidth.padded(SafeText.line(check.name), to: width)
            let lead = (check.ok ? "  ok    " : "  WRONG ") + name + "  "
            var line = Wrapping.hanging(
                SafeText.line(check.detail),
                lead: lead,
                width: terminal.columns,
            )
            if !check.ok, let wayOut = check.wayOut {
                let arrow = String(repeating: " ", count: TextWidth.of(lead)) + "→ "
                line +=
                    "\n"
                    + Wrapping.hanging(SafeText.line(wayOut), lead: arrow, width: terminal.columns)
            }
            return line + "\n"
        }
        let wrong = checks.count { !$0.ok }
        let end =
            wrong == 0
            ? "All well." : "\(Wording.count(wrong, "thing")) to see to."
        return lines.joined() + end + "\n"
    }
}
