import ArgumentParser

/// `afterword why-not`: a rule's conditions for one comment, each with what it came to.
struct WhyNotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why-not",
        abstract: "Why a rule did not hit a comment, or did: its conditions, true and false.",
        discussion: TaughtHelp.of(
            "The text is judged again with what was known when it came; nothing is stored.",
            "afterword why-not 12 links-many",
            "afterword why-not 12 crisis-first-person --json",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The comment's number.") var id: String
    @Argument(help: "The rule's id; afterword policy show lists them.") var rule: String

    func run() async throws {
        try await Reaching.connected(common) { server in
            let number = try CommentNumber.one(id)
            let path = WirePath.of("comments/\(number.id)/why-not", [("rule", rule)])
            let bytes = try await server.get(path)
            let answer = try Wire.decode(WireWhyNot.self, from: bytes)
            let surroundings = Surroundings.current
            let text = WhyNotText(answer: answer, terminal: surroundings.terminal).text
            surroundings.write(common.json ? CleanJSON.text(bytes) : text)
        }
    }
}

/// A rule's conditions as an indented tree.
struct WhyNotText {
    var answer: WireWhyNot
    var terminal: Terminal

    var text: String {
        let did = answer.condition.truth == "yes" ? "hits" : "does not hit"
        let head =
            "#\(answer.id): \(SafeText.line(answer.rule)) \(did) "
            + "(\(SafeText.line(answer.title)))."
        var lines = [Wrapping.hanging(head, lead: "", width: terminal.columns)]
        if !answer.samePolicy {
            let note =
                "The policy \(SafeText.line(answer.policy)) was changed since this comment "
                + "was decided: this is what it says now."
            lines.append(Wrapping.hanging(note, lead: "", width: terminal.columns))
        }
        lines.append("")
        lines += tree(answer.condition, depth: 0)
        return lines.joined(separator: "\n") + "\n"
    }

    private func tree(_ condition: WireWhyNot.Condition, depth: Int) -> [String] {
        let mark =
            switch condition.truth {
            case "yes": "yes  "
            case "no": "no   "
            default: "?    "
            }
        let detail = condition.detail.isEmpty ? "" : " — " + SafeText.line(condition.detail)
        let line = Wrapping.hanging(
            SafeText.line(condition.says) + detail,
            lead: String(repeating: "  ", count: depth + 1) + mark,
            width: terminal.columns,
        )
        return [line] + condition.parts.flatMap { tree($0, depth: depth + 1) }
    }
}
