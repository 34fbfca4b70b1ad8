import ArgumentParser

/// `afterword queue`: what waits for a person.
struct QueueCommand: AsyncParsableCommand {
    /// In which order they are listed.
    enum Order: String, CaseIterable, ExpressibleByArgument {
        case priority
        case oldest
        case newest
    }
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "What waits for a person, the most urgent first, with the reason in words.",
        discussion: TaughtHelp.of(
            """
            Covered items may be distressing; --show-text shows them. Ids can be piped on; each \
            carries the version you saw (12@345), so that nothing which changed since is decided \
            unseen.
            """,
            #"afterword queue --tag method --since 7d --search '"last night"'"#,
            "afterword queue --rule link-flood --format ids | afterword spam",
        ),
    )
    /// Items on one screen.
    static let usualLimit = 20
    /// Items in one answer (CONTRACT: Limits.pageOfQueue).
    static let largestPage = 200

    @OptionGroup var list: ListOptions
    @OptionGroup var filter: QueueFilter
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
        try await QueueWatch(server: server, state: filter.state.rawValue).run(seen: shown) {
            let path = path(size: QueueWatch.shownAtOnce, cursor: nil, sort: .newest)
            return try Wire.decode(WireQueue.self, from: try await server.get(path)).items
        } show: { items in
            show(WireQueue(items: items, next: nil, waiting: items.count), isNews: true)
        }
    }

    private func walk(_ server: ServerConnection) async throws -> [WireComment] {
        let most = limit ?? (list.shape == .table ? QueueCommand.usualLimit : Int.max)
        var (waiting, reported) = (0, WireQueue.Reported?.none)
        let (items, next) = try await Parts.collected(
            atMost: most,
            inPartsOf: QueueCommand.largestPage,
            from: cursor,
        ) { size, cursor in
            let bytes = try await server.get(path(size: size, cursor: cursor))
            let answer = try Wire.decode(WireQueue.self, from: bytes)
            (waiting, reported) = (answer.waiting, answer.reported)
            return (answer.items, answer.next)
        }
        show(WireQueue(items: items, next: next, waiting: waiting, reported: reported))
        return items
    }

    private func path(size: Int, cursor: String?, sort: Order? = nil) -> String {
        WirePath.of(
            "queue",
            filter.query + [
                ("q", filter.search), ("sort", (sort ?? self.sort).rawValue),
                ("limit", String(size)), ("cursor", cursor),
            ],
        )
    }

    /// - Parameter isNews: Only the comments themselves, to stand below an earlier list.
    private func show(_ queue: WireQueue, isNews: Bool = false) {
        let surroundings = Surroundings.current
        if list.shape == .table {
            let text = QueueText(
                queue: queue,
                state: filter.state.rawValue,
                isFiltered: filter.isNarrow,
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
