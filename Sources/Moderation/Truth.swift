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
        let sure = parts.count { $0 == .yes }
        let failures = parts.compactMap { part -> String? in
            if case .failed(let reason) = part { return reason }
            return nil
        }
        if sure >= needed { return .yes }
        if sure + failures.count < needed { return .no }
        return .failed(failures.first ?? "a condition failed")
    }
}
