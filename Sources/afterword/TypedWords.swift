/// A text that a moderator writes: as an option, through a pipe, or in their own editor.
enum TypedWords {
    /// - Parameters:
    ///   - option: What `--text` said.
    ///   - start: What the editor begins with.
    /// - Throws: `CommandFailure` (2) where no text can be had, or none came.
    static func read(option: String?, startingWith start: String) async throws -> String {
        let surroundings = Surroundings.current
        if let option { return option }
        if let piped = surroundings.piped() {
            guard !piped.allSatisfy(\.isWhitespace) else { throw nothing }
            return piped
        }
        guard surroundings.terminal.isInteractive else { throw nothing }
        let (text, why) = await Editor(environment: surroundings.environment).edit(start)
        guard let text else {
            surroundings.sayError(why)
            throw EndedWith(.answerIsNo)
        }
        return text
    }

    private static var nothing: CommandFailure {
        CommandFailure(
            .wrongUse,
            "there is no text",
            wayOut: "give it with --text, or pipe it in, or set EDITOR and call this on a terminal",
        )
    }
}
