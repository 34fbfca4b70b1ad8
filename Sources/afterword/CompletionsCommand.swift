import ArgumentParser

/// `afterword completions`: what a shell has to know to complete verbs and options.
struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print the script with which a shell completes verbs and options.",
        discussion: TaughtHelp.of(
            "Put it where your shell looks for such files, and open a new one.",
            "afterword completions bash > /etc/bash_completion.d/afterword",
            "afterword completions zsh > ~/.zsh/completions/_afterword",
        ),
    )
    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash
        case zsh
        case fish

        var known: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }
    private struct Printed: Encodable {
        var shell: String
        var script: String
    }
    @OptionGroup var common: VerbOptions
    @Argument(help: "For which shell.") var shell: Shell

    func run() throws {
        let script = Afterword.completionScript(for: shell.known)
        guard common.json else { return Surroundings.current.write(script) }
        let json = try Wire.encode(Printed(shell: shell.rawValue, script: script))
        Surroundings.current.write(CleanJSON.text(json))
    }
}
