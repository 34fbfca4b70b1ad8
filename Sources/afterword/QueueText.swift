/// The queue as a tired person reads it: who, where, why, the first words, and what to type next.
struct QueueText {
    var queue: WireQueue
    var state: String
    var isFiltered: Bool
    var showsCovered: Bool
    var terminal: Terminal
    /// Options that suggested commands need too.
    var trailer: String

    /// Lines of a text that the list shows.
    static let linesOfText = 2
    private static let indent = 4

    var text: String {
        if queue.items.isEmpty {
            return QueueText.nothing(state: state, isFiltered: isFiltered) + "\n" + reported
        }
        return heading + "\n\n" + cards + "\n" + rest + reported + next
    }

    /// The comments without what stands around them.
    var cards: String { queue.items.map(card).joined(separator: "\n") }

    /// An empty list, as good news.
    static func nothing(state: String, isFiltered: Bool) -> String {
        if isFiltered { return "Nothing in the queue matches. That may be good news." }
        switch state {
        case "held":
            return "Nothing waits; take a break, you earned it. "
                + "What was put aside as spam has a list of its own: --state spam."
        case "spam": return "No spam is kept. A clean house."
        case "reported": return "No reader reported anything."
        default: return "There is no comment here yet."
        }
    }

    private var heading: String {
        let number = max(queue.waiting, queue.items.count)
        let count = Wording.count(number, "comment")
        switch state {
        case "held": return count + (number == 1 ? " waits for a person:" : " wait for a person:")
        case "spam": return count + " in spam:"
        case "reported": return count + " reported by readers:"
        default: return count + ":"
        }
    }

    private func card(_ item: WireComment) -> String {
        let mark = item.priority == "urgent" ? "!! " : item.priority == "high" ? " ! " : "   "
        let width = terminal.columns
        let indent = QueueText.indent
        var lines = [paintedHead(mark + " ", item, width)]
        let place = "on " + Wording.place(title: item.pageTitle, page: item.page, site: item.site)
        lines.append(terminal.faint(Wrapping.indented(place, by: indent, width: width)))
        if let why = item.why.first {
            // Once a person decided, what the policy said is not why it is where it is.
            let isOpen = ["held", "spam"].contains(item.state) || state == "reported"
            let lead = String(repeating: " ", count: indent) + (isOpen ? "Why: " : "Policy: ")
            let more = item.why.count > 1 ? " (and \(item.why.count - 1) more)" : ""
            lines.append(Wrapping.hanging(SafeText.line(why) + more, lead: lead, width: width))
        }
        lines += notes(item).map { Wrapping.indented($0, by: indent, width: width) }
        lines.append(words(item, width))
        return lines.joined(separator: "\n") + "\n"
    }

    private func paintedHead(_ lead: String, _ item: WireComment, _ width: Int) -> String {
        let number = "#\(item.id)"
        var parts = [number, Wording.age(seconds: item.ageSeconds)]
        if item.priority == "urgent" { parts.insert("URGENT", at: 1) }
        if item.state != "held" { parts.append(SafeText.line(item.state)) }
        parts += [
            TextWidth.cut(SafeText.line(item.author.name), to: 40),
            Wording.history(of: item.author),
        ]
        let plain = Wrapping.hanging(parts.joined(separator: " · "), lead: lead, width: width)
        let start = lead + number
        let paint = item.priority == "urgent" ? terminal.alarming : terminal.bold
        return paint(start) + plain.dropFirst(start.count)
    }

    private func notes(_ item: WireComment) -> [String] {
        var notes: [String] = []
        if item.parent != nil { notes.append("It answers #\(item.parent ?? 0).") }
        if item.pendingEdit { notes.append("An edit waits; readers see the version before it.") }
        if item.quarantined { notes.append("Quarantined: only seniors see it.") }
        return notes
    }

    private func words(_ item: WireComment, _ width: Int) -> String {
        if item.covered && !showsCovered {
            let cover =
                "[covered: may be distressing — afterword show \(item.id) --show-text\(trailer)]"
            return terminal.faint(Wrapping.indented(cover, by: QueueText.indent, width: width))
        }
        let bar = "    │ "
        return
            Wrapping.firstLines(
                QueueText.linesOfText,
                of: SafeText.lines(item.text),
                width: width - TextWidth.of(bar),
            )
            .map { bar + $0 }.joined(separator: "\n")
    }

    private var rest: String {
        let left = queue.waiting - queue.items.count
        guard queue.next != nil else { return "" }
        let more = left > 0 ? "\(left) more wait" : "There are more"
        return "\(more); see them with: afterword queue --limit 200\(trailer)\n\n"
    }

    /// What readers reported is public and waits in a list of its own.
    private var reported: String {
        guard state != "reported", let reported = queue.reported, reported.comments > 0 else {
            return ""
        }
        let urgent = reported.urgent > 0 ? " (\(reported.urgent) urgent)" : ""
        let line =
            "Readers reported \(Wording.count(reported.comments, "comment"))\(urgent); see: "
            + "afterword queue --state reported\(trailer)"
        let isAlarming = reported.urgent > 0
        let wrapped = Wrapping.indented(line, by: 0, width: terminal.columns)
        return (isAlarming ? terminal.alarming(wrapped) : wrapped) + "\n"
            + (queue.items.isEmpty ? "" : "\n")
    }

    /// An urgent or covered comment is to be read first, so its approval is not offered; what was reported is public
    /// already, and approving it answers the report.
    private var approval: (verb: String, does: String)? {
        let calm = queue.items.first {
            !$0.covered && ["low", "normal"].contains($0.priority) && $0.state != "approved"
        }
        let isReported = state == "reported"
        return (isReported ? queue.items.first : calm).map {
            (
                "afterword approve \($0.id)\(trailer)",
                isReported ? "let it stand: the report is answered" : "publish it",
            )
        }
    }

    /// What to type.
    private var next: String {
        let verbs = [
            queue.items.first.map {
                ("afterword show \($0.id)\(trailer)", "all of it, and how it came here")
            },
            approval,
            ("", (approval == nil ? "then: approve, " : "or: ") + "hold, spam, reject, delete"),
            ("afterword undo\(trailer)", "take the last step back"),
        ].compactMap(\.self)
        let width = verbs.map { TextWidth.of($0.0) }.max() ?? 0
        let isNarrow = 7 + width + 34 > terminal.columns
        let shown = isNarrow ? verbs.filter { !$0.0.isEmpty } : verbs
        return shown.enumerated().map { index, verb in
            let lead = index == 0 ? "Next:  " : "       "
            return isNarrow
                ? lead + verb.0 + "\n"
                : lead + TextWidth.padded(verb.0, to: width) + "   " + verb.1 + "\n"
        }.joined()
    }
}
