import ArgumentParser

/// `afterword thread`: the conversations and whether they take comments.
struct ThreadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thread",
        abstract: "List conversations, close, open and move them.",
        discussion: TaughtHelp.of(
            "",
            "afterword thread list",
            "afterword thread close 12",
        ),
        subcommands: [
            ThreadListCommand.self, ThreadCloseCommand.self, ThreadOpenCommand.self,
            ThreadMoveCommand.self,
        ],
    )
}

/// `afterword thread list`.
struct ThreadListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The conversations, the newest first.",
        discussion: TaughtHelp.of(
            "",
            "afterword thread list --site blog",
            "afterword thread list --format csv",
        ),
    )
    @OptionGroup var list: ListOptions
    @Option(help: ArgumentHelp("Only this site.", valueName: "name")) var site: String?
    @Option(help: ArgumentHelp("Only with this in page or title.", valueName: "words"))
    var search: String?
    @Option(help: "At most so many.") var limit: Int = 100

    func run() async throws {
        try await Reaching.connected(list.common) { server in
            let path = WirePath.of(
                "threads",
                [("site", site), ("q", search), ("limit", String(limit))],
            )
            let bytes = try await server.get(path)
            let threads = try Wire.decode(WireThreads.self, from: bytes).threads
            let surroundings = Surroundings.current
            if threads.isEmpty && list.shape == .table {
                surroundings.say("No conversation yet; the first comment begins one.")
            } else {
                surroundings.write(
                    ThreadListCommand.listing(threads).printed(
                        as: list.shape,
                        json: bytes,
                        terminal: surroundings.terminal,
                    )
                )
            }
            try list.end(count: threads.count)
        }
    }

    static func listing(_ threads: [WireThreads.Item]) -> Listing {
        Listing(
            columns: [
                Table.Column(name: "id", isNumber: true), Table.Column(name: "state"),
                Table.Column(name: "public", isNumber: true),
                Table.Column(name: "waiting", isNumber: true), Table.Column(name: "newest"),
                Table.Column(name: "site", usual: "default"),
                Table.Column(name: "page", isFlexible: true),
                Table.Column(name: "title", isFlexible: true),
            ],
            rows: threads.map { thread in
                [
                    "\(thread.id)", thread.open ? "open" : "closed", "\(thread.count)",
                    "\(thread.waiting)", thread.newest.map(Wording.time) ?? "", thread.site,
                    thread.page, thread.title ?? "",
                ]
            },
            ids: threads.map { "\($0.id)" },
        )
    }
}

/// `afterword thread close`.
struct ThreadCloseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Take no more comments in a conversation.",
        discussion: TaughtHelp.of(
            "",
            "afterword thread close 12",
            "afterword thread close 12 --json",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "Numbers of conversations, from: afterword thread list.") var ids: [Int64]

    func run() async throws {
        try await ThreadSwitch(opens: false, ids: ids, common: common).run()
    }
}

/// `afterword thread open`.
struct ThreadOpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Take comments in a conversation again.",
        discussion: TaughtHelp.of(
            "",
            "afterword thread open 12",
            "afterword thread open 12 --server https://comments.example.org",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "Numbers of conversations, from: afterword thread list.") var ids: [Int64]

    func run() async throws { try await ThreadSwitch(opens: true, ids: ids, common: common).run() }
}

/// Closing and opening are one call.
struct ThreadSwitch {
    /// What `PATCH threads` takes.
    private struct Request: Encodable { var open: Bool }

    var opens: Bool
    var ids: [Int64]
    var common: VerbOptions

    func run() async throws {
        try await Reaching.connected(common) { server in
            for id in ids {
                let bytes = try await server.send(
                    "PATCH",
                    WirePath.of("threads/\(id)"),
                    json: Request(open: opens),
                )
                let thread = try Wire.decode(WireThreadState.self, from: bytes)
                let place = Wording.place(title: nil, page: thread.page, site: thread.site)
                let surroundings = Surroundings.current
                surroundings.write(
                    common.json
                        ? CleanJSON.text(bytes)
                        : thread.open
                            ? "Conversation \(thread.id) on \(place) takes comments.\n"
                            : "Conversation \(thread.id) on \(place) is closed; "
                                + "what stands there stays. Open it again: "
                                + "afterword thread open \(thread.id)\(common.trailer)\n"
                )
            }
        }
    }
}
