import Comments

/// What a test says of the page, the thread, the clock and the connection (POLICIES §7).
extension PolicyReader {
    mutating func readSurroundings(_ fields: Fields, into test: inout PolicyTest) {
        if let node = fields["thread"] { test.thread = thread(of: node) }
        if let node = fields["article"] { readArticle(node, into: &test) }
        if let node = fields["parent"] { test.beside.parent = notes.text(node) }
        if let node = fields["time"] { test.now = moment(node) ?? test.now }
        if let node = fields["network"] {
            test.isListedNetwork = notes.oneOf(node, ["listed", "other"]) == "listed"
        }
    }

    private mutating func thread(of node: PolicyNode) -> ThreadSignals {
        var thread = ThreadSignals()
        let known = [
            "parent_tag", "depth", "comments", "locked", "replies_last", "participants",
            "parent_author_is_self",
        ]
        guard let fields = Fields(node, known: known, notes: &notes) else { return thread }
        let most = 0...1_000_000
        if let node = fields["parent_tag"] { thread.parentTags = notes.texts(node) }
        if let node = fields["depth"] { thread.depth = notes.whole(node, 0...Limits.depth) ?? 0 }
        if let node = fields["comments"] { thread.commentsSoFar = notes.whole(node, most) ?? 0 }
        if let node = fields["locked"] { thread.isOpen = !(notes.flag(node) ?? false) }
        if let node = fields["participants"] { thread.participants = notes.whole(node, most) }
        if let node = fields["parent_author_is_self"] { thread.parentIsOwn = notes.flag(node) }
        guard let last = fields["replies_last"] else { return thread }
        guard case .map(let entries) = last.content else {
            notes.error("P006", last.place, "a map was expected here", "{ 1h: 40 }")
            return thread
        }
        for entry in entries {
            guard let window = TimeSpan.seconds(entry.key) else {
                notes.error("P007", entry.place, "this is not a duration", "write 10m or 24h")
                continue
            }
            thread.repliesLast[window] = notes.whole(entry.value, most)
        }
        return thread
    }

    private mutating func readArticle(_ node: PolicyNode, into test: inout PolicyTest) {
        let known = ["path", "id", "tag", "age", "comments_so_far", "title"]
        guard let fields = Fields(node, known: known, notes: &notes) else { return }
        var article = ArticleSignals(path: "/test")
        if let node = fields["path"] { article.path = notes.text(node) ?? article.path }
        if let node = fields["id"] { article.number = notes.text(node) }
        if let node = fields["tag"] { article.tags = notes.texts(node) }
        if let node = fields["age"] { article.age = notes.span(node) }
        if let node = fields["comments_so_far"] {
            article.commentsSoFar = notes.whole(node, 0...1_000_000) ?? 0
        }
        if let node = fields["title"] { test.beside.articleTitle = notes.text(node) }
        test.article = article
    }

    /// `2026-11-23T23:30`, in UTC.
    private mutating func moment(_ node: PolicyNode) -> Timestamp? {
        if let text = notes.text(node), let moment = Moment.read(text) { return moment }
        notes.error("P006", node.place, "not a moment", "write it as 2026-11-23T23:30, in UTC")
        return nil
    }
}

/// A minute of the calendar, as tests write it.
private enum Moment {
    static func read(_ text: String) -> Timestamp? {
        let parts = text.split(separator: "T")
        guard parts.count == 2, Day.isValid(String(parts[0])) else { return nil }
        let date = parts[0].split(separator: "-").compactMap { Int($0) }
        let time = parts[1].split(separator: ":").compactMap { Int($0) }
        guard date.count == 3, time.count == 2, (0...23).contains(time[0]),
            (0...59).contains(time[1])
        else { return nil }
        let seconds = (daysSince1970(date) * 24 + time[0]) * 3_600 + time[1] * 60
        return Timestamp(rawValue: Int64(seconds) * 1_000)
    }

    /// Days from the civil calendar.
    ///
    /// H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
    private static func daysSince1970(_ date: [Int]) -> Int {
        let year = date[1] <= 2 ? date[0] - 1 : date[0]
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let month = (date[1] + 9) % 12
        let dayOfYear = (153 * month + 2) / 5 + date[2] - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
