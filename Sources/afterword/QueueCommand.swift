import ArgumentParser

/// `afterword queue`: what waits for a person.
struct QueueCommand: AsyncParsableCommand {
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
    /// In which order they are listed.
    enum Order: String, CaseIterable, ExpressibleByArgument {
        case priority
        case oldest
        case newest
    }
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "What waits for a person, the most urgent first, with the reason in words.",
        discussion: """
            Covered items may be distressing; --show-text shows them. Ids can be piped on: \
            afterword queue --rule link-flood --format ids | afterword spam
            Each id carries the version you saw (12@345), so that nothing which changed since \
            is decided unseen.
            """,
    )
    /// Items on one screen.
    static let usualLimit = 20
    /// Items in one answer (CONTRACT: Limits.pageOfQueue).
    static let largestPage = 200

    @OptionGroup var list: ListOptions
    @Option(help: "Which comments.") var state: State = .held
    @Option(help: ArgumentHelp("Only this site.", valueName: "name")) var site: String?
    @Option(help: ArgumentHelp("Only the thread of this page.", valueName: "key")) var page: String?
    @Option(help: ArgumentHelp("Only what this rule caught.", valueName: "id")) var rule: String?
    @Option(help: ArgumentHelp("Only with this tag.", valueName: "tag")) var tag: String?
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
    @Option(help: "In which order.") var sort: Order = .priority
    @Option(help: "At most so many (default: 20 in a table, else all).") var limit: Int?
    @Option(
        help: ArgumentHelp("Go on where a JSON answer ended (its \"next\").", valueName: "mark")
    )
    var cursor: String?
    @Flag(help: "Show covered texts too.") var showText = false

    @Flag(help: "Stay, and show what comes in; Ctrl-C ends it.") var watch = false

    func validate() throws {
        if watch, list.shape != .table && list.shape != .ids {
            throw ValidationError("--watch shows a table, or --format ids.")
        }
        if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1.") }
    }

    func run() async throws {
        try await Reaching.connected(list.common, needsServerFor: watch ? "--watch" : nil) {
            server in
            if watch { return try await stay(server) }
            let count =
                list.shape == .json
                ? try await oneAnswer(server) : try await walk(server).count
            try list.end(count: count)
        }
    }

    /// JSON goes out as one answer of the server, with its cursor.
    private func oneAnswer(_ server: ServerConnection) async throws -> Int {
        let size = min(limit ?? QueueCommand.largestPage, QueueCommand.largestPage)
        let bytes = try await server.get(path(size: size, cursor: cursor))
        let queue = try Wire.decode(WireQueue.self, from: bytes)
        Surroundings.current.write(CleanJSON.text(bytes))
        return queue.items.count
    }

    private func stay(_ server: ServerConnection) async throws {
        let shown = try await walk(server)
        try await QueueWatch(server: server, state: state.rawValue).run(seen: shown) {
            let path = path(size: QueueWatch.shownAtOnce, cursor: nil, sort: .newest)
            return try Wire.decode(WireQueue.self, from: try await server.get(path)).items
        } show: { items in
            show(WireQueue(items: items, next: nil, waiting: items.count), isNews: true)
        }
    }

    private func walk(_ server: ServerConnection) async throws -> [WireComment] {
        let most = limit ?? (list.shape == .table ? QueueCommand.usualLimit : Int.max)
        var waiting = 0
        let (items, next) = try await Parts.collected(
            atMost: most,
            inPartsOf: QueueCommand.largestPage,
            from: cursor,
        ) { size, cursor in
            let bytes = try await server.get(path(size: size, cursor: cursor))
            let answer = try Wire.decode(WireQueue.self, from: bytes)
            waiting = answer.waiting
            return (answer.items, answer.next)
        }
        show(WireQueue(items: items, next: next, waiting: waiting))
        return items
    }

    private func path(size: Int, cursor: String?, sort: Order? = nil) -> String {
        WirePath.of(
            "queue",
            [
                ("state", state.rawValue), ("site", site), ("page", page), ("rule", rule),
                ("tag", tag), ("history", author?.rawValue), ("since", since), ("until", until),
                ("q", search), ("sort", (sort ?? self.sort).rawValue), ("limit", String(size)),
                ("cursor", cursor),
            ],
        )
    }

    /// - Parameter isNews: Only the comments themselves, to stand below an earlier list.
    private func show(_ queue: WireQueue, isNews: Bool = false) {
        let surroundings = Surroundings.current
        if list.shape == .table {
            let filters = [site, page, rule, tag, author?.rawValue, since, until, search]
            let isFiltered = filters.contains { $0 != nil }
            let text = QueueText(
                queue: queue,
                state: state.rawValue,
                isFiltered: isFiltered,
                showsCovered: showText,
                terminal: surroundings.terminal,
                trailer: list.common.trailer,
            )
            surroundings.write(isNews ? text.cards : text.text)
        } else {
            let listing = QueueListing.of(queue.items, showsCovered: showText)
            surroundings.write(
                listing.printed(as: list.shape, json: [], terminal: surroundings.terminal)
            )
        }
    }
}
