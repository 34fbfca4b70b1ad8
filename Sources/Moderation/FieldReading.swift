/// One value for each view of a text.
struct EachView<Value: Sendable>: Sendable {
    var raw: Value
    var plain: Value
    var folded: Value
    var squeezed: Value

    init(_ make: (ViewName) -> Value) {
        raw = make(.raw)
        plain = make(.plain)
        folded = make(.folded)
        squeezed = make(.squeezed)
    }

    subscript(_ name: ViewName) -> Value {
        switch name {
        case .raw: raw
        case .plain: plain
        case .folded: folded
        case .squeezed: squeezed
        }
    }
}

/// One field in all its views, with everything the tries, automata and sets found in them.
///
/// A class, because every matcher looks at it and a copy of so many arrays costs more than most matchers.
final class FieldReading: Sendable {
    let views: TextViews
    let words: EachView<[Word]>
    let wordHits: EachView<[WordHit]>
    let substringHits: EachView<[SubstringHit]>
    /// Expressions that match somewhere; only they are asked for their places.
    let matching: EachView<Result<Set<Int>, EngineFailure>>

    /// Bytes of the plain view that full names and given names take; none where nobody asks.
    let fullNames: [Range<Int>]
    let givenNames: [Range<Int>]

    static let empty = FieldReading(.empty, Lexicon(shelf: ListShelf()))

    init(_ views: TextViews, _ lexicon: Lexicon) {
        self.views = views
        let words = EachView { lexicon.words(of: views, $0) }
        self.words = words
        wordHits = EachView { lexicon.tries[$0]?.hits(in: words[$0]) ?? [] }
        substringHits = EachView { lexicon.automata[$0]?.hits(in: views[$0]) ?? [] }
        let names = NameSearch(words: lexicon.readsNames ? words.plain : [], view: views.plain)
        fullNames = names.names(.fullName)
        givenNames = names.names(.givenName)
        matching = EachView { lexicon.book.matching(in: views[$0], $0) }
    }
}
