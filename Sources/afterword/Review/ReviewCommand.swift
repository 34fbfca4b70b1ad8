import ArgumentParser
import Dispatch

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `afterword review`: one comment after the other, one key a decision.
struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Read what waits, one comment at a time, and decide each with one key.",
        discussion: TaughtHelp.of(
            """
            a approve, h hold, s spam, r reject, u undo, n next, p previous, x explain, t thread, \
            e edit, / search, ? all keys, q quit. Distressing comments stay covered until space is \
            pressed. Each decision counts for the text you saw; if somebody else was faster, yours \
            is not done and you are told. A lost connection is tried again, and what was on its \
            way is looked up before it is sent again.

            --plain writes lines instead of a screen, for screen readers and pipes: type a key and \
            Enter, at a question the answer and Enter.

            It gives the terminal back on every way out; should it be killed with -9, type: reset
            """,
            "afterword review --site blog",
            "afterword review --plain --server https://comments.example.org",
        ),
    )
    @OptionGroup var common: VerbOptions
    @OptionGroup var filter: QueueFilter
    @Flag(help: "Lines of text instead of a screen.") var plain = false

    func validate() throws {
        if common.json {
            throw ValidationError("review is for people; programs use: afterword queue --json")
        }
    }

    func run() async throws {
        let modes = plain ? nil : try screen()
        try await Reaching.connected(common, needsServerFor: "review") { server in
            let (news, sender) = AsyncStream<ReviewNews>.makeStream()
            let send: @Sendable (ReviewNews) -> Void = { sender.yield($0) }
            let signals = TerminalSignals(send: send)
            var shift = shift(server, modes, send)
            let end = await shift.run(news)
            signals.end()
            try ReviewCommand.finish(shift.state, end)
        }
    }

    private func shift(
        _ server: ServerConnection,
        _ modes: TerminalModes?,
        _ send: @escaping @Sendable (ReviewNews) -> Void,
    ) -> ReviewShift {
        let surroundings = Surroundings.current
        let size =
            modes == nil
            ? PlainStage.size(columns: surroundings.terminal.columns)
            : TerminalModes.size()
        let stage: any ReviewStage
        if let modes {
            let input = TerminalInput(send: send)
            stage = ReviewTerminal(modes: modes, terminal: surroundings.terminal, input: input)
        } else {
            TypedLines.read(send)
            stage = PlainStage(write: surroundings.write)
        }
        return ReviewShift(
            calls: ReviewCalls(server: server, plan: plan),
            editor: Editor(environment: surroundings.environment),
            state: ReviewState(plan: plan, search: filter.search, size: size, now: 0),
            stage: stage,
            send: send,
        )
    }

    private var plan: ReviewPlan {
        let environment = Surroundings.current.environment
        let isNamed = serverNamesUs(environment)
        return ReviewPlan(
            state: filter.state.rawValue,
            filters: filter.query.dropFirst().compactMap { name, value in
                value.map { ReviewPlan.Filter(name: name, value: $0) }
            },
            actor: isNamed ? nil : Reaching.actor(environment),
            isPlain: plain,
        )
    }

    /// With a token the server knows our name and we do not.
    private func serverNamesUs(_ environment: [String: String]) -> Bool {
        common.serverAddress != nil || !(environment["AFTERWORD_TOKEN"] ?? "").isEmpty
    }

    private func screen() throws -> TerminalModes {
        let isDumb = Surroundings.current.environment["TERM"] == "dumb"
        guard !isDumb, isatty(STDOUT_FILENO) == 1, let modes = TerminalModes() else {
            throw CommandFailure(
                .wrongUse,
                "review draws on a terminal, and this is none",
                wayOut: "for pipes and screen readers there is: afterword review --plain",
            )
        }
        return modes
    }

    /// What the shift came to, on the screen that was there before.
    private static func finish(_ state: ReviewState, _ end: ReviewEnd) throws {
        let surroundings = Surroundings.current
        if case .signal(let number) = end { TerminalModes.end(by: number) }
        let decided = Wording.count(state.outbox.steps.count, "comment")
        surroundings.say("You decided \(decided); \(state.list.left) left for later.")
        if case .failed(let failure) = end { throw failure }
        guard let id = state.outbox.subject else { return }
        throw CommandFailure(
            .unreachable,
            "whether your last decision arrived is not known (#\(id))",
            wayOut: "when the server is back, look: afterword show \(id)",
        )
    }
}

/// Lines of standard input, read as they come.
enum TypedLines {
    static func read(_ send: @escaping @Sendable (ReviewNews) -> Void) {
        DispatchQueue(label: "afterword.lines").async {
            while let line = readLine() { send(.line(line)) }
            send(.endOfLines)
        }
    }
}
