/// What a condition came to.
///
/// A failure counts only where it could have changed the answer.
enum Truth: Sendable, Equatable {
    case yes
    case no
    case failed(String)

    init(_ holds: Bool) { self = holds ? .yes : .no }

    var negated: Truth {
        switch self {
        case .yes: .no
        case .no: .yes
        case .failed: self
        }
    }

    static func all(_ parts: [Truth]) -> Truth { atLeast(parts.count, parts) }

    /// Decided as soon as the failed parts cannot change it any more.
    static func atLeast(_ needed: Int, _ parts: [Truth]) -> Truth {
        parts.reduce(into: TruthCount()) { $0.add($1) }.atLeast(needed)
    }
}

/// How many parts of a condition are true, and how many nobody could compute.
struct TruthCount {
    private var sure = 0
    private var failed = 0
    private var firstReason: String?

    mutating func add(_ part: Truth) {
        switch part {
        case .yes: sure += 1
        case .no: break
        case .failed(let reason):
            failed += 1
            firstReason = firstReason ?? reason
        }
    }

    func atLeast(_ needed: Int) -> Truth {
        if sure >= needed { return .yes }
        return sure + failed < needed ? .no : .failed(firstReason ?? "a condition failed")
    }
}
