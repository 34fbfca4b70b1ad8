package import Comments

/// What a ledger counted in one period; `DecisionLedger` says what the words mean.
package struct Tally: Sendable {
    package struct Day: Sendable, Equatable {
        /// Submissions that a policy judged for the first time, those it declined outright among them.
        package var arrived = 0
        package var decided = 0

        package init() {}
    }
    package struct Person: Sendable, Equatable {
        package var name: String
        package var decisions = 0
        package var reversed = 0
    }
    /// Policies' verdicts by what they came to.
    package var verdicts: [CommentState: Int] = [:]
    /// People's decisions by what they came to; undone ones are among them.
    package var decisions: [CommentState: Int] = [:]
    /// By `Timestamp.dayNumber`.
    package var days: [Int64: Day] = [:]
    package var people: [Person] = []
    package var reasons: [String: Int] = [:]
    /// What came of the verdicts that the same rules spoke for.
    package var lines: [(rules: SpokenRules, tally: RuleTally)] = []
    /// Times to decision, in milliseconds, as they came.
    package var waits: [Int64] = []
    package var undone = 0
    package var overruled = 0
    /// Spam or rejected by a policy, published by a person.
    package var wronglyStopped = 0
    /// Approved by a policy, taken down by a person.
    package var wronglyPublished = 0

    package init() {}

    /// What came of verdicts by the rules that spoke for them, under the names that they are given.
    ///
    /// A verdict counts once for a name. A rule that only asked for a person has no part in a verdict of spam.
    package func rules(named name: (SpokenRule) -> String) -> [String: RuleTally] {
        var found: [String: RuleTally] = [:]
        for line in lines {
            var demands: [String: SpokenRule.Demand] = [:]
            for rule in line.rules.rules where demands[name(rule)] != .spam {
                demands[name(rule)] = rule.demand
            }
            for (name, demand) in demands {
                found[name, default: RuleTally()].add(line.tally, demanded: demand)
            }
        }
        return found
    }
}

/// How often a rule spoke for a verdict, and what people made of it.
package struct RuleTally: Sendable, Equatable {
    /// It spoke for a verdict that held.
    package var held = 0
    /// Of these, published by a person afterwards: what holding is for.
    package var heldThenApproved = 0
    /// It spoke for a verdict of spam, or of rejection.
    package var stopped = 0
    /// Of these, published by a person afterwards: errors.
    package var overturned = 0

    package init() {}

    mutating func count(_ outcome: CommentState) {
        switch outcome {
        case .held: held += 1
        case .spam, .rejected: stopped += 1
        case .approved, .deleted, .withdrawn: break
        }
    }

    mutating func add(_ other: RuleTally, demanded: SpokenRule.Demand) {
        held += other.held
        heldThenApproved += other.heldThenApproved
        guard demanded == .spam else { return }
        stopped += other.stopped
        overturned += other.overturned
    }
}

/// A value that so many of a hundred are not above: the nearest rank, without interpolation.
package enum Percentile {
    /// - Parameter sorted: Ascending; nil is given for none.
    package static func of(_ sorted: [Int64], _ percent: Int) -> Int64? {
        sorted.isEmpty ? nil : sorted[max(0, (sorted.count * percent + 99) / 100 - 1)]
    }
}
