import Comments

/// The text of one submission in all its views, with everything the tries, automata and sets found.
///
/// Only fields and views that some matcher looks at are read.
struct TextReading {
    /// By number of the field; nil where nobody looks at it.
    private let fields: [FieldReading?]
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

    init(_ submission: Submission, beside: Surroundings, _ lexicon: Lexicon) {
        let texts = TextReading.texts(submission, beside, lexicon.fields)
        var fields = [FieldReading?](repeating: nil, count: TextField.allCases.count)
        for (field, text) in texts {
            let views = TextViews(text, isMarkdown: field.isMarkdown)
            fields[field.number] = FieldReading(views, lexicon)
        }
        self.fields = fields
        self.lexicon = lexicon
        unicode = UnicodeFacts(submission.body)
        earlier = beside.evidence
        emailDomain = submission.author.email?.domain
        let body = fields[TextField.body.number]?.views ?? .empty
        links = LinkScan.links(
            body: body,
            name: fields[TextField.name.number]?.views ?? .empty,
            website: submission.author.website,
        )
        scripts = ScriptFacts(body.folded.text)
        shape = lexicon.readsShape ? TextShape(body.scalars, words: body.words) : nil
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

    /// Fields that were read.
    var readFields: [TextField] { TextField.allCases.filter { fields[$0.number] != nil } }

    func reading(_ field: TextField) -> FieldReading { fields[field.number] ?? .empty }

    func view(_ field: TextField) -> TextViews { reading(field).views }

    func hits(of lists: Set<Int>, in field: TextField, _ view: ViewName) -> [WordHit] {
        let hits = reading(field).wordHits[view]
        return hits.isEmpty || lists.isEmpty ? [] : hits.filter { lists.contains($0.list) }
    }

    func substrings(of lists: Set<Int>, in field: TextField, _ view: ViewName) -> [SubstringHit] {
        let hits = reading(field).substringHits[view]
        return hits.isEmpty ? [] : hits.filter { lists.contains($0.list) }
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
