import ArgumentParser

/// `afterword site`: the websites whose comments live here (SETTLED 27).
struct SiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "List websites, add one, change its settings.",
        discussion: TaughtHelp.of(
            "",
            "afterword site list",
            "afterword site set default policy=peer-support",
        ),
        subcommands: [SiteListCommand.self, SiteAddCommand.self, SiteSetCommand.self],
    )
}

/// `afterword site list`.
struct SiteListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The websites with their policies and origins.",
        discussion: TaughtHelp.of(
            "",
            "afterword site list",
            "afterword site list --json",
        ),
    )
    @OptionGroup var list: ListOptions

    func run() async throws {
        try await Reaching.connected(list.common) { server in
            let bytes = try await server.get(WirePath.of("sites"))
            let sites = try Wire.decode(WireSites.self, from: bytes).sites
            let surroundings = Surroundings.current
            surroundings.write(
                SiteListCommand.listing(sites).printed(
                    as: list.shape,
                    json: bytes,
                    terminal: surroundings.terminal,
                )
            )
            try list.end(count: sites.count)
        }
    }

    static func listing(_ sites: [WireSite]) -> Listing {
        Listing(
            columns: [
                Table.Column(name: "name"), Table.Column(name: "policy"),
                Table.Column(name: "required"), Table.Column(name: "url", isFlexible: true),
                Table.Column(name: "origins", isFlexible: true),
            ],
            rows: sites.map { site in
                [
                    site.name, site.policy, SiteText.required(site), site.url ?? "",
                    site.origins.joined(separator: " "),
                ]
            },
            ids: sites.map(\.name),
        )
    }
}

/// `afterword site add`.
struct SiteAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a website.",
        discussion: TaughtHelp.of(
            SiteAssignments.help,
            "afterword site add blog origin=https://example.org policy=blog",
            "afterword site add circle policy=peer-support required=name",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "1–40 of a–z, 0–9 and -.") var name: String
    @Argument(help: "Settings as KEY=VALUE.") var settings: [String] = []

    func run() async throws {
        try await SitePut(name: name, settings: settings, isNew: true, common: common).run()
    }
}

/// `afterword site set`.
struct SiteSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Change settings of a website.",
        discussion: TaughtHelp.of(
            SiteAssignments.help,
            "afterword site set default url=https://example.org ids=posts.txt",
            "afterword site set circle policy=peer-support required=none",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The website's name, from: afterword site list.") var name: String
    @Argument(help: "Settings as KEY=VALUE.") var settings: [String]

    func run() async throws {
        try await SitePut(name: name, settings: settings, isNew: false, common: common).run()
    }
}

/// Adding and changing are one call; here a wrong guess at which of them is refused.
struct SitePut {
    var name: String
    var settings: [String]
    var isNew: Bool
    var common: VerbOptions

    func run() async throws {
        let change = try SiteAssignments.read(settings)
        try await Reaching.connected(common) { server in
            let known = try Wire.decode(
                WireSites.self,
                from: try await server.get(WirePath.of("sites")),
            ).sites
            try check(known.map(\.name))
            let path = WirePath.of("sites/" + WirePath.encoded(name))
            let bytes = try await server.send("PUT", path, json: change)
            let site = try Wire.decode(WireSite.self, from: bytes)
            Surroundings.current.write(
                common.json ? CleanJSON.text(bytes) : SiteText.text(site, isNew: isNew)
            )
        }
    }

    private func check(_ known: [String]) throws {
        if isNew && known.contains(name) {
            throw CommandFailure(
                .refused,
                "there is a site \(name) already",
                wayOut: "change it with: afterword site set \(name) KEY=VALUE",
            )
        }
        if !isNew && !known.contains(name) {
            let near = DidYouMean.nearest(to: name, in: known).map { "did you mean \($0)? or " }
            throw CommandFailure(
                .notFound,
                "there is no site \(name)",
                wayOut: (near ?? "") + "add it with: afterword site add \(name)",
            )
        }
    }
}

/// A site as its owner sees it.
enum SiteText {
    static func text(_ site: WireSite, isNew: Bool) -> String {
        let origins =
            site.origins.isEmpty
            ? "none yet (only our own pages)" : site.origins.joined(separator: ", ")
        let lines = [
            ("title", site.title), ("url", site.url ?? "unknown"), ("origins", origins),
            ("policy", site.policy), ("required", required(site)),
            ("forms", site.formsAreOurs ? "ours" : "any"),
            ("held", site.showsHeldOnPage ? "page" : "receipt"),
            ("edit", Wording.count(site.editMinutes, "minute")),
            ("close-after", SiteText.closing(site)),
            ("countries", site.countries.joined(separator: ",")),
            ("language", site.language ?? "en"),
            ("ids", Wording.count(site.pageNumbers.count, "page number")),
        ]
        let shown = lines.map {
            "  " + TextWidth.padded($0.0, to: 13) + SafeText.line($0.1) + "\n"
        }
        return "Site \(SafeText.line(site.name)) \(isNew ? "is added" : "is set"):\n"
            + shown.joined()
    }

    private static func closing(_ site: WireSite) -> String {
        let days = site.closeAfterDays ?? 0
        return days == 0 ? "never" : Wording.count(days, "day")
    }

    static func required(_ site: WireSite) -> String {
        let names = (site.requiresName ? ["name"] : []) + (site.requiresEmail ? ["email"] : [])
        return names.isEmpty ? "none" : names.joined(separator: ",")
    }
}
