import Comments
import Moderation
import Storage

/// Gathers what the rules may know besides the text; what cannot be counted is said to have failed.
struct SignalCounter {
    let posting: Posting
    let site: Site
    let thread: CommentThread?
    let parent: StoredComment?
    let proven: Int64?
    let scan: Scan
    let now: Timestamp
    /// Whether the typed address is banned; nil without one, and for an edit, whose desk asks by the comment.
    var typed: TypedAuthorRecord?
    /// The comment that is edited: it is no repeat of itself.
    var edited: CommentID?

    func signals(_ needs: SignalNeeds, _ reading: Reading) -> Signals {
        var signals = Signals(now: now)
        signals.form = posting.submission.form
        signals.author = attempt {
            .known(
                try reading.authorSignals(
                    proven: proven,
                    typed: typed,
                    needs: needs,
                    at: now,
                )
            )
        }
        for question in needs.rates {
            signals.rates[question] =
                posting.limitsRates ? attempt { try rate(question, reading) } : .unknown
        }
        for question in needs.duplicates {
            signals.duplicates[question] = attempt {
                try reading.duplicates(
                    question,
                    facts: scan.facts,
                    thread: thread?.id,
                    site: site.name,
                    provenAuthor: proven,
                    edited: edited,
                    at: now,
                )
            }
        }
        for question in needs.networks {
            signals.networks[question] = network(question)
        }
        signals.thread = attempt { .known(try threadSignals(needs, reading)) }
        if needs.article { signals.article = attempt { .known(try article(reading)) } }
        return signals
    }

    /// A connection of the socket, or one that nobody saw, is of no network.
    private func network(_ question: NetworkQuestion) -> Fact<Bool> {
        posting.connection.map { .known($0.isWithin(question)) } ?? .unknown
    }

    private func attempt<Value>(_ compute: () throws -> Fact<Value>) -> Fact<Value> {
        do { return try compute() } catch { return .failed("the store did not answer") }
    }

    /// Counts of submissions include the one that is judged.
    private func rate(_ question: RateQuestion, _ reading: Reading) throws -> Fact<Int> {
        if question.key == .ip {
            // Only how often a connection posts is counted in memory, not what became of it.
            guard question.kind == .submitted, let connection = posting.connection else {
                return .unknown
            }
            return .known(connection.submitted(question.window))
        }
        let earlier = try reading.rate(
            question,
            thread: thread?.id,
            site: site.name,
            provenAuthor: proven,
            linkDomains: scan.linkDomains,
            at: now,
        )
        let isCounted = question.key != .linkDomain || !scan.linkDomains.isEmpty
        guard question.kind == .submitted, isCounted, let count = earlier.value else {
            return earlier
        }
        return .known(count + 1)
    }

    private func threadSignals(_ needs: SignalNeeds, _ reading: Reading) throws -> ThreadSignals {
        var signals = ThreadSignals()
        signals.depth = parent.map { min($0.depth + 1, Limits.depth) } ?? 0
        signals.parentTags = parent?.tags ?? []
        signals.commentsSoFar = thread?.count ?? 0
        signals.isOpen = thread?.isOpen ?? true
        if let author = parent?.provenAuthor, let proven { signals.parentIsOwn = author == proven }
        if needs.participants {
            signals.participants = try thread.map { try reading.participants(in: $0.id) } ?? 0
        }
        for window in needs.threadWindows {
            let since = now.adding(seconds: -window)
            signals.repliesLast[window] =
                try thread.map { try reading.comments(in: $0.id, since: since) } ?? 0
        }
        return signals
    }

    /// By the site's settings, else by the first comment (SETTLED 12).
    private func article(_ reading: Reading) throws -> ArticleSignals {
        let page = thread?.key ?? posting.submission.page
        let facts = site.articles[page]
        var article = ArticleSignals(path: page.text)
        article.number = site.pageNumbers.first { $0.value == page }?.key
        article.tags = facts?.tags
        let began = try facts?.published ?? thread.flatMap { try reading.beginning(of: $0.id) }
        article.age = began.map { max(0, now.seconds(since: $0)) }
        article.commentsSoFar = thread?.count ?? 0
        return article
    }
}
