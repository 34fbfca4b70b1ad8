/// One comment on a screen: what it says, where it stands and how it came there.
struct ShowText {
    var page: WireCommentPage
    var showsCovered: Bool
    var terminal: Terminal
    var trailer: String

    private var comment: WireComment { page.comment }
    private var isCovered: Bool { comment.covered && !showsCovered }

    var text: String {
        [head, reasons, words, reports, surroundings, story, next]
            .filter { !$0.isEmpty }
            .joined(separator: "\n\n") + "\n"
    }

    private var head: String {
        var facts = [SafeText.line(comment.state)]
        if comment.priority != "normal" { facts.append(SafeText.line(comment.priority)) }
        facts.append(
            Wording.age(seconds: comment.ageSeconds) + (comment.ageSeconds < 60 ? "" : " ago")
                + " (\(Wording.time(comment.created)) UTC)"
        )
        if comment.revision > 1 { facts.append("version \(comment.revision) of the text") }
        let author = comment.author
        var who = [SafeText.line(author.name), Wording.history(of: author)]
        if let website = author.website { who.append(SafeText.line(website)) }
        let place = Wording.place(title: comment.pageTitle, page: comment.page, site: comment.site)
        var lines = [facts.joined(separator: " · "), who.joined(separator: " · "), "on " + place]
        if let parent = comment.parent { lines.append("in answer to #\(parent)") }
        if !comment.tags.isEmpty {
            lines.append("tags: " + SafeText.line(comment.tags.joined(separator: ", ")))
        }
        if comment.pendingEdit { lines.append("an edit waits; readers see the version before it") }
        if let ban = page.ban {
            let why = ban.reason.map { ": " + SafeText.line($0) } ?? ""
            let by = "by \(SafeText.line(ban.by))"
            lines.append("its author is banned until \(Wording.time(ban.until)) UTC \(by)\(why)")
        }
        if page.pinned ?? false { lines.append("pinned: readers see it first on its page, too") }
        if comment.quarantined { lines.append("quarantined: only seniors see it") }
        let number = "#\(comment.id)"
        let wrapped = lines.enumerated().map { index, line in
            index == 0
                ? Wrapping.hanging(line, lead: number + " · ", width: terminal.columns)
                : Wrapping.indented(line, by: number.count + 3, width: terminal.columns)
        }
        return terminal.bold(number) + wrapped.joined(separator: "\n").dropFirst(number.count)
    }

    private var reasons: String {
        let reasons = comment.why.map {
            Wrapping.hanging(SafeText.line($0), lead: "  - ", width: terminal.columns)
        }
        return section("Why it is here", reasons)
    }

    private var words: String {
        if isCovered {
            let way = "afterword show \(comment.id) --show-text\(trailer)"
            let cover = "[covered: may be distressing — \(way)]"
            return section(
                "The comment",
                [Wrapping.indented(cover, by: 2, width: terminal.columns)],
            )
        }
        let lines = Wrapping.lines(SafeText.lines(comment.text), width: terminal.columns - 4)
        return section("The comment", lines.map { "  │ " + $0 })
    }

    /// What readers wrote to the moderators; beside a covered text only why.
    private var reports: String {
        let lines = (page.reports ?? []).map { report in
            var line = SafeText.line(report.reason)
            if report.settledBy != nil { line += " (answered)" }
            if let note = report.note { line += ": " + (isCovered ? "…" : SafeText.line(note)) }
            return Wrapping.hanging(
                line,
                lead: "  \(Wording.time(report.at))  ",
                width: terminal.columns,
            )
        }
        return section("Reports by readers", lines)
    }

    /// The comments it answers and those that answer it, a line each.
    private var surroundings: String {
        let lines = page.thread.filter { $0.id != comment.id }.map { neighbour in
            let state = neighbour.state == "approved" ? "" : " (\(SafeText.line(neighbour.state)))"
            let lead = "  " + String(repeating: "  ", count: min(max(neighbour.depth, 0), 6))
            let said =
                neighbour.isCovered(beside: isCovered) ? "…" : Wording.oneLine(neighbour.text)
            let line = "\(lead)#\(neighbour.id) \(SafeText.line(neighbour.name))\(state): \(said)"
            return TextWidth.cut(line, to: terminal.columns)
        }
        return section("Around it", lines)
    }

    private var story: String {
        let lines = page.decisions.map { decision in
            Wrapping.hanging(
                StoryWords.sentence(decision, answers: page.answers(of: decision)),
                lead: "  \(Wording.time(decision.at))  ",
                width: terminal.columns,
            )
        }
        return section("What happened (times in UTC)", lines)
    }

    /// A covered text is to be read before anything is decided.
    private var next: String {
        let isReported = !(comment.reports ?? []).isEmpty
        let usual = comment.state == "held" || isReported ? "approve" : "hold"
        let others = ["approve", "hold", "spam", "reject", "delete"].filter { $0 != usual }
        var lines = [
            isCovered
                ? "afterword show \(comment.id) --show-text\(trailer)   then decide"
                : "afterword \(usual) \(comment.id)\(trailer)   or: "
                    + others.joined(separator: ", ")
        ]
        if isReported, !isCovered {
            lines[0] += "\n       (any of these answers the reports; approve leaves it public)"
        }
        if page.explanation != nil {
            lines.append(
                "afterword explain \(comment.id)\(trailer)   the rules' part, word by word"
            )
        }
        return "Next:  " + lines.joined(separator: "\n       ")
    }

    private func section(_ title: String, _ lines: [String]) -> String {
        lines.isEmpty ? "" : ([terminal.bold(title)] + lines).joined(separator: "\n")
    }
}
