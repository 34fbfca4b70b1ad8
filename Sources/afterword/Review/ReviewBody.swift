/// What fills the middle of the screen, whole; the screen shows as much as fits.
struct ReviewBody {
    let state: ReviewState

    init(_ state: ReviewState) { self.state = state }

    private var width: Int { max(state.size.columns, ScreenSize.smallest.columns) }

    /// The lines, and how many of them there are up to the end of the comment's text.
    var lines: (all: [ScreenLine], toEndOfText: Int) {
        if state.view == .help { return (ReviewHelp.lines(width: width), 0) }
        guard let entry = state.list.current else { return (nothing, 0) }
        switch state.view {
        case .explain: return (explanation(entry), 0)
        case .thread: return (thread(entry), 0)
        default: return item(entry)
        }
    }

    private func text(_ entry: ReviewList.Entry, width: Int) -> ReviewItemText {
        ReviewItemText(
            entry: entry,
            story: state.story,
            isCovered: state.isCovered,
            keyToShow: state.keyToShow,
            tellsMarks: state.plan.isPlain,
            taken: state.takenIDs.contains(entry.comment.id)
                ? state.taken[entry.comment.id]?.text : nil,
            usualState: state.plan.state,
            width: width,
        )
    }

    private func item(_ entry: ReviewList.Entry) -> ([ScreenLine], Int) {
        guard width >= ReviewScreen.wide else {
            let item = text(entry, width: width)
            let first = paragraphs([item.head, item.words])
            return (
                paragraphs(
                    [first, item.why, item.redactions] + around(width: width, mostLines: 2)
                        + [item.happened]
                ),
                first.count,
            )
        }
        let left = min(width * 3 / 5, ReviewScreen.widestText)
        let item = text(entry, width: left - 1)
        let first = paragraphs([item.head, item.words])
        let known = text(entry, width: width - left - 3)
        return (
            .beside(
                paragraphs([first, item.redactions]),
                paragraphs([known.why] + around(width: known.width) + [known.happened]),
                leftWidth: left,
            ),
            first.count,
        )
    }

    /// What it answers and what answers it; whole where there is room beside the text.
    private func around(width: Int, mostLines: Int = .max) -> [[ScreenLine]] {
        guard let story = state.story, story.thread.contains(where: { $0.id != story.comment.id })
        else { return [] }
        let text = ReviewThreadText(
            story: story,
            isCovered: state.isCovered,
            width: width,
            mostLines: mostLines,
            showsOwnText: false,
        )
        return [[ScreenLine("Its thread", .bold)] + text.comments.joined()]
    }

    private func paragraphs(_ parts: [[ScreenLine]]) -> [ScreenLine] {
        Array(parts.filter { !$0.isEmpty }.joined(separator: [ScreenLine()]))
    }

    private func explanation(_ entry: ReviewList.Entry) -> [ScreenLine] {
        guard let story = state.story else { return [ScreenLine("Asking the server …")] }
        guard let verdict = story.explanation else {
            return [ScreenLine("No policy spoke about #\(entry.comment.id).")]
        }
        let text = ExplainText(
            title: "#\(entry.comment.id): the policy \(SafeText.line(verdict.policy)) "
                + "said \(SafeText.line(verdict.outcome)).",
            body: state.isCovered ? nil : entry.comment.text,
            name: entry.comment.author.name,
            website: entry.comment.author.website,
            why: entry.comment.why,
            verdict: verdict,
            nearly: story.nearly ?? [],
            terminal: Terminal(columns: width),
            cover: "\(state.keyToShow) shows it",
        ).text
        return [ScreenLine](
            text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        )
    }

    private func thread(_ entry: ReviewList.Entry) -> [ScreenLine] {
        guard let story = state.story else { return [ScreenLine("Asking the server …")] }
        let text = ReviewThreadText(story: story, isCovered: state.isCovered, width: width)
        let comment = entry.comment
        let place = Wording.place(title: comment.pageTitle, page: comment.page, site: comment.site)
        return paragraphs([.hanging("On " + place, width: width)] + text.comments)
    }

    private var nothing: [ScreenLine] {
        let list = state.list
        guard list.isLoaded else { return [ScreenLine("Asking the server …")] }
        let plan = state.plan
        var words: [String]
        if list.total == 0 {
            let isFiltered = !plan.filters.isEmpty || state.search != nil
            words = [
                QueueText.nothing(state: plan.state, isFiltered: isFiltered), "",
                state.offers.changes
                    ? "New ones appear here by themselves." : "n looks whether there are new ones.",
            ]
        } else {
            words = [
                "That was all: \(list.decided) decided, \(list.left) left for later.", "",
                list.left > 0
                    ? "n begins again with what is left."
                    : "Nothing is left; take a break, you earned it.",
            ]
        }
        words.append("u takes the last step back, q leaves.")
        return [ScreenLine()]
            + words.flatMap { [ScreenLine].hanging($0, lead: "  ", width: width) }
    }
}
