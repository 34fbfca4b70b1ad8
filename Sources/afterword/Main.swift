import ArgumentParser

/// Where the program begins: one command, its exit code, and nothing thrown away on the way.
@main
enum Main {
    static func main() async {
        let surroundings = Surroundings.real(wiring: .joined)
        let arguments = Array(CommandLine.arguments.dropFirst())
        let status = await run(arguments, in: surroundings)
        leave(with: status)
    }

    /// Runs one command line and says how it ended (CONTRACT §1, SETTLED 32).
    static func run(_ arguments: [String], in surroundings: Surroundings) async -> Ending {
        await Surroundings.$current.withValue(surroundings) {
            do {
                var command = try Afterword.parseAsRoot(arguments)
                if var asynchronous = command as? any AsyncParsableCommand {
                    try await asynchronous.run()
                } else {
                    try command.run()
                }
                return .done
            } catch {
                return report(error, of: arguments, to: surroundings)
            }
        }
    }

    private static func report(
        _ error: any Error,
        of arguments: [String],
        to surroundings: Surroundings,
    ) -> Ending {
        switch error {
        case let failure as CommandFailure:
            surroundings.sayError(failure.told)
            return failure.status
        case let ended as EndedWith:
            return ended.status
        default:
            return reportParsing(error, of: arguments, to: surroundings)
        }
    }

    /// What ArgumentParser threw: help that was asked for, or wrong use.
    ///
    /// Its messages repeat what was typed, so they pass through the same filter as a reader's text.
    private static func reportParsing(
        _ error: any Error,
        of arguments: [String],
        to surroundings: Surroundings,
    ) -> Ending {
        let message = Afterword.fullMessage(for: error, columns: surroundings.terminal.columns)
        let safe = SafeText.lines(message)
        switch Afterword.exitCode(for: error) {
        case .success:
            surroundings.say(safe)
            return .done
        case .validationFailure:
            surroundings.sayError(safe)
            nearVerb(arguments.first ?? "").map {
                surroundings.sayError("Did you mean: afterword \($0)")
            }
            return .wrongUse
        default:
            surroundings.sayError("a defect of ours: " + safe)
            surroundings.sayError("please report it, with the command you typed")
            return .defect
        }
    }

    /// The verb that a mistyped one is near to.
    private static func nearVerb(_ typed: String) -> String? {
        let groups = Afterword.configuration.groupedSubcommands
        let configurations = groups.flatMap(\.subcommands).map { $0.configuration }
        let names = configurations.flatMap { [$0.commandName].compactMap(\.self) + $0.aliases }
        return names.contains(typed) || typed.hasPrefix("-")
            ? nil : DidYouMean.nearest(to: typed, in: names)
    }
}
