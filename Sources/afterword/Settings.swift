/// What one process runs with; what belongs to one site stands in the store (SETTLED 27).
struct Settings: Sendable, Equatable {
    var dataFolder: String
    var host: String
    /// 0 lets the system choose.
    var port: Int
    /// Where readers reach the server, with a path prefix if it has one and no slash at the end.
    var publicURL: String?
    /// Addresses or networks beside loopback whose forwarded headers count.
    var trustedProxies: [String]
    /// The policy of a site that names none.
    var policy: String
    var keysFile: String
    var rateLimits: Bool
    /// Bytes of rendered pages kept; 0 keeps none.
    var cache: Int
    /// Seconds to finish accepted work after SIGTERM.
    var grace: Int
    var connections: Int
    var connectionsPerAddress: Int
    var logLevel: String
    /// Every setting with its value and where it came from, secrets masked.
    var listing: [SettingLine]
    /// Sentences for the log: unknown variables, a test switch that is on.
    var warnings: [String]

    /// Reads all layers: flags, then `AFTERWORD_*`, then the file in the data folder, then
    /// defaults.
    ///
    /// - Throws: `CommandFailure` (2) naming the setting, where its value came from and
    ///   what it takes.
    static func load(
        flags: [SettingKey: String],
        environment: [String: String],
    ) throws -> Settings {
        let early = SettingSources(
            flags: flags,
            environment: environment,
            file: SettingsFile(),
            fileName: "",
        )
        let folder = early.value(of: .data).text
        let asked = early.value(of: .config)
        let isAskedFor = asked.source != "default"
        let path = isAskedFor ? asked.text : folder + "/afterword.yaml"
        let file = try SettingsFile.read(path: path, isAskedFor: isAskedFor)
        let sources = SettingSources(
            flags: flags,
            environment: environment,
            file: file,
            fileName: isAskedFor ? path : "afterword.yaml",
        )
        return try Settings(sources, environment: environment)
    }

    private init(_ sources: SettingSources, environment: [String: String]) throws {
        func value(_ key: SettingKey) -> SettingValue {
            let (text, source) = sources.value(of: key)
            return SettingValue(key: key, text: text, source: source)
        }
        dataFolder = try value(.data).path()
        host = try value(.host).filled()
        port = try value(.port).number(0...65_535)
        publicURL = try value(.publicURL).address()
        trustedProxies = try value(.trustedProxies).networks()
        policy = try value(.policy).name()
        let keys = try value(.keysFile).path()
        keysFile = keys.hasPrefix("/") ? keys : dataFolder + "/" + keys
        rateLimits = try value(.rateLimits).onOrOff()
        cache = try value(.cache).bytes()
        grace = try value(.grace).seconds(0...3_600)
        connections = try value(.connections).number(1...65_536)
        connectionsPerAddress = try value(.connectionsPerAddress).number(1...65_536)
        logLevel = try value(.logLevel).oneOf([
            "trace", "debug", "info", "notice", "warning", "error", "critical",
        ])
        listing = SettingKey.allCases.map { value($0).line }
        if environment["AFTERWORD_TOKEN"].map({ !$0.isEmpty }) ?? false {
            listing.append(SettingLine(key: "token", value: "********", source: "AFTERWORD_TOKEN"))
        }
        warnings = Settings.warnings(about: environment)
        if !rateLimits {
            warnings.append("rate limits are off: for load tests on loopback, never for readers")
        }
    }

    /// Variables that look like ours and are none: a typing error that would go unseen.
    private static func warnings(about environment: [String: String]) -> [String] {
        let known = Set(SettingKey.allCases.map(\.variable)).union(SettingKey.otherVariables)
        let unknown = environment.keys.filter { $0.hasPrefix("AFTERWORD_") && !known.contains($0) }
        return unknown.sorted().map { name in
            let near = DidYouMean.nearest(to: name, in: known.sorted())
            return "unknown environment variable \(name)"
                + (near.map { "; did you mean \($0)?" } ?? ", ignored")
        }
    }
}
