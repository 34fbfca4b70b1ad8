import Markup

/// One comment of a review in lines: who, where, what it says, why it waits, what stands around it.
struct ReviewItemText {
    var entry: ReviewList.Entry
    var story: WireCommentPage?
    var isCovered: Bool
    /// What shows a covered text.
    var keyToShow = "space"
    /// Marks are told in words, for those who hear the screen.
    var tellsMarks = false
    /// Who else reads it, as a sentence.
    var taken: String?
    /// The state that needs no mention.
    var usualState: String
    var width: Int

    private var comment: WireComment { entry.comment }

    /// Who wrote it, where and when, and what is unusual about it.
    var head: [ScreenLine] {
        var lead = "#\(comment.id)"
        if comment.priority != "normal" {
            lead += " · " + SafeText.line(comment.priority).uppercased()
        }
        let place = Wording.place(title: comment.pageTitle, page: comment.page, site: comment.site)
        var facts = [age, "on " + place]
        if comment.state != usualState { facts.insert(SafeText.line(comment.state), at: 0) }
        let isAlarming = comment.priority == "urgent"
        var lines = [ScreenLine].hanging(
            facts.joined(separator: " · "),
            lead: lead + " · ",
            tone: isAlarming ? .alarming : .bold,
            width: width,
        )
        var who = [SafeText.line(comment.author.name), Wording.history(of: comment.author)]
        if let website = comment.author.website { who.append(SafeText.line(website)) }
        lines += .hanging(who.joined(separator: " · "), lead: "  ", width: width)
        if let parent { lines.append(parent) }
        return lines + remarks
    }

    private var age: String {
        let age = Wording.age(seconds: comment.ageSeconds)
        return comment.ageSeconds < 60 ? age : age + " ago"
    }

    private var parent: ScreenLine? {
        guard let id = comment.parent else { return nil }
        guard let above = story?.thread.first(where: { $0.id == id }) else {
            return ScreenLine("  in answer to #\(id)")
        }
        return ReviewItemText.oneLine(above, lead: "  in answer to ", isCovered: isCovered)
            .cut(to: width)
    }

    private var remarks: [ScreenLine] {
        var remarks: [String] = []
        if let choice = entry.choice { remarks.append("You decided: \(choice.done).") }
        if let news = entry.news { remarks.append(news) }
        if let taken { remarks.append(taken) }
        if comment.pendingEdit {
            remarks.append("An edit waits; readers see the version before it.")
        }
        if comment.quarantined { remarks.append("Quarantined: only seniors see it.") }
        return remarks.flatMap {
            [ScreenLine].hanging($0, lead: "  * ", tone: .bold, width: width)
        }
    }

    /// The text as readers will see it, what the rules hit marked; or its cover.
    var words: [ScreenLine] {
        guard !isCovered else {
            return .hanging(
                "[covered: may be distressing — \(keyToShow) shows it]",
                lead: "│ ",
                tone: .faint,
                width: width,
            )
        }
        let marks = (story?.explanation?.marks(on: "body") ?? []).filter { !isWatched($0.label) }
        let text = ReadersText(source: comment.text, marks: marks)
        let drawn = tellsMarks ? [] : text.marks
        let lines = MarkedText.lines(text.text, marks: drawn, width: width - 2)
        return lines.map { ScreenLine("│ ", .faint) + ScreenLine($0) } + besideText(text)
    }

    /// Rules that only watch do not clutter the text; `x` shows them.
    private func isWatched(_ rule: String) -> Bool {
        story?.explanation?.hits.contains { $0.rule == rule && $0.mode == "shadow" } ?? false
    }

