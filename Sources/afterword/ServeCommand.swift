import ArgumentParser

/// What `serve` and `demo` take; each outranks its variable and the file.
struct ServeOptions: ParsableArguments {
    /// A setting that is on or off.
    enum Switch: String, CaseIterable, ExpressibleByArgument {
        case on
        case off
    }
    @Option(help: ArgumentHelp("The data folder (default: ./afterword-data).", valueName: "dir"))
    var data: String?
    @Flag(help: "JSON on standard output and nothing else there.") var json = false
    @Option(help: ArgumentHelp("Address to listen on (default: 127.0.0.1).", valueName: "host"))
    var host: String?
    @Option(
        help: ArgumentHelp(
            "Port to listen on (default: 8080; 0 lets the system choose).",
            valueName: "port",
        )
    )
    var port: String?
    @Option(
        help: ArgumentHelp(
            "Settings file (default: afterword.yaml in the data folder).",
            valueName: "file",
        )
    )
    var config: String?
    @Option(
        help: ArgumentHelp("Policy of sites that name none (default: strict).", valueName: "name")
    )
    var policy: String?
    @Option(help: ArgumentHelp("off is for load tests on loopback only.", valueName: "switch"))
    var rateLimits: Switch?
    @Option(
        help: ArgumentHelp(
            "Where readers reach us, with a path prefix if there is one.",
            valueName: "url",
        )
    )
    var publicUrl: String?
    @Option(
        help: ArgumentHelp("Proxies beside loopback, with commas between.", valueName: "networks")
    )
    var trustedProxies: String?
    @Option(
        help: ArgumentHelp(
            "Where the keys lie (default: keys.json in the data folder).",
            valueName: "file",
        )
    )
    var keysFile: String?
    @Option(
        help: ArgumentHelp(
            "Bytes of rendered pages kept (default: 64MiB; 0 is none).",
            valueName: "bytes",
        )
    )
    var cache: String?
    @Option(
        help: ArgumentHelp(
            "Time to finish accepted work when stopping (default: 10).",
            valueName: "seconds",
        )
    )
    var grace: String?
    @Option(help: ArgumentHelp("Connections at once (default: 1024).", valueName: "number"))
    var connections: String?
    @Option(help: ArgumentHelp("Connections of one address (default: 32).", valueName: "number"))
    var connectionsPerAddress: String?
    @Option(
        help: ArgumentHelp(
            "trace, debug, info, notice, warning, error or critical.",
            valueName: "level",
        )
    )
    var logLevel: String?

    func settings() throws -> Settings {
        let flags: [SettingKey: String?] = [
            .data: data, .host: host, .port: port, .config: config, .policy: policy,
            .rateLimits: rateLimits?.rawValue, .publicURL: publicUrl,
            .trustedProxies: trustedProxies, .keysFile: keysFile, .cache: cache, .grace: grace,
            .connections: connections, .connectionsPerAddress: connectionsPerAddress,
            .logLevel: logLevel,
        ]
        return try Settings.load(
            flags: flags.compactMapValues(\.self),
            environment: Surroundings.current.environment,
        )
    }
}

/// `afterword serve`: the server.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the server; stop it with Ctrl-C or SIGTERM.",
        discussion: TaughtHelp.of(
            """
            The first start makes the data folder with store, keys and an empty policies folder. \
            Settings come from these flags, then AFTERWORD_* variables, then afterword.yaml in the \
            data folder.
            """,
            "afterword serve --data /var/lib/afterword --port 8080",
            "afterword serve --public-url https://comments.example.org",
        ),
    )
    @OptionGroup var options: ServeOptions

    func run() async throws {
        let settings = try options.settings()
        for warning in settings.warnings {
            Surroundings.current.sayError("warning: " + SafeText.line(warning))
        }
        try await Surroundings.current.wiring.serve(settings, options.json)
    }
}

/// `afterword demo`: a server with something to see.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run a server with a sample article and comments in every state.",
        discussion: TaughtHelp.of(
            "It uses a data folder of its own and says what to open and what to type.",
            "afterword demo",
            "afterword demo --port 8090",
        ),
    )
    @OptionGroup var options: ServeOptions

    func run() async throws {
        try await Surroundings.current.wiring.demo(options.settings(), options.json)
    }
}
