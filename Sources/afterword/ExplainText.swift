/// A verdict told to a person: the marked text, the rules, the steps.
struct ExplainText {
    var title: String
    /// Nil while it is covered.
    var body: String?
    var name: String?
    var website: String?
    var why: [String]
    var verdict: WireExplanation
    var nearly: [WireNearMiss] = []
    var terminal: Terminal
    /// The command that shows a covered text.
    var cover = ""

    var text: String {
        [title, reasons, marked, proposals, rules, missed, steps, broken]
            .filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private var reasons: String {
        why.map { Wrapping.hanging(SafeText.line($0), lead: "  - ", width: terminal.columns) }
            .joined(separator: "\n")
    }

    private var marked: String {
        guard let body else {
            return Wrapping.indented(
                "[covered: may be distressing — \(cover)]",
                by: 2,
                width: terminal.columns,
            )
        }
        let fields = [("website", website), ("name", name), ("body", body)]
        return fields.compactMap { field, text in
            guard let text else { return nil }
            let marks = verdict.marks(on: field)
            if marks.isEmpty && field != "body" { return nil }
            let lines = MarkedText.lines(text, marks: marks, width: terminal.columns - 4)
                .map { "  │ " + $0 }
            return ([field == "body" ? "The text" : "The \(field)"].map(terminal.bold) + lines)
                .joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    private var rules: String {
        guard !verdict.hits.isEmpty else { return "No rule hit." }
        let lines = verdict.hits.map { hit in
            Wrapping.hanging(
                ExplainText.effect(of: hit),
                lead: "  " + SafeText.line(hit.rule) + ": ",
                width: terminal.columns,
            )
        }
        return ([terminal.bold("What hit")] + lines).joined(separator: "\n")
    }

    private static func effect(of hit: WireExplanation.Hit) -> String {
        var parts: [String] = []
        if let title = hit.title, !title.isEmpty { parts.append(SafeText.line(title)) }
        if let score = hit.score, score != 0 { parts.append("score \(TraceWords.number(score))") }
        if let floor = hit.floor { parts.append("at least \(SafeText.line(floor))") }
        if let ceiling = hit.ceiling { parts.append("at most \(SafeText.line(ceiling))") }
        if hit.mode == "shadow" { parts.append("only watched, it does not count yet") }
        return parts.isEmpty ? "noted" : parts.joined(separator: ", ")
    }

    /// What a moderator may black out before publishing; the stored text stays as it is.
    private var proposals: String {
        guard let body else { return "" }
        let marks = (verdict.redactions ?? []).map { proposal in
            MarkedText.Mark(
                label: SafeText.line(proposal.kind),
                spans: WireExplanation.ranges(proposal.spans),
            )
        }
        guard !marks.isEmpty else { return "" }
        let lines = MarkedText.lines(body, marks: marks, width: terminal.columns - 4)
            .map { "  │ " + $0 }
        return ([terminal.bold("Proposed to black out")] + lines).joined(separator: "\n")
    }

    private var missed: String {
        let lines = nearly.flatMap { miss -> [String] in
            let detail = miss.detail.isEmpty ? "" : " — " + SafeText.line(miss.detail)
            return [
                Wrapping.hanging(
                    SafeText.line(miss.title),
                    lead: "  " + SafeText.line(miss.rule) + ": ",
                    width: terminal.columns,
                ),
                Wrapping.hanging(
                    SafeText.line(miss.condition) + detail,
                    lead: "      but not: ",
                    width: terminal.columns,
                ),
            ]
        }
        return lines.isEmpty
            ? "" : ([terminal.bold("What nearly hit")] + lines).joined(separator: "\n")
    }

    private var steps: String {
        let lines = verdict.trace.enumerated().map { index, step in
            Wrapping.hanging(
                TraceWords.sentence(step),
                lead: "  \(index + 1). ",
                width: terminal.columns,
            )
        }
        return lines.isEmpty
            ? "" : ([terminal.bold("Step by step")] + lines).joined(separator: "\n")
    }

    private var broken: String {
        let lines = (verdict.errors ?? []).map {
            Wrapping.hanging(SafeText.line($0), lead: "  - ", width: terminal.columns)
        }
        return lines.isEmpty
            ? ""
            : (["Could not be checked, so it is held at least:"] + lines).joined(separator: "\n")
    }
}

extension WireExplanation {
    /// What the rules hit in one field of the comment.
    func marks(on field: String) -> [MarkedText.Mark] {
        hits.filter { ($0.on ?? "body") == field }.map { hit in
            MarkedText.Mark(
                label: SafeText.line(hit.rule),
                spans: WireExplanation.ranges(hit.spans ?? []),
            )
        }.filter { !$0.spans.isEmpty }
    }

    static func ranges(_ pairs: [[Int]]) -> [Range<Int>] {
        pairs.compactMap { pair in
            pair.count == 2 && 0 <= pair[0] && pair[0] < pair[1] ? pair[0]..<pair[1] : nil
        }
    }
}
