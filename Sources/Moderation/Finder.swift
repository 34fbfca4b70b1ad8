/// What looks for places in one text: lists and phrases, expressions, or personal details.
struct Finder: Sendable {
    enum Kind: Sendable {
        /// Whole words of these lists of the trie.
        case words(Set<Int>)
        /// Lists of the automaton; whole words only, unless `isInside`.
        case substrings(Set<Int>, isInside: Bool)
        /// Numbers in the policy's book.
        case expressions([Int])
        case personal([PersonalFinder])
    }
    let kind: Kind
    var view = ViewName.folded
    var filter = HitFilter()
    /// Lists of `unless`; empty where the matcher has none.
    var unless: Set<Int> = []
    /// The words that a place touches are wanted: by `unless` and `subject`, or by `near`.
    var asksForWords = false
}

/// One kind of personal detail with the expressions of its candidates.
struct PersonalFinder: Sendable {
    let kind: PersonalKind
    let expressions: [Int]
    /// Digits of numbers, and addresses in lower case, that belong to everybody.
    let except: Set<String>
}

/// One hit, wherever it was found.
struct Place: Sendable, Hashable {
    /// Unicode scalars of the raw text.
    let span: Range<Int>
    let field: TextField
    /// Words of the folded view that it touches.
    let words: Range<Int>
    /// List and entry, to count different ones.
    var list = 0
    var entry = 0
    var kind: PersonalKind?
}

/// What a finder came to in one text.
struct Findings {
    var kept: [Place] = []
    /// Hits that `unless` or `subject` took away.
    var taken: [Place] = []
    var failure: String?

    static func += (left: inout Findings, right: Findings) {
        left.kept += right.kept
        left.taken += right.taken
        left.failure = left.failure ?? right.failure
    }
}

extension TextReading {
    /// Hits of one pattern that are looked at, and of one matcher that are shown; more say nothing new.
    static let mostMatches = 100

    /// Every place in some fields, less those that `unless` and `subject` take away (SETTLED 20).
    func find(_ finder: Finder, in fields: [TextField]) -> Findings {
        fields.reduce(into: Findings()) { $0 += find(finder, in: $1) }
    }

    private func find(_ finder: Finder, in field: TextField) -> Findings {
        var findings = Findings()
        switch candidates(finder, in: field) {
        case .success(let places): findings.kept = places
        case .failure(let failure): findings.failure = failure.message
        }
        guard !finder.filter.isEmpty, !findings.kept.isEmpty else { return findings }
        let denials = hits(of: finder.unless, in: field, .folded).map(\.words)
        let sieve = sieve(field)
        let split = Dictionary(grouping: findings.kept) { place in
            sieve.keeps(place.words, finder.filter, unless: denials)
        }
        (findings.kept, findings.taken) = (split[true] ?? [], split[false] ?? [])
        return findings
    }

    private func candidates(
        _ finder: Finder,
        in field: TextField,
    ) -> Result<[Place], EngineFailure> {
        switch finder.kind {
        case .words(let lists): .success(wordPlaces(lists, field, finder))
        case .substrings(let lists, let isInside):
            .success(substringPlaces(lists, field, finder, isInside: isInside))
        case .expressions(let numbers): expressionPlaces(numbers, field, finder)
        case .personal(let finders): personalPlaces(finders, field, finder)
        }
    }

    private func wordPlaces(_ lists: Set<Int>, _ field: TextField, _ finder: Finder) -> [Place] {
        let view = finder.view
        let words = reading(field).words[view]
        let text = self.view(field)[view]
        return hits(of: lists, in: field, view).map { hit in
            let bytes =
                words[hit.words.lowerBound].range
                .lowerBound..<words[hit.words.upperBound - 1].range
                .upperBound
            let span = text.raw(bytes)
            return Place(
                span: span,
                field: field,
                words: view == .folded ? hit.words : touched(span, field, finder),
                list: hit.list,
                entry: hit.entry,
            )
        }
    }

    private func substringPlaces(
        _ lists: Set<Int>,
        _ field: TextField,
        _ finder: Finder,
        isInside: Bool,
    ) -> [Place] {
        let view = finder.view
        let raw = scalars(field)
        let text = self.view(field)[view]
        return substrings(of: lists, in: field, view).compactMap { hit in
            let span = text.raw(hit.range)
            // Squeezed text has no spaces: whole words are known by what stands around them in the raw text.
            guard isInside || TextReading.standsAlone(span, raw, lexicon.kind(hit, view)) else {
                return nil
            }
            return Place(
                span: span,
                field: field,
                words: touched(span, field, finder),
                list: hit.list,
                entry: hit.entry,
            )
        }
    }

