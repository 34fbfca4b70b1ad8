import ArgumentParser

/// `afterword token`: who may moderate from elsewhere.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Make, list and revoke moderators' tokens.",
        discussion: TaughtHelp.of(
            "",
            "afterword token create Mona --role moderator --expires 90d",
            "afterword token list",
        ),
        subcommands: [
            TokenCreateCommand.self, TokenListCommand.self, TokenRevokeCommand.self,
        ],
    )
}

/// `afterword token create`.
struct TokenCreateCommand: AsyncParsableCommand {
    /// What a token allows.
    enum Role: String, CaseIterable, ExpressibleByArgument {
        case moderator
        case senior
        case admin
    }
    /// What `POST tokens` takes.
    private struct Request: Encodable {
        var name: String
        var role: String
        var expires: String?
        var sites: [String]?
    }
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a token for one person; it is shown this once.",
        discussion: TaughtHelp.of(
            """
            moderator decides; senior also sees quarantined comments; admin also tokens, sites and \
            backups. A token for some sites sees and decides nothing else, and does nothing that \
            concerns the whole service, whatever its role.
            """,
            "afterword token create Mona --role moderator --expires 90d",
            "afterword token create Li --role senior --site blog --expires 2027-01-31",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The person's name; decisions are signed with it.") var name: String
    @Option(help: "What the person may do.") var role: Role
    @Option(
        help: ArgumentHelp(
            "When it ends: 24h, 90d or 12w from now, or with the beginning of a day in UTC "
                + "(default: never).",
            valueName: "time",
        )
    )
    var expires: String?
    @Option(
        help: ArgumentHelp(
            "Only for this site; may be given again (default: every site).",
            valueName: "name",
        )
    )
    var site: [String] = []

    func run() async throws {
        try await Reaching.connected(common) { server in
            let bytes = try await server.send(
                "POST",
                WirePath.of("tokens"),
                json: Request(
                    name: name,
                    role: role.rawValue,
                    expires: expires,
                    sites: site.isEmpty ? nil : site,
                ),
            )
            let token = try Wire.decode(WireNewToken.self, from: bytes)
            Surroundings.current.write(
                common.json ? CleanJSON.text(bytes) : TokenCreateCommand.text(token)
            )
        }
    }

    static func text(_ token: WireNewToken) -> String {
        """
        A token for \(SafeText.line(token.name)) (\(words(token))), shown this once:

          \(SafeText.line(token.token))

        Hand it over in a safe way. It is used like this:

          export AFTERWORD_TOKEN=…
          afterword queue --server https://YOUR.SERVER

        Take it back with: afterword token revoke \(token.id)

        """
    }

    private static func words(_ token: WireNewToken) -> String {
        var words = SafeText.line(token.role)
        if let sites = token.sites {
            words += ", only " + SafeText.line(sites.joined(separator: ", "))
        }
        if let expires = token.expires { words += ", until \(Wording.time(expires)) UTC" }
        return words
    }
}

/// `afterword token list`.
struct TokenListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The tokens: for whom, for which sites, since when and how long.",
        discussion: TaughtHelp.of(
            "",
            "afterword token list",
            "afterword token list --json",
        ),
    )
    @OptionGroup var list: ListOptions

    func run() async throws {
        try await Reaching.connected(list.common) { server in
            let bytes = try await server.get(WirePath.of("tokens"))
            let tokens = try Wire.decode(WireTokens.self, from: bytes).tokens
            let surroundings = Surroundings.current
            if tokens.isEmpty && list.shape == .table {
                surroundings.say(
                    "No token yet. Make one: afterword token create NAME --role moderator"
                )
            } else {
                surroundings.write(
                    TokenListCommand.listing(tokens).printed(
                        as: list.shape,
                        json: bytes,
                        terminal: surroundings.terminal,
                    )
                )
            }
            try list.end(count: tokens.count)
        }
    }

    static func listing(_ tokens: [WireTokens.Item]) -> Listing {
        Listing(
            columns: [
                Table.Column(name: "id", isNumber: true),
                Table.Column(name: "name", isFlexible: true), Table.Column(name: "role"),
                Table.Column(name: "sites", isFlexible: true, usual: "all"),
                Table.Column(name: "created"),
                Table.Column(name: "expires", usual: "never"),
                Table.Column(name: "revoked", usual: ""),
            ],
            rows: tokens.map { token in
                [
                    "\(token.id)", token.name, token.role,
                    token.sites?.joined(separator: " ") ?? "all",
                    String(Wording.time(token.created).prefix(10)),
                    token.expires.map(Wording.time) ?? "never",
                    token.revoked.map(Wording.time) ?? "",
                ]
            },
            ids: tokens.map { "\($0.id)" },
        )
    }
}

/// `afterword token revoke`.
struct TokenRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Take a token back; it opens nothing from now on.",
        discussion: TaughtHelp.of(
            "",
            "afterword token revoke 3",
            "afterword token revoke 3 --server https://comments.example.org",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The token's number, from: afterword token list.") var id: Int64

    func run() async throws {
        try await Reaching.connected(common) { server in
            let bytes = try await server.delete(WirePath.of("tokens/\(id)"))
            Surroundings.current.write(
                common.json
                    ? CleanJSON.text(bytes)
                    : "Token \(id) is revoked: it opens nothing from now on. "
                        + "Decisions made with it stay.\n"
            )
        }
    }
}
