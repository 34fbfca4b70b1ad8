import Comments

/// The text of one submission in all its views, with everything the tries, automata and sets found.
///
/// Only fields and views that some matcher looks at are read.
struct TextReading {
    let views: [TextField: TextViews]
    let links: [FoundLink]
    let emailDomain: String?
    /// What an earlier scan said of the address, where the address itself is not at hand any more.
    let earlier: [String: EvidenceValue]
    let unicode: UnicodeFacts
    /// Of the folded body, so that borrowed letters count as what they are taken for.
    let scripts: ScriptFacts
    /// How the body looks; nil where no rule asks.
    let shape: TextShape?
    let lexicon: Lexicon
    var book: ExpressionBook { lexicon.book }
    private let words: [TextField: [ViewName: [Word]]]
    private let wordHits: [TextField: [ViewName: [WordHit]]]
    private let substringHits: [TextField: [ViewName: [SubstringHit]]]
    private let matches: [TextField: [ViewName: Result<Set<Int>, EngineFailure>]]

    init(_ submission: Submission, beside: Surroundings, _ lexicon: Lexicon) {
        let texts = TextReading.texts(submission, beside, lexicon.fields)
        views = texts.reduce(into: [:]) { views, pair in
            views[pair.key] = TextViews(pair.value, isMarkdown: pair.key.isMarkdown)
        }
        unicode = UnicodeFacts(submission.body)
        earlier = beside.evidence
        emailDomain = submission.author.email?.domain
        links = LinkScan.links(
            body: views[.body] ?? .empty,
            name: views[.name] ?? .empty,
            website: submission.author.website,
        )
        scripts = ScriptFacts((views[.body] ?? .empty).folded.text)
        self.lexicon = lexicon
        let body = views[.body] ?? .empty
        shape = lexicon.readsShape ? TextShape(body.scalars, words: body.words) : nil
        let words = views.mapValues { lexicon.words(of: $0) }
        self.words = words
        wordHits = words.mapValues { cut in
            cut.reduce(into: [:]) { hits, pair in
                hits[pair.key] = lexicon.tries[pair.key]?.hits(in: pair.value)
            }
        }
        substringHits = views.mapValues { views in
            lexicon.automata.reduce(into: [:]) { found, pair in
                found[pair.key] = pair.value.hits(in: views[pair.key])
            }
        }
        matches = views.mapValues { views in
            lexicon.book.usedViews.reduce(into: [:]) { found, name in
                found[name] = lexicon.book.matching(in: views[name], name)
            }
        }
    }

    private static func texts(
        _ submission: Submission,
        _ beside: Surroundings,
        _ fields: Set<TextField>,
    ) -> [TextField: String] {
        var texts: [TextField: String] = [
            .body: submission.body, .name: submission.author.name,
        ]
        for field in fields {
            switch field {
            case .body, .name: continue
            case .url: texts[field] = submission.author.website?.text
            case .emailDomain: texts[field] = submission.author.email?.domain
            case .parent: texts[field] = beside.parent
            case .articleTitle: texts[field] = beside.articleTitle
            }
        }
        return texts
    }

    func view(_ field: TextField) -> TextViews { views[field] ?? .empty }

    func words(_ field: TextField, _ view: ViewName) -> [Word] {
        words[field]?[view] ?? (view == .folded ? self.view(field).words : [])
    }

    func hits(of lists: Set<Int>, in field: TextField, _ view: ViewName) -> [WordHit] {
        guard !lists.isEmpty, let hits = wordHits[field]?[view] else { return [] }
        return hits.filter { lists.contains($0.list) }
    }

    func substrings(of lists: Set<Int>, in field: TextField, _ view: ViewName) -> [SubstringHit] {
        substringHits[field]?[view]?.filter { lists.contains($0.list) } ?? []
    }

    /// Expressions that match somewhere; only they are asked for their places.
    func matching(_ field: TextField, _ view: ViewName) -> Result<Set<Int>, EngineFailure> {
        matches[field]?[view] ?? .success([])
    }

    func sieve(_ field: TextField) -> HitSieve {
        HitSieve(words: view(field).words, folded: view(field).folded.utf8)
    }

    func scalars(_ field: TextField) -> [Unicode.Scalar] { view(field).scalars }

    /// A part of the raw text.
    func raw(_ span: Range<Int>, _ field: TextField) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars(field)[span])
        return String(text)
    }

    /// Words of the folded view that were made from some of the reader's own characters.
    func foldedWords(in span: Range<Int>, _ field: TextField) -> Range<Int> {
        let views = view(field)
        let (words, folded) = (views.words, views.folded)
        let first = TextReading.first(in: words) {
            folded.raw($0.range).upperBound > span.lowerBound
        }
        let end = TextReading.first(in: words) {
            folded.raw($0.range).lowerBound >= span.upperBound
        }
        return first..<max(first, end)
    }

    /// Places grow with words, so one binary search answers.
    private static func first(in words: [Word], where isPast: (Word) -> Bool) -> Int {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if isPast(words[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
