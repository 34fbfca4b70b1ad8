import ArgumentParser
import Comments
import Desk
import FoundationEssentials

/// `afterword policy lock`.
struct PolicyLockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lock",
        abstract: "Write down which condition each rule id stands for (ids.lock).",
        discussion: TaughtHelp.of(
            """
            Statistics belong to an id. Where ids.lock knows another condition under one, the \
            policy is refused: give the rule a new id, or say with --changed that it is the same \
            rule, only mended. Without a path: the data folder's own policies.
            """,
            "afterword policy lock",
            "afterword policy lock Policies --changed links-many",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: ArgumentHelp("A folder of policies.", valueName: "dir"))
    var path: String?
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Rules whose condition was changed on purpose.", valueName: "id"),
    )
    var changed: [String] = []

    func run() async throws {
        let question = PolicyQuestion(
            path: path,
            dataFolder: try common.settings().dataFolder,
            runsTests: false,
        )
        let lock = try PolicyReading.renewedLock(question, changed: changed)
        do {
            try Data(lock.text.utf8).write(to: URL(filePath: lock.path), options: .atomic)
        } catch {
            throw CommandFailure(.unreachable, "cannot write \(lock.path): \(error)")
        }
        let count = lock.text.split(separator: "\n").count { !$0.hasPrefix("#") }
        Surroundings.current.write(
            common.json
                ? CleanJSON.text(try Wire.encode(["file": lock.path, "ids": "\(count)"]))
                : "\(SafeText.line(lock.path)): \(Wording.count(count, "id")).\n"
        )
    }
}
