/// The name of a setting, the same in `afterword.yaml`, as a flag and as `AFTERWORD_…`.
enum SettingKey: String, CaseIterable, Sendable {
    case data
    case config
    case host
    case port
    case publicURL = "public_url"
    case trustedProxies = "trusted_proxies"
    case policy
    case keysFile = "keys_file"
    case rateLimits = "rate_limits"
    case cache
    case grace
    case connections
    case connectionsPerAddress = "connections_per_address"
    case logLevel = "log_level"

    var flag: String {
        "--" + String(rawValue.map { $0 == "_" ? "-" : $0 })
    }

    var variable: String { "AFTERWORD_" + rawValue.uppercased() }

    /// Where the file lies cannot be said inside it.
    var mayStandInFile: Bool { self != .data && self != .config }

    var usual: String {
        switch self {
        case .data: "./afterword-data"
        case .config: "afterword.yaml in the data folder"
        case .host: "127.0.0.1"
        case .port: "8080"
        case .publicURL: ""
        case .trustedProxies: ""
        case .policy: "strict"
        case .keysFile: "keys.json"
        case .rateLimits: "on"
        case .cache: "64MiB"
        case .grace: "10"
        case .connections: "1024"
        case .connectionsPerAddress: "32"
        case .logLevel: "info"
        }
    }

    /// Variables that are no settings, and right all the same.
    static let otherVariables: Set<String> = ["AFTERWORD_TOKEN", "AFTERWORD_SERVER"]
}

/// The nearest of some names, when it is near enough to be meant.
enum DidYouMean {
    static func nearest(to typed: String, in names: [String]) -> String? {
        let ranked = names.map { ($0, distance(typed.lowercased(), $0.lowercased())) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
        return best.1 <= max(2, typed.count / 3) ? best.0 : nil
    }

    /// Letters to add, remove or change (Levenshtein).
    private static func distance(_ left: String, _ right: String) -> Int {
        let (from, to) = (Array(left.utf8), Array(right.utf8))
        var row = Array(0...to.count)
        for i in from.indices {
            var diagonal = row[0]
            row[0] = i + 1
            for j in to.indices {
                let change = diagonal + (from[i] == to[j] ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(change, row[j] + 1, diagonal + 1)
            }
        }
        return row[to.count]
    }
}
