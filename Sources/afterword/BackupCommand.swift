import ArgumentParser

/// `afterword backup`: a consistent copy while the server runs.
struct BackupCommand: AsyncParsableCommand {
    /// What `--json` says.
    private struct Written: Encodable {
        var file: String
        var bytes: Int
    }
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a consistent copy of the store to a new file.",
        discussion: TaughtHelp.of(
            """
            The keys are left out: without keys.json the sealed addresses in the copy cannot be \
            read. Keep a copy of it somewhere else.
            """,
            "afterword backup /var/backups/afterword-monday.sqlite",
            "afterword backup copy.sqlite --data /var/lib/afterword",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "A file that does not exist yet.") var file: String

    /// Seconds a backup may take.
    static let patience: Int64 = 3_600

    func run() async throws {
        try NewFile.check(file)
        try await Reaching.connected(common) { server in
            var request = WireRequest("POST", WirePath.of("backup"))
            request.patience = BackupCommand.patience
            let answer = try await server.open(request)
            let copy = try NewFile(at: file)
            do {
                try await answer.body.forEach { try copy.append($0) }
                try copy.finish()
            } catch {
                copy.discard()
                throw error
            }
            try tell(copy.count)
        }
    }

    private func tell(_ bytes: Int) throws {
        let surroundings = Surroundings.current
        if common.json {
            let json = try Wire.encode(Written(file: file, bytes: bytes))
            surroundings.write(CleanJSON.text(json))
        } else {
            surroundings.write(
                "Wrote \(SafeText.line(file)) (\(bytes) bytes).\n"
                    + "The keys are not in it: keep a copy of keys.json somewhere else, "
                    + "or sealed addresses stay sealed.\n"
            )
        }
    }
}
