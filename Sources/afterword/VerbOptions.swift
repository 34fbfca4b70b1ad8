import ArgumentParser

/// What every command takes.
struct VerbOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The data folder (default: ./afterword-data).", valueName: "dir"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            "A server elsewhere; its token is read from AFTERWORD_TOKEN.",
            valueName: "url",
        )
    )
    var server: String?

    @Flag(help: "JSON on standard output and nothing else there.")
    var json = false

    /// `--server`, or its variable when no folder was named.
    var serverAddress: String? {
        if let server { return server }
        let named = Surroundings.current.environment["AFTERWORD_SERVER"] ?? ""
        return data == nil && !named.isEmpty ? named : nil
    }

    func settings() throws -> Settings {
        let flags = data.map { [SettingKey.data: $0] } ?? [:]
        return try Settings.load(flags: flags, environment: Surroundings.current.environment)
    }

    /// What a suggested command needs so that it meets the same comments.
    var trailer: String {
        var text = ""
        if let data { text += " --data " + Shell.quoted(data) }
        if let server { text += " --server " + Shell.quoted(server) }
        return text
    }
}

/// Words as a shell takes them.
enum Shell {
    static func quoted(_ word: String) -> String {
        let safe = SafeText.line(word)
        let isPlain = safe.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || "-._/:~@%+".utf8.contains(byte)
        }
        return isPlain && !safe.isEmpty
            ? safe
            : "'"
                + safe.split(separator: "'", omittingEmptySubsequences: false).joined(
                    separator: "'\\''"
                ) + "'"
    }
}

/// How a list is printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case table
    case json
    case csv
    case ids
    case count
}

/// What every list takes beside the common options.
struct ListOptions: ParsableArguments {
    @OptionGroup var common: VerbOptions

    @Option(
        help: ArgumentHelp(
            "How to print it; ids come one a line, to pipe into a verb.",
            valueName: "format",
        )
    )
    var format: OutputFormat?

    @Flag(help: "Exit 1 when the list is empty.")
    var failIfEmpty = false

    var shape: OutputFormat { format ?? (common.json ? .json : .table) }

    func validate() throws {
        if common.json, let format, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) contradict each other.")
        }
    }

    /// Ends with 1 for an empty list when that was asked for (SETTLED 32).
    func end(count: Int) throws {
        if failIfEmpty && count == 0 { throw EndedWith(.answerIsNo) }
    }
}
