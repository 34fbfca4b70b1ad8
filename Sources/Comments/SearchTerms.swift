/// What somebody looks for: words that must all be there, and phrases in quotation marks.
package enum SearchTerms {
    /// Terms of one search; what comes after them is not looked for.
    package static let limit = 16

    /// `tea "at our place"` is `tea` and `at our place`; a quotation mark that is never closed ends with the text.
    package static func of(_ typed: String) -> [String] {
        let parts = typed.split(omittingEmptySubsequences: false) { "\"“”„".contains($0) }
        let terms = parts.enumerated().flatMap { number, part -> [String] in
            let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
            let isPhrase = number % 2 == 1
            return isPhrase && !words.isEmpty ? [words.joined(separator: " ")] : words
        }
        return Array(terms.prefix(limit))
    }

    /// The ways a term is written that mean the same: as typed, small, in capitals, and with a capital first.
    ///
    /// Letters of ASCII are compared without their case anyway; here are those of all other scripts that have one.
    package static func spellings(of term: String) -> [String] {
        guard !term.utf8.allSatisfy({ $0 < 0x80 }) else { return [term] }
        let small = term.lowercased()
        let ways = [
            term, small, term.uppercased(), small.prefix(1).uppercased() + small.dropFirst(),
        ]
        return ways.reduce(into: []) { found, way in
            if !found.contains(where: { $0.utf8.elementsEqual(way.utf8) }) { found.append(way) }
        }
    }
}
