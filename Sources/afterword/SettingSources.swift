import Configuration
import Synchronization

/// The layers a setting may come from, nearest first: flag, environment, file, default.
struct SettingSources: Sendable {
    private let reader: ConfigReader
    private let accesses: AccessRecord
    private let lines: [SettingKey: Int]
    private let fileName: String

    init(
        flags: [SettingKey: String],
        environment: [String: String],
        file: SettingsFile,
        fileName: String,
    ) {
        accesses = AccessRecord()
        lines = file.entries.mapValues(\.line)
        self.fileName = fileName
        let known = environment.filter { $0.key.hasPrefix("AFTERWORD_") && !$0.value.isEmpty }
        reader = ConfigReader(
            providers: [
                SettingSources.layer("flag", flags),
                EnvironmentVariablesProvider(environmentVariables: known),
                SettingSources.layer("file", file.entries.mapValues(\.value)),
            ],
            accessReporter: accesses,
        ).scoped(to: "afterword")
    }

    private static func layer(
        _ name: String,
        _ values: [SettingKey: String],
    ) -> InMemoryProvider {
        let pairs = values.map { key, value in
            (
                AbsoluteConfigKey(["afterword", key.rawValue]),
                ConfigValue(.string(value), isSecret: false),
            )
        }
        return InMemoryProvider(name: name, values: Dictionary(uniqueKeysWithValues: pairs))
    }

    /// The value of a setting and where it came from, in words for people.
    func value(of key: SettingKey) -> (text: String, source: String) {
        guard let text = reader.string(forKey: ConfigKey([key.rawValue])) else {
            return (key.usual, "default")
        }
        return (text, describe(accesses.newest, key))
    }

    private func describe(_ provider: String, _ key: SettingKey) -> String {
        if provider.contains("flag") { return key.flag }
        if provider.contains("file") { return "\(fileName):\(lines[key] ?? 0)" }
        return key.variable
    }
}

/// Remembers which layer answered the newest question.
private final class AccessRecord: AccessReporter {
    private let provider = Mutex("")

    var newest: String { provider.withLock { $0 } }

    func report(_ event: AccessEvent) {
        let answering = event.providerResults.first { given in
            (try? given.result.get())?.value != nil
        }
        provider.withLock { $0 = answering?.providerName ?? "" }
    }
}
