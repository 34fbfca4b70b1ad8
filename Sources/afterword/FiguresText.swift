/// A month's figures as a page could have them.
struct FiguresText {
    var figures: WireFigures
    var terminal: Terminal

    var text: String {
        [
            terminal.bold("Moderation in " + SafeText.line(figures.month))
                + (figures.over ? "" : " (so far)"),
            whole("Verdicts of policies", figures.verdicts),
            whole("Decisions of people", figures.decisions),
            list("Reasons given", figures.reasons.map { ($0.name, $0.count.text) }),
            speed, reversals, rules, note,
        ].filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    /// Parts with nothing in them are left out.
    private func whole(_ title: String, _ whole: WireFigures.Whole) -> String {
        let parts = whole.parts.filter { $0.count.text != "0" }.map { ($0.name, $0.count.text) }
        return list(title, parts, total: whole.total.text)
    }

    private func list(
        _ title: String,
        _ rows: [(String, String)],
        total: String? = nil,
    ) -> String {
        guard total != nil || !rows.isEmpty else { return "" }
        let heading = terminal.bold(title) + (total.map { ": \($0)" } ?? "")
        return ([heading] + rows.map { "  \(padded($0.1))  \(SafeText.line($0.0))" })
            .joined(separator: "\n")
    }

    /// Columns of the longest count that is likely.
    private static let countWidth = 6

    private func padded(_ count: String) -> String {
        let safe = SafeText.line(count)
        return String(repeating: " ", count: max(0, FiguresText.countWidth - safe.count)) + safe
    }

    private var speed: String {
        let speed = figures.timeToDecision
        var lines = [terminal.bold("Time to decision") + ": \(speed.decisions.text) measured"]
        if let median = speed.p50Minutes { lines.append("  half within \(took(median))") }
        if let p95 = speed.p95Minutes { lines.append("  95 of 100 within \(took(p95))") }
        return lines.joined(separator: "\n")
    }

    private func took(_ minutes: Int) -> String { Wording.duration(seconds: minutes * 60) }

    private var reversals: String {
        let reversals = figures.reversals
        return list(
            "Reversals",
            [
                ("decisions undone", reversals.undone.text),
                ("decisions overruled by another person", reversals.overruled.text),
                ("stopped by a policy, published by a person", reversals.wronglyStopped.text),
                ("published by a policy, taken down by a person", reversals.wronglyPublished.text),
            ],
        )
    }

    private var rules: String {
        guard !figures.rules.isEmpty else { return "" }
        let table = Table(
            columns: [
                Table.Column(name: "rule", isFlexible: true),
                Table.Column(name: "held", isNumber: true),
                Table.Column(name: "stopped", isNumber: true),
                Table.Column(name: "overturned", isNumber: true),
            ],
            rows: figures.rules.map { rule in
                [rule.rule, rule.held.text, rule.stopped.text, rule.overturned.text]
                    .map(SafeText.line)
            },
        )
        return String(table.text(on: terminal).dropLast())
    }

    private var note: String {
        Wrapping.lines(
            "1 and 2 are told as <3, so that nobody can be singled out.",
            width: terminal.columns,
        ).joined(separator: "\n")
    }
}
