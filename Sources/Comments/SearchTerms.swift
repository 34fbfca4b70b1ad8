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
}
