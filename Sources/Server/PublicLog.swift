import Comments
import Desk
import Hummingbird

extension Front {
    /// `GET …/log/public`: the last 30 days, or those that are asked for.
    func publicLog(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let query = try Query(request)
        let now = desk.now()
        let usual = Period(days: QueueStats.usualDays, endingAt: now)
        let (since, until) = try Query.every(
            { try query.moment("since", now: now) ?? usual.since },
            { try query.moment("until", now: now) ?? usual.until },
        )
        // Whole days: a part of one would tell the hour.
        let period = Period(
            since: Timestamp(dayNumber: since.dayNumber),
            until: Timestamp(dayNumber: until.dayNumber),
        )
        guard (1...Int64(PublicLog.mostDays)).contains(until.dayNumber - since.dayNumber) else {
            throw Refusal.invalid([
                FieldProblem(
                    "since",
                    .invalid,
                    "This takes 1 to \(PublicLog.mostDays) whole days in UTC, with since before "
                        + "until.",
                )
            ])
        }
        let log = try await desk.publicLog(period, by: actor)
        return try ModerationJSON.response(PublicLogJSON(log))
    }

    /// `GET …/log/figures`.
    func publicFigures(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let month = try Query(request).text("month")
        let figures = try await desk.publicFigures(month: month, by: actor)
        return try ModerationJSON.response(FiguresJSON(figures))
    }
}

private struct PublicLogJSON: Encodable {
    struct Row: Encodable {
        var day: String
        var decider: String
        var act: String
        var outcome: String
        var reason: String?
        var rules: [String]
        var within: String?
        var decisions: PublishedCount
    }
    /// The first day.
    var since: String
    /// The last day.
    var until: String
    var rows: [Row]

    init(_ log: PublicLog) {
        since = log.period.since.day
        until = log.period.until.adding(seconds: -1).day
        rows = log.rows.map { row in
            Row(
                day: row.day,
                decider: row.decider,
                act: row.act,
                outcome: row.outcome.rawValue,
                reason: row.reason,
                rules: row.rules,
                within: row.within?.rawValue,
                decisions: row.decisions,
            )
        }
    }
}

private struct FiguresJSON: Encodable {
    struct Whole: Encodable {
        var total: PublishedCount
        var parts: [Part]

        init(_ whole: PublicFigures.Whole) {
            total = whole.total
            parts = whole.parts.map(Part.init)
        }
    }
    struct Part: Encodable {
        var name: String
        var count: PublishedCount

        init(_ part: PublicFigures.Part) { (name, count) = (part.name, part.count) }
    }
    struct Rule: Encodable {
        var rule: String
        var held: PublishedCount
        var stopped: PublishedCount
        var overturned: PublishedCount
    }
    struct Speed: Encodable {
        var decisions: PublishedCount
        var p50Minutes: Int64?
        var p95Minutes: Int64?
    }
    struct Reversals: Encodable {
        var undone: PublishedCount
        var overruled: PublishedCount
        var wronglyStopped: PublishedCount
        var wronglyPublished: PublishedCount
    }
    var month: String
    var over: Bool
    var verdicts: Whole
    var decisions: Whole
    var reasons: [Part]
    var rules: [Rule]
    var timeToDecision: Speed
    var reversals: Reversals

    init(_ figures: PublicFigures) {
        (month, over) = (figures.month, figures.isOver)
        verdicts = Whole(figures.verdicts)
        decisions = Whole(figures.decisions)
        reasons = figures.reasons.map(Part.init)
        rules = figures.rules.map { rule in
            Rule(
                rule: rule.name,
                held: rule.held,
                stopped: rule.stopped,
                overturned: rule.overturned,
            )
        }
        timeToDecision = Speed(
            decisions: figures.timed,
            p50Minutes: figures.median,
            p95Minutes: figures.p95,
        )
        reversals = Reversals(
            undone: figures.undone,
            overruled: figures.overruled,
            wronglyStopped: figures.wronglyStopped,
            wronglyPublished: figures.wronglyPublished,
        )
    }
}
