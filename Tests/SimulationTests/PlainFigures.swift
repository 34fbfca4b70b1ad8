import Comments
import Storage

@testable import Desk

extension SimulatedHouse {
    /// What the store counts of some periods of a history against the plainest way to count, in words.
    func differencesOfPeriods(since first: Timestamp, comments: Int64) async throws -> String? {
        let length = max(4, now.rawValue - first.rawValue)
        let quarters = (0...4).map { first.rawValue + Int64($0) * length / 4 }
        let periods = [(0, 4), (1, 4), (1, 3), (3, 4)].map { begin, end in
            let until = Timestamp(rawValue: quarters[end] + 1)
            return Period(since: Timestamp(rawValue: quarters[begin]), until: until)
        }
        return try await read { reading in
            for period in periods {
                let wrong = try PlainFigures.difference(in: period, reading, comments: comments)
                if let wrong { return wrong }
            }
            return nil
        }
    }
}

/// The figures of a period as one would count them by hand: all decisions there ever were, one after the other.
enum PlainFigures {
    static func tally(_ period: Period, _ reading: Reading, comments: Int64) throws -> Tally {
        var facts: [DecisionFact] = []
        for comment in 0...comments {
            facts += try reading.decisions(on: comment, before: LogEntryID(.max))
        }
        var ledger = DecisionLedger(period: period, approvals: [:])
        facts.sort { ($0.at.rawValue, $0.entry.rawValue) < ($1.at.rawValue, $1.entry.rawValue) }
        for fact in facts where fact.at < period.until {
            if period.contains(fact.at) { _ = ledger.take(fact) } else { ledger.recall(fact) }
        }
        return ledger.closed()
    }

    /// What differs between the quick way of counting and the plain one, in words.
    static func difference(
        in period: Period,
        _ reading: Reading,
        comments: Int64,
    ) throws -> String? {
        let plain = try tally(period, reading, comments: comments)
        let quick = try reading.tally(
            of: period,
            sites: nil,
            approvals: try reading.approvals(in: period, sites: nil),
        )
        return told(quick) == told(plain) ? nil : "\(told(quick)), and \(told(plain)) was right"
    }

    private static func told(_ tally: Tally) -> String {
        func pairs<Key, Value>(_ values: [Key: Value]) -> String {
            values.map { "\($0.key): \($0.value)" }.sorted().joined(separator: ", ")
        }
        // Whoever did nothing that counts may be known or not: it depends on what had to be recalled.
        let people = tally.people.filter { $0.decisions + $0.reversed > 0 }.map { "\($0)" }
        let rules = tally.rules(named: \.rule).filter { $0.value != RuleTally() }
        return """
            verdicts \(pairs(tally.verdicts)); decisions \(pairs(tally.decisions)); \
            days \(pairs(tally.days)); people \(people.sorted()); \
            reasons \(pairs(tally.reasons)); rules \(pairs(rules)); \
            waits \(tally.waits.sorted()); undone \(tally.undone), overruled \(tally.overruled); \
            wrongly stopped \(tally.wronglyStopped), published \(tally.wronglyPublished)
            """
    }
}
