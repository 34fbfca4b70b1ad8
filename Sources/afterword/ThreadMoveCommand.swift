import ArgumentParser

/// `afterword thread move`: the conversation of a page that has another address now.
struct ThreadMoveCommand: AsyncParsableCommand {
    /// What `PATCH threads` takes.
    private struct Request: Encodable { var page: String }

    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Move a conversation to another page; the old one leads there, too.",
        usage: "afterword thread move <old> <new> [--site <name>] [options]",
        discussion: TaughtHelp.of(
            """
            Forms and readers that still name the old page get the conversation as before. Moving \
            to the page that it came from is moving back.
            """,
            "afterword thread move /2026/hello /hello-again",
            "afterword thread move 'https://old.example.org/?p=12' /hello --site blog",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The page as it was.") var old: String
    @Argument(help: "The page as it is now.") var new: String
    @Option(help: ArgumentHelp("The site, where several have the page.", valueName: "name"))
    var site: String?

    func run() async throws {
        try await Reaching.connected(common) { server in
            let thread = try await found(server)
            let bytes = try await server.send(
                "PATCH",
                WirePath.of("threads/\(thread.id)"),
                json: Request(page: new),
            )
            let surroundings = Surroundings.current
            guard !common.json else { return surroundings.write(CleanJSON.text(bytes)) }
            let moved = try Wire.decode(WireThreadState.self, from: bytes)
            surroundings.say(text(from: thread.page, moved))
        }
    }

    private func found(_ server: ServerConnection) async throws -> WireThreads.Item {
        let bytes = try await server.get(
            WirePath.of("threads", [("site", site), ("page", old)])
        )
        let threads = try Wire.decode(WireThreads.self, from: bytes).threads
        guard let thread = threads.first else {
            throw CommandFailure(
                .notFound,
                "there is no conversation on \(SafeText.line(old))",
                wayOut: "see where there are: afterword thread list",
            )
        }
        guard threads.count == 1 else {
            let sites = threads.map { SafeText.line($0.site) }.joined(separator: ", ")
            throw CommandFailure(
                .wrongUse,
                "several sites have a conversation on \(SafeText.line(old)): \(sites)",
                wayOut: "say which: --site NAME",
            )
        }
        return thread
    }

    private func text(from old: String, _ moved: WireThreadState) -> String {
        let place = Wording.place(title: nil, page: moved.page, site: moved.site)
        guard old != moved.page else { return "Conversation \(moved.id) stands on \(place)." }
        let way = "\(Shell.quoted(moved.page)) \(Shell.quoted(old))"
        let option = site.map { " --site " + Shell.quoted($0) } ?? ""
        return """
            Conversation \(moved.id) stands on \(place) now; \(SafeText.line(old)) leads there, too.
            Take it back with: afterword thread move \(way)\(option)\(common.trailer)
            """
    }
}