    /// What the rules or a reader meet outside the words that are shown.
    private func besideText(_ text: ReadersText) -> [ScreenLine] {
        let others = ["name": comment.author.name, "website": comment.author.website ?? ""]
        var notes = tellsMarks ? told(text.marks, in: text.text).map { "Marked: " + $0 } : []
        notes += text.unseen.map {
            "Marked behind the text: \($0.words) (\($0.label))"
        }
        for (field, value) in others.sorted(by: { $0.key > $1.key }) {
            for mark in story?.explanation?.marks(on: field) ?? [] {
                notes.append("Marked in the \(field): \(value) (\(mark.label))")
            }
        }
        notes += text.links.map { "Leads to: \($0)" }
        return notes.flatMap { note in
            [ScreenLine].hanging(SafeText.line(note), lead: "  ", width: width)
        }
    }

    private func told(_ marks: [MarkedText.Mark], in text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return marks.flatMap { mark in
            mark.spans.filter { $0.upperBound <= scalars.count }.map { span in
                let words = String(String.UnicodeScalarView(scalars[span]))
                return "“\(words)” (\(mark.label))"
            }
        }
    }

    /// What the policy proposes to black out.
    var redactions: [ScreenLine] {
        guard !isCovered, let proposals = story?.explanation?.redactions else { return [] }
        let spans = proposals.flatMap { WireExplanation.ranges($0.spans) }
        guard !tellsMarks else { return redactionsInWords(proposals) }
        let lines = RedactionDiff.lines(comment.text, spans: spans, width: width)
        return lines.isEmpty ? [] : [ScreenLine("Proposed to black out", .bold)] + lines
    }

    private func redactionsInWords(_ proposals: [WireExplanation.Redaction]) -> [ScreenLine] {
        let marks = proposals.map { proposal in
            MarkedText.Mark(
                label: SafeText.line(proposal.kind),
                spans: WireExplanation.ranges(proposal.spans),
            )
        }
        return told(marks, in: comment.text).flatMap { words in
            [ScreenLine].hanging(SafeText.line("Proposed to black out: " + words), width: width)
        }
    }

    var why: [ScreenLine] {
        var title = ScreenLine("Why it is here", .bold)
        if let verdict = story?.explanation {
            let says = [verdict.outcome, verdict.priority].compactMap(\.self)
                .filter { $0 != "normal" }.map(SafeText.line).joined(separator: ", ")
            title = title + ScreenLine(" · \(SafeText.line(verdict.policy)) says: \(says)")
        }
        let reasons = comment.why.flatMap { reason in
            [ScreenLine].hanging(SafeText.line(reason), lead: "  - ", width: width)
        }
        return [title.cut(to: width)] + reasons + reported
    }

    /// What readers wrote with reports that wait for an answer.
    private var reported: [ScreenLine] {
        let notes = (story?.reports ?? []).filter { $0.settledBy == nil }.compactMap { report in
            report.note.map { "\(report.reason): " + (isCovered ? "…" : $0) }
        }
        return notes.flatMap { note in
            [ScreenLine].hanging(SafeText.line(note), lead: "    ", width: width)
        }
    }

    /// What people did to it; the policy's first word is told above.
    var happened: [ScreenLine] {
        let acts = (story?.decisions ?? []).filter { $0.actorKind != "policy" }.suffix(4)
        guard !acts.isEmpty else { return [] }
        return [ScreenLine("What happened (times in UTC)", .bold)]
            + acts.flatMap { act in
                [ScreenLine].hanging(
                    StoryWords.sentence(act, answers: story?.answers(of: act) ?? []),
                    lead: "  \(Wording.time(act.at))  ",
                    width: width,
                )
            }
    }

    /// A neighbour on one line, as `#400 Lea (held): My mother died`.
    static func oneLine(_ neighbour: WireNeighbour, lead: String, isCovered: Bool) -> ScreenLine {
        let isPublic = neighbour.state == "approved"
        let state = isPublic ? "" : " (\(SafeText.line(neighbour.state)))"
        let text = CommentMarkup(neighbour.text).plainText
        let said = neighbour.isCovered(beside: isCovered) ? "…" : Wording.oneLine(text)
        let name = "#\(neighbour.id) \(SafeText.line(neighbour.name))"
        return ScreenLine("\(lead)\(name)\(state): \(said)")
    }
}
