import Comments

/// The text of one submission in all its views, with everything the trie and the automata found.
struct TextReading {
    let raw: [TextField: String]
    let views: [TextField: TextViews]
    let links: [FoundLink]
    let website: Website?
    let emailDomain: String?
    let unicode: UnicodeFacts
    private let wordHits: [TextField: [WordHit]]
    private let substringHits: [TextField: [ViewName: [(list: Int, entry: Int, range: Range<Int>)]]]

    init(_ submission: Submission, _ lexicon: Lexicon) {
        raw = [.body: submission.body, .name: submission.author.name]
        unicode = UnicodeFacts(submission.body)
        let body = TextViews(submission.body, isMarkdown: true)
        let name = TextViews(submission.author.name, isMarkdown: false)
        views = [.body: body, .name: name]
        website = submission.author.website
        emailDomain = submission.author.email?.domain
        links = LinkScan.links(body: body, name: name, website: submission.author.website)
        wordHits = views.mapValues { lexicon.trie.hits(in: $0.words) }
        substringHits = views.mapValues { views in
            lexicon.automata.reduce(into: [:]) { found, pair in
                found[pair.key] = pair.value.hits(in: views[pair.key])
            }
        }
    }

    func view(_ field: TextField) -> TextViews { views[field] ?? .empty }

    func hits(of lists: Set<Int>, in field: TextField) -> [WordHit] {
        guard !lists.isEmpty else { return [] }
        return wordHits[field, default: []].filter { lists.contains($0.list) }
    }

    func substrings(
        of lists: Set<Int>,
        in field: TextField,
        _ view: ViewName,
    ) -> [(list: Int, entry: Int, range: Range<Int>)] {
        substringHits[field]?[view]?.filter { lists.contains($0.list) } ?? []
    }

    func sieve(_ field: TextField) -> HitSieve {
        HitSieve(words: view(field).words, folded: view(field).folded.utf8)
    }

    /// A place in a view as the reader's own characters.
    func span(_ range: Range<Int>, _ view: ViewName, _ field: TextField) -> MatchSpan {
        let raw = self.view(field)[view].raw(range)
        return MatchSpan(field == .body ? .body : .name, raw.lowerBound, raw.upperBound)
    }

    /// The bytes of the folded text that some words cover.
    func bytes(_ words: Range<Int>, _ field: TextField) -> Range<Int> {
        let all = view(field).words
        guard let first = words.first, let last = words.last, last < all.count else { return 0..<0 }
        return all[first].range.lowerBound..<all[last].range.upperBound
    }
}
