import ArgumentParser
import FoundationEssentials
import Pages

/// What a trial asks: one policy, and texts that were never posted.
struct TrialQuestion: Sendable, Equatable {
    /// A policy's name, or a file.
    var policy: String
    var dataFolder: String
    /// `new-author`, `regular` or `moderator`.
    var role: String
    var texts: [String]
}

/// One row's answer, as `--json` prints it.
struct TrialAnswer: Sendable, Equatable {
    /// A rule that hit.
    struct Rule: Sendable, Equatable {
        var id: String
        var mode: String
    }
    var id: String
    var outcome: String
    var priority: String
    var total: Double
    var rules: [Rule]
}

/// `afterword policy try`: what a policy would say of every row of a file; nothing is stored.
struct PolicyTryCommand: AsyncParsableCommand {
    /// What counts as the policy's yes when there are labels.
    enum Positive: String, CaseIterable, ExpressibleByArgument {
        case spam
        case hold
    }
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract: "What a policy says of every row of a file; nothing is stored.",
        discussion: TaughtHelp.of(
            """
            Each row is judged alone: no history, nothing known of a form. With a label column it \
            says how often policy and label agree.
            """,
            "afterword policy try --policy strict comments.txt",
            "afterword policy try --policy blog c.csv --label class --positive 1",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "A .csv, .tsv, .jsonl or text file; text has one row a line.") var file: String
    @Option(help: ArgumentHelp("The policy: a name, or a file.", valueName: "policy"))
    var policy: String
    @Option(help: ArgumentHelp("The text's column.", valueName: "name")) var column: String?
    @Option(help: ArgumentHelp("The column that names a row.", valueName: "name"))
    var idColumn: String?
    @Option(help: ArgumentHelp("The column with what is true.", valueName: "name"))
    var label: String?
    @Option(help: ArgumentHelp("The label's value that means yes.", valueName: "value"))
    var positive: String?
    @Option(help: "With --label: spam counts spam and reject as yes, hold counts hold too.")
    var counting: Positive = .spam
    @Option(name: .customLong("as"), help: "Who wrote the rows.")
    var role: ExplainCommand.Role = .newAuthor

    func validate() throws {
        guard (label == nil) == (positive == nil) else {
            throw ValidationError("--label and --positive go together.")
        }
        guard label == nil || RowFile.kind(file) != .lines else {
            throw ValidationError(
                "A text file has no columns, so no --label: use csv, tsv or jsonl."
            )
        }
    }

    func run() async throws {
        guard let data = try? Data(contentsOf: URL(filePath: file)) else {
            throw CommandFailure(.notFound, "there is no readable file \(file)")
        }
        let rows = try RowFile.rows(
            Array(data),
            RowFile.kind(file),
            RowFile.Columns(text: column, id: idColumn, label: label),
        )
        try checkLabels(of: rows)
        let question = TrialQuestion(
            policy: policy,
            dataFolder: try common.settings().dataFolder,
            role: role.rawValue,
            texts: rows.map(\.text),
        )
        var answers = try await Surroundings.current.wiring.trial(question)
        for index in rows.indices { answers[index].id = rows[index].id }
        try tell(TrialReport(rows: rows, answers: answers, positive: positive, counting: counting))
    }

    /// A value that no row has would count every row as a no.
    private func checkLabels(of rows: [RowFile.Row]) throws {
        guard let positive, !rows.isEmpty, !rows.contains(where: { $0.label == positive }) else {
            return
        }
        let there = Set(rows.compactMap(\.label)).sorted().prefix(10).joined(separator: ", ")
        throw CommandFailure(
            .wrongUse,
            "--positive \(positive): no row has this label",
            wayOut: "there are: \(there)",
        )
    }

    private func tell(_ report: TrialReport) throws {
        let surroundings = Surroundings.current
        guard common.json else {
            return surroundings.write(report.text(on: surroundings.terminal))
        }
        surroundings.write(CleanJSON.text(report.lines))
        if let matrix = report.matrixJSON {
            surroundings.write(CleanJSON.text(try Wire.encode(matrix)))
        }
    }
}

/// Answers with their labels, to be printed.
struct TrialReport {
    var rows: [RowFile.Row]
    var answers: [TrialAnswer]
    var positive: String?
    var counting: PolicyTryCommand.Positive

    /// The last line of `--json` where there are labels.
    struct Matrix: Encodable {
        var truePositives: Int
        var falsePositives: Int
        var falseNegatives: Int
        var trueNegatives: Int
        var precision: Confusion.Share
        var recall: Confusion.Share
        var falsePositiveRate: Confusion.Share
    }

    /// One object a line, keys in order; a file may have a million rows, so no encoder looks at each.
    var lines: [UInt8] {
        var json = JSONWriter(capacity: answers.count * 96)
        for answer in answers {
            json.object {
                $0.field("id", answer.id)
                $0.field("outcome", answer.outcome)
                $0.field("priority", answer.priority)
                $0.key("rules")
                $0.array(answer.rules) { json, rule in
                    json.object {
                        $0.field("id", rule.id)
                        $0.field("mode", rule.mode)
                    }
                }
                $0.key("total")
                $0.value(answer.total)
            }
            json.endLine()
        }
        return json.bytes
    }

    var confusion: Confusion? {
        guard let positive else { return nil }
        let yes: Set<String> =
            counting == .spam ? ["spam", "reject"] : ["hold", "spam", "reject"]
        var confusion = Confusion()
        for (row, answer) in zip(rows, answers) {
            confusion.count(said: yes.contains(answer.outcome), label: row.label == positive)
        }
        return confusion
    }

    var matrixJSON: Matrix? {
        confusion.map { matrix in
            Matrix(
                truePositives: matrix.truePositives,
                falsePositives: matrix.falsePositives,
                falseNegatives: matrix.falseNegatives,
                trueNegatives: matrix.trueNegatives,
                precision: matrix.precision,
                recall: matrix.recall,
                falsePositiveRate: matrix.falsePositiveRate,
            )
        }
    }

    func text(on terminal: Terminal) -> String {
        let outcomes = ["approve", "hold", "spam", "reject"].map { name in
            "  \(TextWidth.padded(name, to: 8)) \(answers.count { $0.outcome == name })"
        }
        var parts = [
            "\(Wording.count(answers.count, "row")):\n" + outcomes.joined(separator: "\n"),
            rules,
        ]
        if let matrix = confusion { parts.append(words(matrix)) }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    /// How often each rule hit, the busiest first.
    private var rules: String {
        var hits: [String: Int] = [:]
        for answer in answers { for rule in answer.rules { hits[rule.id, default: 0] += 1 } }
        let lines = hits.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
            .map { "  \(TextWidth.padded("\($0.value)", to: 8)) \(SafeText.line($0.key))" }
        return lines.isEmpty ? "" : "Rules that hit:\n" + lines.joined(separator: "\n")
    }

    private func words(_ matrix: Confusion) -> String {
        """
        Against the labels (95 % intervals in brackets):
          said yes, label yes  \(matrix.truePositives)
          said yes, label no   \(matrix.falsePositives)
          said no,  label yes  \(matrix.falseNegatives)
          said no,  label no   \(matrix.trueNegatives)
          precision            \(matrix.precision.words)
          recall               \(matrix.recall.words)
          false-positive rate  \(matrix.falsePositiveRate.words)
        """
    }
}
