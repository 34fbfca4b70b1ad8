import FoundationEssentials

/// Which of the three ways to a server a command takes (DESIGN §3).
enum Way: Equatable {
    /// A server anywhere, with a token.
    case remote(URLText)
    /// The server that runs on this data folder.
    case socket(path: String)
    /// No server runs: the same responder in this process, under the folder's lock.
    case ownProcess
}

/// The address of a server as typed: checked, without a slash at its end.
struct URLText: Equatable, Sendable {
    var text: String

    /// - Throws: `CommandFailure` when it is no address, or would send a token in clear
    ///   over a network.
    init(_ typed: String) throws {
        guard
            let scheme = ["https://", "http://"].first(where: { typed.lowercased().hasPrefix($0) })
        else {
            throw CommandFailure(
                .wrongUse,
                "--server \(typed) is not an address",
                wayOut: "write it like https://comments.example.org",
            )
        }
        let rest = typed.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.isEmpty, !authority.contains("@"), !rest.contains("?"), !rest.contains("#")
        else {
            throw CommandFailure(
                .wrongUse,
                "--server takes a host and a path, nothing else",
                wayOut: "the token goes into AFTERWORD_TOKEN",
            )
        }
        guard scheme == "https://" || URLText.isLoopback(authority) else {
            throw CommandFailure(
                .wrongUse,
                "--server \(typed) would send the token in clear over the network",
                wayOut:
                    "use https://, or a tunnel to this machine: ssh -L 8080:localhost:8080 HOST",
            )
        }
        text = scheme + (rest.hasSuffix("/") ? rest.dropLast() : rest)
    }

    private static func isLoopback(_ authority: Substring) -> Bool {
        if authority.hasPrefix("[") { return authority.hasPrefix("[::1]") }
        let host = authority.prefix { $0 != ":" }.lowercased()
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        return host == "localhost"
            || (numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil))
    }
}

/// Opens a connection for one command and closes it afterwards.
enum Reaching {
    /// Runs `body` with a connection over the way that the options and the machine allow.
    ///
    /// - Parameter verb: Named when this verb needs a running server and none runs (SETTLED 28).
    static func connected(
        _ options: VerbOptions,
        needsServerFor verb: String? = nil,
        _ body: (ServerConnection) async throws -> Void,
    ) async throws {
        let surroundings = Surroundings.current
        let settings = try options.settings()
        let token = surroundings.environment["AFTERWORD_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
        var headers: [(name: String, value: String)] = []
        if let token { headers.append(("Authorization", "Bearer " + token)) }
        switch try way(options.serverAddress, dataFolder: settings.dataFolder) {
        case .remote(let url):
            guard token != nil else { throw noToken }
            try await HTTPWay.connected(to: url.text) { send in
                try await body(ServerConnection(send: send, extraHeaders: headers))
            }
        case .socket(let path):
            headers.append(("X-Afterword-Actor", actor(surroundings.environment)))
            try await HTTPWay.connected(toSocket: path) { send in
                try await body(ServerConnection(send: send, extraHeaders: headers))
            }
        case .ownProcess:
            try checkFolder(settings.dataFolder)
            if let verb { throw noServer(verb, settings.dataFolder) }
            headers.append(("X-Afterword-Actor", actor(surroundings.environment)))
            try await surroundings.wiring.withLocal(settings) { send in
                try await body(ServerConnection(send: send, extraHeaders: headers))
            }
        }
    }

    /// The way: `--server` first, then a socket that somebody answers, then this process.
    static func way(_ server: String?, dataFolder: String) throws -> Way {
        if let server { return .remote(try URLText(server)) }
        let path = dataFolder + "/afterword.sock"
        return try SocketProbe.answers(at: path) ? .socket(path: path) : .ownProcess
    }

    /// A verb in the wrong folder must not begin an empty store there.
    private static func checkFolder(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(
                .unreachable,
                "there is no data folder at \(path)",
                wayOut: "name it with --data DIR, or begin one with: afterword serve",
            )
        }
    }

    /// The login name that decisions are signed with (SETTLED 17).
    static func actor(_ environment: [String: String]) -> String {
        let name =
            [environment["SUDO_USER"], environment["USER"], environment["LOGNAME"]]
            .compactMap { $0 }.first { !$0.isEmpty } ?? "operator"
        let kept = name.unicodeScalars.filter { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F }
        return String(String.UnicodeScalarView(kept.prefix(64)))
    }

    private static func noServer(_ verb: String, _ folder: String) -> CommandFailure {
        CommandFailure(
            .unreachable,
            "\(verb) needs a running server, and none runs on \(folder)",
            wayOut: "start one in another terminal: afterword serve --data \(Shell.quoted(folder))",
        )
    }

    private static var noToken: CommandFailure {
        CommandFailure(
            .wrongUse,
            "--server needs a token in the environment variable AFTERWORD_TOKEN",
            wayOut: "an admin makes one with: afterword token create NAME --role moderator",
        )
    }
}
