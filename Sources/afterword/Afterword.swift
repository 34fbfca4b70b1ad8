import ArgumentParser

/// The root of the command line: every verb of CONTRACT §5 that this version has.
struct Afterword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "afterword",
        abstract: "The moderated conversation under an article.",
        discussion: """
            Begin with "afterword demo". A moderator's day is "afterword queue", then approve, \
            hold, spam or reject with the numbers it shows, and "afterword undo" after a slip.

            Exit codes: 0 done, 1 the answer is no, 2 wrong use, 3 not found, 4 refused, \
            5 cannot reach the store or server, 70 a defect of ours.
            """,
        groupedSubcommands: [
            CommandGroup(
                name: "What waits",
                subcommands: [
                    QueueCommand.self, ReviewCommand.self, ShowCommand.self, ExplainCommand.self,
                    WhyNotCommand.self, StatsCommand.self,
                ],
            ),
            CommandGroup(
                name: "Deciding",
                subcommands: [
                    ApproveCommand.self, HoldCommand.self, SpamCommand.self, RejectCommand.self,
                    DeleteCommand.self, UndoCommand.self, EditCommand.self, RedactCommand.self,
                    ReplyCommand.self, PinCommand.self, UnpinCommand.self, BanCommand.self,
                    UnbanCommand.self, ThreadCommand.self,
                ],
            ),
            CommandGroup(
                name: "Running a site",
                subcommands: [
                    DemoCommand.self, ServeCommand.self, InitCommand.self, SiteCommand.self,
                    TokenCommand.self,
                    PolicyCommand.self, SettingsCommand.self, DoctorCommand.self,
                    RevealCommand.self, BackupCommand.self, LogCommand.self, RenderCommand.self,
                    SeedCommand.self, ManualCommand.self,
                    CompletionsCommand.self,
                ],
            ),
        ],
    )
}
