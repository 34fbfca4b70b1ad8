import Comments

/// What a decision did, what it did not do and why, and how to take it back.
struct DecidedText {
    var choice: Choice
    var isDryRun: Bool
    var batches: Int
    var trailer: String
    var terminal: Terminal

    func text(_ result: WireDecided) -> String {
        let done = (result.decided ?? []).map(\.id)
        var lines: [String] = []
        if isDryRun {
            let what = Wording.count(done.count, "comment")
            lines.append("Would \(choice.rawValue) \(what). Nothing was changed.")
        } else if !done.isEmpty {
            lines.append(doneSentence(done))
        }
        lines += DecidedText.conflicts(result, terminal: terminal) + advice(result)
        lines += DecidedText.missing(result)
        if !isDryRun && !done.isEmpty { lines.append(undo) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// What somebody else decided, a line each.
    static func conflicts(_ result: WireDecided, terminal: Terminal) -> [String] {
        result.conflicts.map { conflict in
            Wrapping.hanging(
                sentence(conflict),
                lead: "Not done: #\(conflict.id) — ",
                width: terminal.columns,
            )
        }
    }

    private static func missing(_ result: WireDecided) -> [String] {
        let missing = result.missing ?? []
        return missing.isEmpty ? [] : ["There is no such comment: " + Wording.numbers(missing)]
    }

    private static func sentence(_ conflict: WireDecided.Conflict) -> String {
        if !conflict.message.isEmpty { return SafeText.line(conflict.message) }
        let who = SafeText.line(conflict.by ?? "somebody")
        let when = conflict.at.map { " at " + Wording.time($0) } ?? ""
        let state = conflict.state.map { "; it is \(SafeText.line($0)) now" } ?? ""
        return "\(who) decided it\(when)\(state)."
    }

    private func doneSentence(_ ids: [Int64]) -> String {
        let what =
            ids.count == 1
            ? Wording.numbers(ids)
            : "\(Wording.count(ids.count, "comment")) (\(Wording.numbers(ids)))"
        let isOne = ids.count == 1
        let text =
            switch choice {
            case .approve: "Approved \(what): readers see \(isOne ? "it" : "them") now."
            case .hold: "Held \(what): readers do not see \(isOne ? "it" : "them")."
            case .spam: "Marked \(what) as spam: readers do not see \(isOne ? "it" : "them")."
            case .reject: "Rejected \(what): the \(isOne ? "author is" : "authors are") told."
            case .delete:
                "Deleted \(what): hidden from readers, the text is kept."
            }
        return Wrapping.hanging(text, lead: "", width: terminal.columns)
    }

    private func advice(_ result: WireDecided) -> [String] {
        guard let first = result.conflicts.first, !isDryRun else { return [] }
        return [
            "  look again:     afterword show \(first.id)\(trailer)",
            "  decide anyway:  afterword \(choice.rawValue) \(first.id) --force\(trailer)",
        ]
    }

    private var undo: String {
        batches > 1
            ? "Take it back, one batch of \(batches) at a time: afterword undo\(trailer)"
            : "Take it back: afterword undo\(trailer)"
    }
}
