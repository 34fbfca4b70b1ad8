import ArgumentParser

/// `afterword init`: what stands around the server, to be looked at and put in its place.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Print a systemd unit, a proxy's configuration or a container file.",
        usage:
            "afterword init --systemd|--nginx|--caddy|--container [--public-url <url>] [options]",
        discussion: TaughtHelp.of(
            """
            Nothing is written or changed: look at it, then put it where it belongs. The address \
            is where readers reach the comments; the proxy speaks TLS for it.
            """,
            "afterword init --systemd --public-url https://talk.example.org",
            "afterword init --nginx --public-url https://talk.example.org",
        ),
    )
    enum Kind: String, EnumerableFlag {
        case systemd
        case nginx
        case caddy
        case container

        static func help(for value: Kind) -> ArgumentHelp? {
            switch value {
            case .systemd: "A hardened unit for systemd."
            case .nginx: "A server block for nginx."
            case .caddy: "A site block for Caddy."
            case .container: "A container file for Docker or Podman."
            }
        }
    }
    private struct Printed: Encodable {
        var kind: String
        var text: String
    }
    @OptionGroup var common: VerbOptions
    @Flag(help: "What to print.") var kind: Kind
    @Option(help: ArgumentHelp("Where readers reach us.", valueName: "url"))
    var publicUrl = "https://comments.example.org"
    @Option(help: "The server's port on this machine.") var port = 8_080

    func validate() throws {
        guard InitFile.host(of: publicUrl) != nil else {
            throw ValidationError("--public-url is https://, a host, and nothing or a path.")
        }
        guard common.data.map(InitFile.isPlainFolder) ?? true else {
            throw ValidationError("--data takes a whole path here, like /var/lib/afterword.")
        }
        guard (1...65_535).contains(port) else {
            throw ValidationError("--port takes a number from 1 to 65535.")
        }
    }

    func run() async throws {
        let file = InitFile(
            publicURL: publicUrl,
            port: port,
            folder: common.data ?? "/var/lib/afterword",
        )
        let surroundings = Surroundings.current
        guard common.json else { return surroundings.write(file.text(of: kind)) }
        let printed = Printed(kind: kind.rawValue, text: file.text(of: kind))
        surroundings.write(CleanJSON.text(try Wire.encode(printed)))
    }
}
