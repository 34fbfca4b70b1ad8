import Comments
import Storage

/// What a site may publish of one month's moderation; small counts are hidden (`PublishedCount`).
package struct PublicFigures: Sendable, Equatable {
    /// Parts of a whole with their sum.
    package struct Whole: Sendable, Equatable {
        package var total: PublishedCount
        package var parts: [Part]
    }
    package struct Part: Sendable, Equatable {
        package var name: String
        package var count: PublishedCount
    }
    package struct Rule: Sendable, Equatable {
        package var name: String
        package var held: PublishedCount
        package var stopped: PublishedCount
        package var overturned: PublishedCount
    }
    package var month: String
    package var isOver: Bool
    /// By policies.
    package var verdicts: Whole
    /// By people.
    package var decisions: Whole
    package var reasons: [Part]
    package var rules: [Rule]
    package var undone: PublishedCount
    package var overruled: PublishedCount
    package var wronglyStopped: PublishedCount
    package var wronglyPublished: PublishedCount
    /// First decisions on held comments.
    package var timed: PublishedCount
    /// Minutes to decision that half of them did not pass.
    package var median: Int64?
    package var p95: Int64?

    /// First decisions from which a 95th percentile is no longer one comment's own time.
    static let enoughForP95 = 20
}

extension ModerationDesk {
    /// The figures of a month in UTC, `2026-11`, for a page that anybody may read.
    package func publicFigures(month: String?, by actor: Actor) async throws -> PublicFigures {
        let now = now()
        let month = month ?? Period.lastMonth(before: now)
        guard let period = Period(month: month) else {
            throw Refusal.invalid([
                FieldProblem("month", .invalid, "This takes a month, like 2026-11.")
            ])
        }
        let tally = try await store.read { reading in
            let sites = try reading.narrowing(actor.sites)
            let approvals = try reading.approvals(in: period, sites: sites)
            return try reading.tally(of: period, sites: sites, approvals: approvals)
        }
        let codes = try await reasonCodes
        return PublicFigures(tally, month: month, isOver: period.until <= now, codes: codes)
    }
}

extension PublicFigures {
    init(_ tally: Tally, month: String, isOver: Bool, codes: (String) -> String) {
        let waits = tally.waits.sorted()
        self.init(
            month: month,
            isOver: isOver,
            verdicts: Whole(tally.verdicts),
            decisions: Whole(tally.decisions),
            reasons: PublicFigures.reasons(tally.reasons, codes),
            rules: PublicFigures.rules(tally),
            undone: .of(tally.undone),
            overruled: .of(tally.overruled),
            wronglyStopped: .of(tally.wronglyStopped),
            wronglyPublished: .of(tally.wronglyPublished),
            timed: .of(waits.count),
            median: waits.count < PublishedCount.limit
                ? nil : Percentile.of(waits, 50).map(PublicFigures.minutes),
            p95: waits.count < PublicFigures.enoughForP95
                ? nil : Percentile.of(waits, 95).map(PublicFigures.minutes),
        )
    }

    /// Begun minutes.
    private static func minutes(_ milliseconds: Int64) -> Int64 { (milliseconds + 59_999) / 60_000 }

    private static func reasons(_ counts: [String: Int], _ codes: (String) -> String) -> [Part] {
        var named: [String: Int] = [:]
        for (reason, count) in counts { named[codes(reason), default: 0] += count }
        return named.map { Part(name: $0.key, count: .of($0.value)) }
            .sorted { ($1.count.rank, $0.name) < ($0.count.rank, $1.name) }
    }

    private static func rules(_ tally: Tally) -> [Rule] {
        tally.rules(named: publicName).map { name, found in
            Rule(
                name: name,
                held: .of(found.held),
                stopped: .of(found.stopped),
                overturned: .of(found.overturned),
            )
        }.sorted { ($1.rank, $0.name) < ($0.rank, $1.name) }
    }
}

extension PublicFigures.Rule {
    fileprivate var rank: Int { held.rank + stopped.rank }
}

extension PublicFigures.Whole {
    init(_ counts: [CommentState: Int]) {
        let states = CommentState.allCases.filter { $0 != .withdrawn }
        let numbers = states.map { counts[$0] ?? 0 }
        self.init(
            total: .sum(of: numbers),
            parts: zip(states, numbers).map {
                PublicFigures.Part(name: $0.rawValue, count: .of($1))
            },
        )
    }
}
