/// `near`: two things that stand close together, such as a group, a name and a workplace.
struct NearMatcher: Sendable {
    enum Order: String, Sendable, CaseIterable {
        case any
        case aFirst = "a_first"
        case bFirst = "b_first"
    }
    /// One of the two things: a `words`, `regex` or `pii` matcher, of which only the places count.
    enum Side: Sendable {
        case words(WordsMatcher)
        case expressions(ExpressionMatcher)
        case personal(PersonalMatcher)
    }
    var a: Side
    var b: Side
    /// Words between the two, at most.
    var within: Int
    var isSameSentence = false
    var order = Order.any
    var fields: [TextField] = [.body]

    /// The most that `within` may say: farther apart two things have nothing to do with each other.
    static let limit = 100
}

/// Pairs of places that lie close enough; linear in the number of places but for the window.
struct NearSearch {
    let matcher: NearMatcher
    let words: [Word]

    /// Every place of either side that has a partner, in order and without doubles.
    func places(_ a: [Place], _ b: [Place]) -> [Place] {
        guard !a.isEmpty, !b.isEmpty else { return [] }
        let first = a.sorted(by: NearSearch.isBefore)
        let second = b.sorted(by: NearSearch.isBefore)
        var found: Set<Place> = []
        for place in first {
            if let partner = partner(of: place, in: second, isA: true) {
                found.formUnion([place, partner])
            }
        }
        for place in second where !found.contains(place) {
            if partner(of: place, in: first, isA: false) != nil { found.insert(place) }
        }
        return found.sorted(by: NearSearch.isBefore)
    }

    /// - Parameter isA: The place is one of `a`, so the partner is one of `b`.
    private func partner(of place: Place, in others: [Place], isA: Bool) -> Place? {
        let longest = 40
        let from = place.words.lowerBound - matcher.within - longest
        var index = NearSearch.firstIndex(from: from, in: others)
        while index < others.count {
            let other = others[index]
            if other.words.lowerBound > place.words.upperBound + matcher.within { return nil }
            if isA ? fits(place, other) : fits(other, place) { return other }
            index += 1
        }
        return nil
    }

    private func fits(_ a: Place, _ b: Place) -> Bool {
        guard !a.words.overlaps(b.words), !a.words.isEmpty, !b.words.isEmpty else { return false }
        let isAFirst = a.words.lowerBound < b.words.lowerBound
        let (left, right) = isAFirst ? (a.words, b.words) : (b.words, a.words)
        guard right.lowerBound - left.upperBound <= matcher.within else { return false }
        if matcher.order == .aFirst && !isAFirst || matcher.order == .bFirst && isAFirst {
            return false
        }
        guard matcher.isSameSentence else { return true }
        return words[left.lowerBound].sentence == words[right.upperBound - 1].sentence
    }

    private static func firstIndex(from start: Int, in places: [Place]) -> Int {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].words.lowerBound < start { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func isBefore(_ left: Place, _ right: Place) -> Bool {
        (left.words.lowerBound, left.words.upperBound)
            < (right.words.lowerBound, right.words.upperBound)
    }
}
