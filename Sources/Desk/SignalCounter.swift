import Comments
import Moderation
import Storage

/// Gathers what the rules may know besides the text; what cannot be counted is said to have failed.
struct SignalCounter {
    let posting: Posting
    let site: SiteName
    let thread: CommentThread?
    let parent: StoredComment?
    let proven: Int64?
    let scan: Scan
    let now: Timestamp
    /// The comment that is edited: it is no repeat of itself.
    var edited: CommentID?

    func signals(_ needs: SignalNeeds, _ reading: Reading) -> Signals {
        var signals = Signals(now: now)
        signals.form = posting.submission.form
        signals.author = attempt {
            .known(
                try reading.authorSignals(
                    proven: proven,
                    typed: posting.submission.author.email,
                    site: site,
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
                    site: site,
                    provenAuthor: proven,
                    edited: edited,
                    at: now,
                )
            }
        }
        signals.thread = .known(threadSignals)
        return signals
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
            site: site,
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

    private var threadSignals: ThreadSignals {
        var signals = ThreadSignals()
        signals.depth = parent.map { min($0.depth + 1, Limits.depth) } ?? 0
        signals.parentTags = parent?.tags ?? []
        signals.commentsSoFar = thread?.count ?? 0
        return signals
    }
}
