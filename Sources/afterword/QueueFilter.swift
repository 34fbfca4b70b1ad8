import ArgumentParser

/// Which comments of the queue are meant; `queue` and `review` take the same.
struct QueueFilter: ParsableArguments {
    /// Which comments are listed.
    enum State: String, CaseIterable, ExpressibleByArgument {
        case held
        case spam
        case reported
        case all
    }
    /// What became of an author's earlier comments.
    enum History: String, CaseIterable, ExpressibleByArgument {
        case new
        case returning
        case declined
    }
    @Option(help: "Which comments.") var state: State = .held
    @Option(help: ArgumentHelp("Only this site.", valueName: "name")) var site: String?
    @Option(help: ArgumentHelp("Only the thread of this page.", valueName: "key")) var page: String?
    @Option(help: ArgumentHelp("Only what this rule caught.", valueName: "id")) var rule: String?
    @Option(help: ArgumentHelp("Only with this tag.", valueName: "tag")) var tag: String?
    @Option(
        help: ArgumentHelp(
            "Only texts in the letters of this language, like ru or ja; languages that share "
                + "their letters are not told apart.",
            valueName: "code",
        )
    )
    var language: String?
    @Option(help: "Only by authors with this past.") var author: History?
    @Option(
        help: ArgumentHelp("Written since a time or a day, or so long ago.", valueName: "7d")
    )
    var since: String?
    @Option(help: ArgumentHelp("Written before that.", valueName: "time")) var until: String?
    @Option(
        help: ArgumentHelp(
            "Only with all these in text or name; a phrase in quotation marks.",
            valueName: "words",
        )
    )
    var search: String?

    /// As the moderation API names them, the words that are looked for apart.
    var query: [(name: String, value: String?)] {
        [
            ("state", state.rawValue), ("site", site), ("page", page), ("rule", rule),
            ("tag", tag), ("language", language), ("history", author?.rawValue), ("since", since),
            ("until", until),
        ]
    }

    /// Fewer are meant than the state holds.
    var isNarrow: Bool { (query.dropFirst().map(\.value) + [search]).contains { $0 != nil } }
}
