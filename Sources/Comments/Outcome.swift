/// How far a text is from being published: the ladder of POLICIES §3.
package enum Outcome: Int, Sendable, Comparable, CaseIterable {
    case approve = 0
    case hold = 1
    case spam = 2
    case reject = 3

    package static func < (left: Outcome, right: Outcome) -> Bool {
        left.rawValue < right.rawValue
    }

    package var name: String {
        switch self {
        case .approve: "approve"
        case .hold: "hold"
        case .spam: "spam"
        case .reject: "reject"
        }
    }

    package init?(name: String) {
        guard let found = Outcome.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}

/// Where in the queue an item stands; the highest of all hits wins.
package enum Priority: Int, Sendable, Comparable, CaseIterable {
    case low = 0
    case normal = 1
    case high = 2
    case urgent = 3

    package static func < (left: Priority, right: Priority) -> Bool {
        left.rawValue < right.rawValue
    }

    package var name: String {
        switch self {
        case .low: "low"
        case .normal: "normal"
        case .high: "high"
        case .urgent: "urgent"
        }
    }

    package init?(name: String) {
        guard let found = Priority.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}
