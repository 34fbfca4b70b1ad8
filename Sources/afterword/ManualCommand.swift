import ArgumentParser
import Foundation

/// `afterword manual`: the man page, made from what `--help` says.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Print the man page: every verb with its options and examples.",
        discussion: TaughtHelp.of(
            "It is made from the same words as --help.",
            "afterword manual | man -l -",
            "afterword manual > /usr/local/share/man/man1/afterword.1",
        ),
    )

    private struct Printed: Encodable { var manual: String }
    @OptionGroup var common: VerbOptions

    func run() throws {
        let text = try ManualPage(DumpedHelp.ofAfterword().command).text
        guard common.json else { return Surroundings.current.write(text) }
        Surroundings.current.write(CleanJSON.text(try Wire.encode(Printed(manual: text))))
    }
}

/// What ArgumentParser tells of its commands, as far as a manual needs it.
struct DumpedHelp: Decodable {
    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var subcommands: [Command]?
        var arguments: [Argument]?
    }
    struct Argument: Decodable, Equatable {
        struct Name: Decodable, Equatable {
            enum Kind: String, Decodable { case long, short, longWithSingleDash }
            var kind: Kind
            var name: String
        }
        enum Kind: String, Decodable { case positional, option, flag }
        var kind: Kind
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool
        var names: [Name]?
        var valueName: String?
        var defaultValue: String?
        var allValues: [String]?
        var abstract: String?
    }
    var command: Command

    static func ofAfterword() throws -> DumpedHelp {
        try JSONDecoder().decode(DumpedHelp.self, from: Data(Afterword._dumpHelp().utf8))
    }
}

extension DumpedHelp.Command {
    /// The verbs that do something, each with the words one types for it.
    func verbs(under words: [String] = []) -> [(words: [String], command: DumpedHelp.Command)] {
        (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { verb in
            let below = verb.verbs(under: words + [verb.commandName])
            return below.isEmpty ? [(words + [verb.commandName], verb)] : below
        }
    }
}
