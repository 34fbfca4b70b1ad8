/// Why a pattern is not an expression of RE2.
struct ExpressionProblem: Error, Equatable {
    enum Kind: Sendable, Equatable {
        case syntax
        case lookaround
        case backReference
        case tooLarge
    }
    let kind: Kind
    let message: String
    /// Characters of the pattern before the place complained of, where RE2 names one.
    let offset: Int?

    /// Words what RE2 says, with the two things named that people miss most.
    ///
    /// - Parameter piece: The part of the pattern that RE2 complains of.
    init(pattern: String, message: String, piece: String) {
        let place = piece.isEmpty ? nil : pattern.range(of: piece)
        offset = place.map { pattern.distance(from: pattern.startIndex, to: $0) }
        let rest = place.map { pattern[$0...] } ?? ""
        if ["(?=", "(?!", "(?<=", "(?<!"].contains(where: rest.hasPrefix) {
            kind = .lookaround
            self.message =
                "lookaround is not supported: use not, near, unless or subject in the rule instead"
        } else if rest.hasPrefix("\\"),
            rest.dropFirst().first?.isWholeNumber == true
                || rest.dropFirst().first == "k"
        {
            kind = .backReference
            self.message = "a back-reference is not supported: write the repeated part out"
        } else if message.contains("too large") || message.contains("out of memory")
            || message.contains("repetition size")
        {
            kind = .tooLarge
            self.message = message
        } else {
            kind = .syntax
            self.message = piece.isEmpty ? message : "\(message): \(piece)"
        }
    }
}

extension String {
    /// Where a text first stands in this one.
    fileprivate func range(of piece: String) -> Index? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(piece) { return start }
            start = index(after: start)
        }
        return nil
    }
}
