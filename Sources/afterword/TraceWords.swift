/// A step of a verdict's trace as a sentence; what it does not know it repeats as it is.
enum TraceWords {
    static func sentence(_ step: String) -> String {
        let words = step.split(separator: " ").map { SafeText.line(String($0)) }
        switch (words.first, words.count) {
        case ("default", 2): return "It starts as \(words[1])."
        case ("score", 4) where words[2] == "->":
            return "The scores add up to \(words[1]), which says \(words[3])."
        case ("score", 7) where words[4] == "absorbed":
            return "\(words[6]) stands for \(words[3]), whose \(words[1]) does not count."
        case ("floor", 4) where words[2] == "by":
            return "\(words[3]) asks for \(words[1]) at least."
        case ("ceiling", 4) where words[2] == "by":
            return "\(words[3]) lets it be \(words[1]) at most."
        case ("safety", 5) where words[1] == "ceiling":
            return "\(words[4]) is about safety: \(words[2]), and nothing harsher."
        default: return SafeText.line(step)
        }
    }

    /// `6` for 6.0, `1.5` for 1.5.
    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)"
    }
}