    /// Looking words up costs more than all the rest, so only those who want them get them.
    private func touched(_ span: Range<Int>, _ field: TextField, _ finder: Finder) -> Range<Int> {
        finder.asksForWords ? foldedWords(in: span, field) : 0..<0
    }

    /// No word goes on where the entry does not let it.
    private static func standsAlone(
        _ span: Range<Int>,
        _ scalars: [Unicode.Scalar],
        _ kind: WordList.Kind,
    ) -> Bool {
        let before = span.lowerBound > 0 ? scalars[span.lowerBound - 1] : " "
        let after = span.upperBound < scalars.count ? scalars[span.upperBound] : " "
        return (kind == .suffix || !before.isLetterOrDigit)
            && (kind == .prefix || !after.isLetterOrDigit)
    }

    private func expressionPlaces(
        _ numbers: [Int],
        _ field: TextField,
        _ finder: Finder,
    ) -> Result<[Place], EngineFailure> {
        let view = finder.view
        return reading(field).matching[view].flatMap { matching in
            var places: [Place] = []
            for number in numbers where matching.contains(number) {
                let text = self.view(field)[view]
                switch book.all[number].matches(in: text, limit: TextReading.mostMatches) {
                case .success(let ranges):
                    places += ranges.map { place($0, field, finder, entry: number) }
                case .failure(let failure): return .failure(failure)
                }
            }
            return .success(places)
        }
    }

    private func place(
        _ bytes: Range<Int>,
        _ field: TextField,
        _ finder: Finder,
        entry: Int,
    ) -> Place {
        let span = view(field)[finder.view].raw(bytes)
        return Place(
            span: span,
            field: field,
            words: touched(span, field, finder),
            entry: entry,
        )
    }
}

// MARK: Personal details

extension TextReading {
    private func personalPlaces(
        _ finders: [PersonalFinder],
        _ field: TextField,
        _ whole: Finder,
    ) -> Result<[Place], EngineFailure> {
        var places: [Place] = []
        for finder in finders {
            if finder.kind.isName {
                places += names(finder.kind, in: field, whole)
                continue
            }
            switch expressionPlaces(finder.expressions, field, whole) {
            case .success(let found): places += found.compactMap { real($0, finder, field) }
            case .failure(let failure): return .failure(failure)
            }
        }
        return .success(places)
    }

    private func real(_ place: Place, _ finder: PersonalFinder, _ field: TextField) -> Place? {
        let text = raw(place.span, field)
        guard PersonalCheck.isReal(finder.kind, text), !finder.isEverybodys(text),
            !isReply(place, finder.kind, text)
        else { return nil }
        // “my number is 07700 900142” is known by its words; only the number is shown and blacked out.
        let lead = finder.kind == .phone ? text.unicodeScalars.prefix { !isDialled($0) }.count : 0
        let span = place.span.lowerBound + lead..<place.span.upperBound
        return Place(span: span, field: field, words: place.words, kind: finder.kind)
    }

    private func isDialled(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCIIDigit || scalar == "+" || scalar == "("
    }

    /// `@kim_42` at the beginning of a line speaks to another commenter.
    private func isReply(_ place: Place, _ kind: PersonalKind, _ text: String) -> Bool {
        guard kind == .handle, text.hasPrefix("@") else { return false }
        let before = scalars(place.field)[..<place.span.lowerBound]
        return before.last { $0 != " " }.map { $0 == "\n" } ?? true
    }

    private func names(
        _ kind: PersonalKind,
        in field: TextField,
        _ finder: Finder,
    ) -> [Place] {
        let reading = reading(field)
        return (kind == .fullName ? reading.fullNames : reading.givenNames).map { bytes in
            let span = view(field).plain.raw(bytes)
            return Place(
                span: span,
                field: field,
                words: foldedWords(in: span, field),
                kind: kind,
            )
        }
    }
}

extension PersonalFinder {
    /// Help lines and public addresses are nobody's own.
    fileprivate func isEverybodys(_ text: String) -> Bool {
        guard !except.isEmpty else { return false }
        let digits = PersonalCheck.digits(of: text).map(String.init).joined()
        let bare = text.lowercased()
        return except.contains(digits) || except.contains(bare)
            || except.contains { $0.count >= 6 && digits.hasSuffix($0) }
    }
}
