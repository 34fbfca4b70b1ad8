import Comments
import Desk
import Hummingbird

extension Front {
    /// `GET …/stats`.
    func stats(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let query = try Query(request)
        let (most, usual) = (QueueStats.mostDays, QueueStats.usualDays)
        let (site, days) = try Query.every(
            { try siteFilter(query, for: actor) },
            { try query.number("days", in: 1...most, usual: usual) },
        )
        let stats = try await desk.stats(site: site, days: days, by: actor)
        return try ModerationJSON.response(StatsJSON(stats))
    }
}

/// The queue's health, for programs.
private struct StatsJSON: Encodable {
    struct Waiting: Encodable {
        var held: Int
        var oldest: String?
        var oldestSeconds: Int?
        var priorities: [String: Int]
        var sites: [Site]
        var spam: Int
    }
    struct Site: Encodable {
        var site: String
        var held: Int
        var oldestSeconds: Int
    }
    struct Day: Encodable {
        var day: String
        var arrived: Int
        var decided: Int
    }
    struct Speed: Encodable {
        var decisions: Int
        var p50Seconds: Int64?
        var p95Seconds: Int64?
    }
    struct Moderator: Encodable {
        var name: String
        var decisions: Int
        var reversed: Int
        var reversalRate: Double
    }
    struct Rule: Encodable {
        var rule: String
        var held: Int
        var heldThenApproved: Int
        var stopped: Int
        var overturned: Int
        /// Of those it stopped; nil where it stopped nothing.
        var overturnedRate: Double?
    }
    struct Reports: Encodable {
        /// Comments that wait for an answer to readers' reports, and those where a reader is worried.
        var open: Int
        var urgent: Int
        /// Reports of the period by reason.
        var received: [String: Int]
    }
    var reports: Reports
    var at: String
    var since: String
    var waiting: Waiting
    var days: [Day]
    var timeToDecision: Speed
    /// By outcome.
    var verdicts: [String: Int]
    var decisions: [String: Int]
    var undone: Int
    var overruled: Int
    var wronglyStopped: Int
    var wronglyPublished: Int
    var moderators: [Moderator]
    var rules: [Rule]

    init(_ stats: QueueStats) {
        let tally = stats.tally
        at = stats.now.rfc3339
        reports = Reports(
            open: stats.reported.comments,
            urgent: stats.reported.urgent,
            received: Dictionary(
                uniqueKeysWithValues: ReaderReport.Reason.allCases.map {
                    ($0.rawValue, stats.reports[$0] ?? 0)
                }
            ),
        )
        since = stats.period.since.rfc3339
        waiting = Waiting(stats)
        days = StatsJSON.days(stats)
        timeToDecision = Speed(
            decisions: tally.waits.count,
            p50Seconds: stats.median.map { $0 / 1_000 },
            p95Seconds: stats.p95.map { $0 / 1_000 },
        )
        verdicts = StatsJSON.outcomes(tally.verdicts)
        decisions = StatsJSON.outcomes(tally.decisions)
        (undone, overruled) = (tally.undone, tally.overruled)
        (wronglyStopped, wronglyPublished) = (tally.wronglyStopped, tally.wronglyPublished)
        moderators = tally.people.filter { $0.decisions > 0 }.map {
            Moderator(
                name: $0.name,
                decisions: $0.decisions,
                reversed: $0.reversed,
                reversalRate: Double($0.reversed) / Double($0.decisions),
            )
        }.sorted { ($1.decisions, $0.name) < ($0.decisions, $1.name) }
        rules = tally.rules(named: \.rule).map { name, found in
            Rule(
                rule: name,
                held: found.held,
                heldThenApproved: found.heldThenApproved,
                stopped: found.stopped,
                overturned: found.overturned,
                overturnedRate: found.stopped == 0
                    ? nil : Double(found.overturned) / Double(found.stopped),
            )
        }.filter { $0.held + $0.stopped > 0 }
            .sorted { ($1.held + $1.stopped, $0.rule) < ($0.held + $0.stopped, $1.rule) }
    }

    /// Every outcome has its number, 0 too.
    private static func outcomes(_ counts: [CommentState: Int]) -> [String: Int] {
        let states = CommentState.allCases.filter { $0 != .withdrawn }
        return Dictionary(uniqueKeysWithValues: states.map { ($0.rawValue, counts[$0] ?? 0) })
    }

    private static func days(_ stats: QueueStats) -> [Day] {
        (stats.period.since.dayNumber..<stats.period.until.dayNumber).map { number in
            let found = stats.tally.days[number] ?? Tally.Day()
            return Day(
                day: Timestamp(dayNumber: number).day,
                arrived: found.arrived,
                decided: found.decided,
            )
        }
    }
}

extension StatsJSON.Waiting {
    init(_ stats: QueueStats) {
        func age(_ moment: Timestamp) -> Int { max(0, stats.now.seconds(since: moment)) }
        let bySite = Dictionary(grouping: stats.waiting, by: \.site)
        let first = stats.waiting.map(\.oldest).min()
        var priorities: [String: Int] = [:]
        for priority in Priority.allCases {
            priorities[priority.name] = stats.waiting.filter { $0.priority == priority }
                .reduce(0) { $0 + $1.comments }
        }
        self.init(
            held: stats.waiting.reduce(0) { $0 + $1.comments },
            oldest: first?.rfc3339,
            oldestSeconds: first.map(age),
            priorities: priorities,
            sites: bySite.map { site, counts in
                StatsJSON.Site(
                    site: site.rawValue,
                    held: counts.reduce(0) { $0 + $1.comments },
                    oldestSeconds: counts.map { age($0.oldest) }.max() ?? 0,
                )
            }.sorted { $0.site < $1.site },
            spam: stats.spam,
        )
    }
}
