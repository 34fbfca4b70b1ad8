import ArgumentParser
import Comments

/// What the five deciding verbs take.
struct DecisionOptions: ParsableArguments {
    @OptionGroup var common: VerbOptions
    @Argument(
        help: ArgumentHelp(
            "Numbers of comments; without any they are read from a pipe.",
            valueName: "id",
        )
    )
    var ids: [String] = []
    @Option(
        help: ArgumentHelp("A reason code of the policy; the author is told.", valueName: "code")
    )
    var reason: String?
    @Option(
        help: ArgumentHelp("A note for moderators; the author never sees it.", valueName: "text")
    )
    var note: String?
    @Flag(help: "Decide although somebody else did so in the last ten minutes.")
    var force = false
    @Flag(help: "Do not ask, however many they are.")
    var yes = false
    @Flag(help: "Only say what would happen.")
    var dryRun = false
}

/// `afterword approve`: readers see the comment.
struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Publish comments.",
        usage: "afterword approve <id> ... [--reason <code>] [--note <text>] [options]",
        discussion: TaughtHelp.of(
            "",
            "afterword approve 1047",
            "afterword queue --rule links-many --format ids | afterword approve --dry-run",
        ),
    )
    @OptionGroup var options: DecisionOptions

    func run() async throws { try await Deciding(choice: .approve, options: options).run() }
}

/// `afterword hold`: back into the queue.
struct HoldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Take comments back into the queue.",
        usage: "afterword hold <id> ... [--reason <code>] [--note <text>] [options]",
        discussion: TaughtHelp.of(
            "",
            #"afterword hold 1047 --note "ask Li before this is public""#,
            "afterword hold 1047@2210 1048@2213",
        ),
        aliases: ["unapprove"],
    )
    @OptionGroup var options: DecisionOptions

    func run() async throws { try await Deciding(choice: .hold, options: options).run() }
}

/// `afterword spam`: put aside as advertising.
struct SpamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spam",
        abstract: "Put comments aside as advertising.",
        usage: "afterword spam <id> ... [--reason <code>] [--note <text>] [options]",
        discussion: TaughtHelp.of(
            "",
            "afterword spam 1047 1048",
            "afterword queue --rule link-flood --format ids | afterword spam --yes",
        ),
    )
    @OptionGroup var options: DecisionOptions

    func run() async throws { try await Deciding(choice: .spam, options: options).run() }
}

/// `afterword reject`: declined, with a reason.
struct RejectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Decline comments; the author sees the reason.",
        usage: "afterword reject <id> ... [--reason <code>] [--note <text>] [options]",
        discussion: TaughtHelp.of(
            "Which reason codes there are: afterword policy show",
            "afterword reject 1047 --reason privacy",
            #"afterword reject 1047 --reason off_topic --note "third time today""#,
        ),
    )
    @OptionGroup var options: DecisionOptions

    func run() async throws { try await Deciding(choice: .reject, options: options).run() }
}

/// `afterword delete`: hidden, the text kept.
struct DeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Hide comments from readers; the text is kept and undo brings it back.",
        usage: "afterword delete <id> ... [--reason <code>] [--note <text>] [options]",
        discussion: TaughtHelp.of(
            "",
            #"afterword delete 1047 --note "asked for by mail""#,
            "afterword delete 1047 1048 --dry-run",
        ),
        aliases: ["trash"],
    )
    @OptionGroup var options: DecisionOptions

    func run() async throws { try await Deciding(choice: .delete, options: options).run() }
}
