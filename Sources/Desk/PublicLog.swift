package import Comments
import Storage

/// The log as the public may read it: days, kinds of deciders, outcomes and rules; nothing that leads to a person.
///
/// Decisions that are alike in everything are one row with their number. Those that fewer than
/// `PublishedCount.limit` others are like lose reason, rules and time; where they are few even so, their number is
/// not told either. A day with three comments on a page says little about who wrote which.
package struct PublicLog: Sendable, Equatable {
    package struct Row: Sendable, Equatable {
        package var day: String
        /// `policy` or `moderator`.
        package var decider: String
        package var act: String
        package var outcome: CommentState
        package var reason: String?
        package var rules: [String]
        /// Time to decision, where this was the first decision on a held comment.
        package var within: Promptness?
        package var decisions: PublishedCount
    }
    package var period: Period
    package var rows: [Row]

    /// Days in one public log.
    package static let mostDays = 366
}

/// Time to decision in buckets too coarse to tell one comment by.
package enum Promptness: String, Sendable, CaseIterable {
    case hour
    case day
    case week
    case longer

    package init(milliseconds: Int64) {
        switch milliseconds {
        case ..<3_600_000: self = .hour
        case ..<86_400_000: self = .day
        case ..<604_800_000: self = .week
        default: self = .longer
        }
    }
}

extension ModerationDesk {
    /// The public log of some days.
    package func publicLog(_ period: Period, by actor: Actor) async throws -> PublicLog {
        let codes = try await reasonCodes
        var counted = try await store.read { reading in
            let sites = try reading.narrowing(actor.sites)
            let approvals = try reading.approvals(in: period, sites: sites)
            var counted = CountedRows(approvals: approvals)
            _ = try reading.tally(of: period, sites: sites, approvals: approvals) { fact, taken in
                counted.add(fact, taken, codes: codes)
            }
            return counted
        }
        return PublicLog(period: period, rows: counted.published())
    }

    /// A reason is free text unless it is one of these: only what the policies' authors wrote is published.
    var reasonCodes: @Sendable (String) -> String {
        get async throws {
            let policies = try await policies.inForce
            return { reason in policies.knowsReason(reason) ? reason : "other" }
        }
    }
}

/// How a rule is named in public: that somebody may be in danger, or said something private, is told of nobody.
func publicName(_ rule: SpokenRule) -> String {
    switch rule.ruleClass {
    case .safety, .privacy: "(\(rule.ruleClass.rawValue))"
    default: rule.rule
    }
}

/// Decisions by all that is told of them.
private struct CountedRows {
    private struct Broad: Hashable {
        var day: Int64
        var decider: LogEntry.ActorKind
        var act: String
        var outcome: CommentState
    }
    private struct Details: Hashable {
        var reason: String?
        var rules: SpokenRules
        var within: Promptness?
    }
    private var counts: [Broad: [Details: Int]] = [:]

    /// - Parameter approvals: Submissions that a policy approved at once, by day: no rule spoke for that.
    init(approvals: [Int64: Int]) {
        for (day, count) in approvals {
            let broad = Broad(day: day, decider: .policy, act: "verdict", outcome: .approved)
            counts[broad] = [Details(reason: nil, rules: .none, within: nil): count]
        }
    }

    mutating func add(
        _ fact: DecisionFact,
        _ taken: DecisionLedger.Taken,
        codes: (String) -> String,
    ) {
        // An author's own wish is no decision about them.
        guard fact.decider != .author else { return }
        let broad = Broad(
            day: fact.at.dayNumber,
            decider: fact.decider,
            act: fact.act,
            outcome: fact.to,
        )
        let details = Details(
            reason: fact.reason.map(codes),
            // What spoke against a text that was approved all the same is no reason for it.
            rules: fact.decider == .policy && fact.to == .approved ? .none : taken.rules,
            within: taken.waited.map(Promptness.init(milliseconds:)),
        )
        counts[broad, default: [:]][details, default: 0] += 1
    }

    /// The newest day first.
    mutating func published() -> [PublicLog.Row] {
        counts.flatMap { broad, details in rows(broad, details) }.sorted { left, right in
            left.day != right.day ? left.day > right.day : left.order < right.order
        }
    }

    private func rows(_ broad: Broad, _ details: [Details: Int]) -> [PublicLog.Row] {
        var rows: [PublicLog.Row] = []
        var few = 0
        for (details, count) in named(details) {
            if count < PublishedCount.limit {
                few += count
            } else {
                rows.append(row(broad, details, .exact(count)))
            }
        }
        if few > 0 { rows.append(row(broad, PublicDetails(), .of(few))) }
        return rows
    }

    private struct PublicDetails: Hashable {
        var reason: String?
        var rules: [String] = []
        var within: Promptness?
    }

    /// Counted again under public names, under which more decisions are alike.
    private func named(_ details: [Details: Int]) -> [PublicDetails: Int] {
        var named: [PublicDetails: Int] = [:]
        for (details, count) in details {
            let rules = Set(details.rules.rules.map(publicName)).sorted()
            let key = PublicDetails(
                reason: details.reason,
                rules: rules,
                within: details.within,
            )
            named[key, default: 0] += count
        }
        return named
    }

    private func row(
        _ broad: Broad,
        _ details: PublicDetails,
        _ count: PublishedCount,
    ) -> PublicLog.Row {
        PublicLog.Row(
            day: Timestamp(dayNumber: broad.day).day,
            decider: broad.decider.rawValue,
            act: broad.act,
            outcome: broad.outcome,
            reason: details.reason,
            rules: details.rules,
            within: details.within,
            decisions: count,
        )
    }
}

extension PublicLog.Row {
    /// Rows of one day stand in the same order in every printing.
    fileprivate var order: String {
        [
            decider, act, outcome.rawValue, rules.joined(separator: " "), reason ?? "",
            within?.rawValue ?? "",
        ].joined(separator: "\u{1F}")
    }
}
