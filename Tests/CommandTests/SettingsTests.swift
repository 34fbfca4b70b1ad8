import Testing

@testable import afterword

struct SettingsTests {
    private func load(
        _ yaml: String? = nil,
        flags: [SettingKey: String] = [:],
        environment: [String: String] = [:],
    ) throws -> Settings {
        let folder = try Scratch()
        defer { folder.remove() }
        if let yaml { _ = try folder.write(yaml, to: "afterword.yaml") }
        var flags = flags
        flags[.data] = folder.path
        return try Settings.load(flags: flags, environment: environment)
    }

    private func refusal(_ yaml: String) -> String {
        do {
            _ = try SettingsFile(yaml, name: "afterword.yaml")
            return ""
        } catch let failure as CommandFailure {
            #expect(failure.status == .wrongUse)
            return failure.message
        } catch {
            return "\(error)"
        }
    }

    @Test func `flags go before the environment, that before the file, that before defaults`()
        throws
    {
        let yaml = "# mine\nport: 1\nhost: file\ngrace: 3\n"
        let settings = try load(
            yaml,
            flags: [.port: "3"],
            environment: ["AFTERWORD_PORT": "2", "AFTERWORD_HOST": "env", "AFTERWORD_CACHE": ""],
        )
        #expect(settings.port == 3)
        #expect(settings.host == "env")
        #expect(settings.grace == 3)
        #expect(settings.cache == 64 * 1024 * 1024)
        let sources = Dictionary(
            uniqueKeysWithValues: settings.listing.map { ($0.key, $0.source) }
        )
        #expect(sources["port"] == "--port")
        #expect(sources["host"] == "AFTERWORD_HOST")
        #expect(sources["grace"] == "afterword.yaml:4")
        #expect(sources["cache"] == "default")
    }

    @Test func `every value becomes its type`() throws {
        let settings = try load(
            """
            public_url: https://example.org/comments/
            trusted_proxies: [10.0.0.1, "fd00::/8"]
            policy: peer-support
            keys_file: ../keys.json
            rate_limits: off
            cache: 1 MiB
            grace: 2m
            connections: 5
            connections_per_address: 2
            log_level: DEBUG
            """
        )
        #expect(settings.publicURL == "https://example.org/comments")
        #expect(settings.trustedProxies == ["10.0.0.1", "fd00::/8"])
        #expect(settings.policy == "peer-support")
        #expect(settings.keysFile == settings.dataFolder + "/../keys.json")
        #expect(!settings.rateLimits)
        #expect(settings.cache == 1_048_576)
        #expect(settings.grace == 120)
        #expect(settings.connections == 5)
        #expect(settings.connectionsPerAddress == 2)
        #expect(settings.logLevel == "debug")
        #expect(
            settings.warnings == [
                "rate limits are off: for load tests on loopback, never for readers"
            ]
        )
    }

    @Test(arguments: [
        ("port: 1\nprot: 2", #"afterword.yaml:2: unknown setting "prot"; did you mean "port"?"#),
        ("sites: {}", #"afterword.yaml:1: unknown setting "sites""#),
        ("zzzzzzzzz: 1", #"afterword.yaml:1: unknown setting "zzzzzzzzz""#),
        ("data: x", "afterword.yaml:1: data cannot stand in this file"),
        ("port: {a: 1}", "afterword.yaml:1: port takes one value or a plain list"),
        ("- port", "afterword.yaml: a list of names and values is expected"),
    ])
    func `a mistake in the file is refused with its line`(yaml: String, message: String) {
        #expect(refusal(yaml) == message)
    }

    @Test func `twice the same and broken yaml are refused`() {
        #expect(!refusal("port: 1\nport: 2").isEmpty)
        #expect(!refusal("port: [").isEmpty)
    }

    @Test func `an empty file is no mistake`() throws {
        #expect(try load("# nothing yet\n").port == 8080)
        #expect(try load("").port == 8080)
    }

    @Test(arguments: [
        (SettingKey.port, "70000"), (.port, "x"), (.rateLimits, "maybe"), (.cache, "-1"),
        (.cache, "5 elephants"), (.grace, "2h"), (.publicURL, "example.org"),
        (.publicURL, "https://u@x"), (.trustedProxies, "everyone"), (.policy, "../x"), (.host, ""),
        (.logLevel, "loud"), (.connections, "0"),
    ])
    func `a wrong value is refused with its source`(key: SettingKey, value: String) {
        #expect(throws: CommandFailure.self) {
            _ = try Settings.load(flags: [key: value, .data: "."], environment: [:])
        }
    }

    @Test func `unknown variables warn, ours do not`() throws {
        let settings = try load(environment: [
            "AFTERWORD_PROT": "1", "AFTERWORD_TOKEN": "awm_secret", "AFTERWORD_SERVER": "x",
            "OTHER": "1",
        ])
        #expect(
            settings.warnings == [
                "unknown environment variable AFTERWORD_PROT; did you mean AFTERWORD_PORT?"
            ]
        )
    }

    @Test func `a token is never listed`() async throws {
        let ran = try await Bench([String: String]()).run(
            "settings",
            environment: ["AFTERWORD_TOKEN": "awm_secret", "AFTERWORD_DATA": "./x"],
        )
        #expect(!(ran.output + ran.errors).contains("awm_secret"))
        try expectSnapshot(ran.output, "settings")
    }

    @Test func `a settings file asked for by name must be there`() throws {
        #expect(throws: CommandFailure.self) {
            _ = try load(flags: [.config: "/nowhere/a.yaml"])
        }
    }
}
