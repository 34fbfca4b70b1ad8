/// Takes single hits away: negated ones, and those about another person (SETTLED 20).
struct HitSieve {
    let words: [Word]
    /// Bytes of the folded text, for the signs between words.
    let folded: [UInt8]

    /// True where the hit stays.
    func keeps(_ hit: Range<Int>, _ filter: HitFilter, unless: [Range<Int>]) -> Bool {
        if let person = filter.subject, subject(of: hit) != person { return false }
        return !unless.contains { denies($0, hit, within: filter.window) }
    }

    /// A word of denial counts when it ends at most `window` words before the hit, in the same clause.
    private func denies(_ denial: Range<Int>, _ hit: Range<Int>, within window: Int) -> Bool {
        guard denial.upperBound <= hit.lowerBound, hit.lowerBound - denial.upperBound < window
        else {
            return false
        }
        return !(denial.upperBound...hit.lowerBound).contains { beginsClause($0, after: denial) }
    }

    /// A sign, a conjunction or a new subject ends what a denial reaches: “I don't sleep I want to die”.
    private func beginsClause(_ index: Int, after denial: Range<Int>) -> Bool {
        guard index > 0, index < words.count else { return false }
        let word = words[index]
        let before = words[index - 1]
        if word.sentence != before.sentence
            || hasSign(before.range.upperBound, word.range.lowerBound)
        {
            return true
        }
        if HitSieve.conjunctions.contains(word.text) { return true }
        // “I don't think I want to die”: a verb of thinking carries the denial over to the next subject.
        let isSubject = ["i", "im", "i'm", "i\u{2019}m", "yo"].contains(word.text)
        return isSubject && index > denial.upperBound && !HitSieve.carriers.contains(before.text)
    }

    private func hasSign(_ lower: Int, _ upper: Int) -> Bool {
        guard lower < upper else { return false }
        return folded[lower..<upper].contains { ",;:()-.!?\n".utf8.contains($0) }
    }

    private static let conjunctions: Set<String> = [
        "and", "but", "so", "because", "then", "now", "if", "whether", "y", "si", "pero", "porque",
        "asi", "así", "ahora",
    ]
    private static let carriers: Set<String> = [
        "think", "thinking", "say", "saying", "said", "mean", "believe", "feel", "feeling", "like",
        "that", "creo", "digo", "pienso", "que",
    ]

    /// The nearest word for a person, from the end of the hit back to the start of its sentence.
    ///
    /// Somebody named before a conjunction is not the one who acts: “I lost my dad and want to die”.
    /// Without any, the writer speaks of themselves: “want to die”, “quiero morir”.
    private func subject(of hit: Range<Int>) -> Person {
        guard let last = hit.last, last < words.count else { return .first }
        var isBeforeClause = false
        var fallback = Person.first
        var index = last
        while index >= 0, words[index].sentence == words[last].sentence {
            if let person = Person(word: words[index].text) {
                if person == .first || !isBeforeClause { return person }
                fallback = person
            }
            if index <= hit.lowerBound, beginsPart(index) { isBeforeClause = true }
            index -= 1
        }
        return fallback
    }

    private func beginsPart(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        return HitSieve.conjunctions.contains(words[index].text)
            || hasSign(words[index - 1].range.upperBound, words[index].range.lowerBound)
    }
}
