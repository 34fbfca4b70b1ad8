import ArgumentParser

/// `afterword settings`: what is in effect and where it came from.
struct SettingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "The effective settings and where each came from; secrets are masked.",
        discussion: TaughtHelp.of(
            """
            Flags of serve go before AFTERWORD_* variables, these before afterword.yaml in the \
            data folder. While a server runs, its own settings are shown. What belongs to one \
            website: afterword site list
            """,
            "afterword settings",
            "afterword settings --data /var/lib/afterword --json",
        ),
    )
    @OptionGroup var list: ListOptions

    func run() async throws {
        let surroundings = Surroundings.current
        let settings = try list.common.settings()
        let way = try Reaching.way(list.common.serverAddress, dataFolder: settings.dataFolder)
        for warning in settings.warnings {
            surroundings.sayError("warning: " + SafeText.line(warning))
        }
        guard way == .ownProcess else {
            return try await Reaching.connected(list.common) { server in
                let bytes = try await server.get(WirePath.of("settings"))
                show(try Wire.decode(WireSettings.self, from: bytes).settings, bytes)
            }
        }
        show(settings.listing, try Wire.encode(WireSettings(settings: settings.listing)))
    }

    private func show(_ lines: [SettingLine], _ json: [UInt8]) {
        let surroundings = Surroundings.current
        surroundings.write(
            SettingsCommand.listing(lines).printed(
                as: list.shape,
                json: json,
                terminal: surroundings.terminal,
            )
        )
    }

    static func listing(_ lines: [SettingLine]) -> Listing {
        Listing(
            columns: [
                Table.Column(name: "setting"), Table.Column(name: "value", isFlexible: true),
                Table.Column(name: "from"),
            ],
            rows: lines.map { [$0.key, $0.value, $0.source] },
            ids: lines.map(\.key),
        )
    }
}
