/// About how long a comment waits for a person, in the words that a promise allows.
package enum UsualWait: String, Sendable {
    case hour
    case hours
    case day
    case days
    case longer

    /// Decisions that must have been made before anything is said about the next one.
    package static let fewestDecisions = 20

    /// Half of all comments wait longer than the median, so twice as long is what is said.
    package init(medianMilliseconds: Int64) {
        switch medianMilliseconds * 2 / 3_600_000 {
        case ..<1: self = .hour
        case ..<6: self = .hours
        case ..<24: self = .day
        case ..<96: self = .days
        default: self = .longer
        }
    }
}
