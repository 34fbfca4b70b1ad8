import ArgumentParser

/// `afterword policy`: the rules, read without a store.
struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Check, test and show policies.",
        discussion: TaughtHelp.of(
            "Without a path: the shipped policies and those of the data folder.",
            "afterword policy lint",
            "afterword policy show peer-support",
        ),
        subcommands: [
            PolicyLintCommand.self, PolicyTestCommand.self, PolicyShowCommand.self,
            PolicyTryCommand.self, PolicyLockCommand.self,
        ],
    )
}

/// Where the policies of a command come from.
struct PolicyOptions: ParsableArguments {
    @OptionGroup var common: VerbOptions
    @Argument(help: ArgumentHelp("A policy file or a folder of them.", valueName: "file or dir"))
    var path: String?
    @Option(
        name: .customLong("policy"),
        help: ArgumentHelp("Only this policy.", valueName: "name"),
    )
    var name: String?

    /// The policies asked for: from a server when one is named, else read here.
    func reports(runsTests: Bool, records: Bool = false) async throws -> [PolicyReport] {
        let reports: [PolicyReport]
        if records || common.serverAddress != nil, path == nil, !runsTests {
            reports = try await served(records: records)
        } else {
            let question = PolicyQuestion(
                path: path,
                dataFolder: try common.settings().dataFolder,
                onlyName: name,
                runsTests: runsTests,
            )
            reports = try await Surroundings.current.wiring.policies(question)
        }
        let chosen = name.map { name in reports.filter { $0.name == name } } ?? reports
        guard !chosen.isEmpty else {
            throw CommandFailure(
                .notFound,
                "no policy \(name.map { "named \($0) " } ?? "")is there",
                wayOut: "there are: " + reports.map(\.name).joined(separator: ", "),
            )
        }
        return chosen
    }

    private func served(records: Bool) async throws -> [PolicyReport] {
        var reports: [PolicyReport] = []
        try await Reaching.connected(common) { server in
            let bytes = try await server.get(
                WirePath.of("policies", [("records", records ? "true" : nil)])
            )
            reports = try Wire.decode(PolicyReports.self, from: bytes).policies
        }
        return reports
    }

    /// Prints, and ends with 1 when a policy cannot be used.
    func tell(_ reports: [PolicyReport], _ text: (Terminal) -> String) throws {
        let surroundings = Surroundings.current
        surroundings.write(
            common.json
                ? CleanJSON.text(try Wire.encode(PolicyReports(policies: reports)))
                : text(surroundings.terminal)
        )
        if reports.contains(where: { !$0.isSound }) { throw EndedWith(.answerIsNo) }
    }
}

/// `afterword policy lint`.
struct PolicyLintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Find mistakes in policies, each with its way out.",
        discussion: TaughtHelp.of(
            """
            With --records the policies in force are measured by the verdicts of the last 90 days: \
            rules that never hit, that hit what people approve, or that say the same as another.
            """,
            "afterword policy lint policies/mine.yaml",
            "afterword policy lint --records",
        ),
    )
    @OptionGroup var options: PolicyOptions
    @Flag(help: "Also look at what the rules did to stored comments.")
    var records = false

    func validate() throws {
        guard !records || options.path == nil else {
            throw ValidationError("--records is about the policies in force: leave the path out.")
        }
    }

    func run() async throws {
        let reports = try await options.reports(runsTests: false, records: records)
        try options.tell(reports) { PolicyText.lint(reports, terminal: $0) }
    }
}

/// `afterword policy test`.
struct PolicyTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests that policies bring with them.",
        discussion: TaughtHelp.of(
            """
            With --coverage it also names rules that no test hits, conditions that are true in \
            none, and list entries that none finds, and ends with 1 where there are any.
            """,
            "afterword policy test",
            "afterword policy test policies --coverage",
        ),
    )
    @OptionGroup var options: PolicyOptions
    @Flag(help: "Name what no test touches.")
    var coverage = false

    func run() async throws {
        let reports = try await options.reports(runsTests: true)
        try options.tell(reports) {
            PolicyText.test(reports, coverage: coverage, terminal: $0)
        }
        if coverage, reports.contains(where: { !($0.coverage ?? []).isEmpty }) {
            throw EndedWith(.answerIsNo)
        }
    }
}

/// `afterword policy show`.
struct PolicyShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "The rules of policies, in words.",
        discussion: TaughtHelp.of(
            "",
            "afterword policy show",
            "afterword policy show policies/mine.yaml --json",
        ),
    )
    @OptionGroup var options: PolicyOptions

    func run() async throws {
        let reports = try await options.reports(runsTests: false)
        try options.tell(reports) { PolicyText.show(reports, terminal: $0) }
    }
}
