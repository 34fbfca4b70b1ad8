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
        let carries = carriesOver(denial, to: hit)
        return !(denial.upperBound...hit.lowerBound).contains { index in
            beginsClause(index, after: denial, carries: carries)
        }
    }

    /// A sign, a conjunction or a new subject ends what a denial reaches: “I don't sleep I want to die”.
    private func beginsClause(_ index: Int, after denial: Range<Int>, carries: Bool) -> Bool {
        guard index > 0, index < words.count else { return false }
        let word = words[index]
        let before = words[index - 1]
        if word.sentence != before.sentence
            || hasSign(before.range.upperBound, word.range.lowerBound)
        {
            return true
        }
        if HitSieve.conjunctions.contains(word.text) { return true }
        guard !carries, HitSieve.subjects.contains(word.text) else { return false }
        // “don't I” asks and stays one clause; “he wrote I hope” are two.
        return index > denial.upperBound || !isNegative(denial)
    }

    /// “I don't think I want to die”: what somebody denies to think, say or feel is denied with it.
    ///
    /// “My wife does not know that I want to die” and “I just wanted to say that I want to die” are not.
    private func carriesOver(_ denial: Range<Int>, to hit: Range<Int>) -> Bool {
        // A hit of signs alone may stand behind the last word.
        let end = min(hit.lowerBound + 1, words.count)
        let between = words[min(denial.upperBound, end)..<end]
        guard isNegative(denial), between.contains(where: { HitSieve.thoughts.contains($0.text) })
        else { return false }
        if between.contains(where: { HitSieve.ownThoughts.contains($0.text) }) { return true }
        let from = max(0, denial.lowerBound - 2)
        return words[from..<denial.lowerBound].contains {
            Person(word: $0.text) == .first || HitSieve.things.contains($0.text)
        }
    }

    private func isNegative(_ denial: Range<Int>) -> Bool {
        words[denial].contains { word in
            HitSieve.negatives.contains(word.text) || word.text.hasSuffix("n't")
        }
    }

    private func hasSign(_ lower: Int, _ upper: Int) -> Bool {
        guard lower < upper else { return false }
        return folded[lower..<upper].contains { ",;:()-.!?\n".utf8.contains($0) }
    }

    private static let conjunctions: Set<String> = [
        "and", "but", "so", "because", "then", "now", "if", "whether", "y", "si", "pero", "porque",
        "asi", "así", "ahora",
    ]
    private static let negatives: Set<String> = [
        "not", "never", "no", "nor", "dont", "didnt", "doesnt", "isnt", "wasnt", "wont", "nunca",
        "jamás", "jamas", "tampoco",
    ]
    /// “It doesn't mean I want to die”.
    private static let things: Set<String> = ["it", "that", "this", "eso", "esto"]
    private static let subjects: Set<String> = [
        "i", "im", "i'm", "he", "she", "they", "we", "yo", "él", "ella", "ellos", "quiero", "me",
    ]
    private static let thoughts: Set<String> = [
        "think", "thinking", "say", "saying", "said", "mean", "believe", "feel", "feeling", "like",
        "creo", "digo", "pienso", "siento",
    ]
    /// Verbs that say themselves who thinks.
    private static let ownThoughts: Set<String> = ["creo", "digo", "pienso", "siento", "mean"]

    /// The nearest word for a person, from the end of the hit back to the start of its sentence.
    ///
    /// Somebody named before a sign or a conjunction is not the one who acts: “he left, want to die”.
    /// Without any, the writer speaks of themselves: “want to die”, “quiero morir”.
    private func subject(of hit: Range<Int>) -> Person {
        guard let last = hit.last, last < words.count else { return .first }
        var index = last
        while index >= 0, words[index].sentence == words[last].sentence {
            let next = index + 1 < words.count ? words[index + 1].text : nil
            let person = Person(word: words[index].text, next: next)
            // Inside the hit a word such as “many” is part of the phrase; “myself” still says who it is.
            if let person, person == .first || index < hit.lowerBound { return person }
            if index <= hit.lowerBound, beginsPart(index) { return .first }
            index -= 1
        }
        return .first
    }

    private func beginsPart(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        return HitSieve.conjunctions.contains(words[index].text)
            || hasSign(words[index - 1].range.upperBound, words[index].range.lowerBound)
    }
}
