package import Comments
import Markup

/// Steps of one scan: characters times text matchers (SETTLED 21).
///
/// The largest text a reader can post stays
/// far below it with 500 matchers.
private let mostSteps = 20_000_000

extension Policy {
    /// Reads the text once and answers every text matcher; needs no signals and can run anywhere.
    package func scan(_ submission: Submission) -> Scan {
        let reading = TextReading(submission, lexicon)
        let facts = TextFacts(body: reading.view(.body), links: reading.links)
        let characters =
            submission.body.unicodeScalars.count + submission.author.name.unicodeScalars.count
        let steps = characters * max(1, probes.count)
        guard steps <= mostSteps else {
            return Scan(
                facts: facts,
                showsNothing: false,
                policy: stamp,
                answers: [],
                evidence: [:],
                failure: "the text needs \(steps) steps, more than \(mostSteps)",
            )
        }
        return Scan(
            facts: facts,
            showsNothing: CommentMarkup(submission.body).plainText.allSatisfy(\.isWhitespace),
            policy: stamp,
            answers: probes.map { reading.answer(to: $0) },
            evidence: reading.evidence,
            failure: nil,
        )
    }
}

extension TextReading {
    var evidence: [String: EvidenceValue] {
        [
            "links.count": .number(Double(links.count)),
            "links.domains": .number(Double(Set(links.map(\.domain)).count)),
            "text.words": .number(Double(view(.body).words.count)),
        ]
    }

    func answer(to probe: Probe) -> ScanAnswer {
        switch probe.kind {
        case .words(let words, let sources, let every):
            answer(words, sources, every, unless: probe.unless)
        case .substrings(let words, let sources, let every):
            answer(inside: words, sources, every)
        case .expressions(let matcher, let compiled):
            answer(matcher, compiled, unless: probe.unless)
        case .links(let matcher, let domains): answer(matcher, domains)
        case .emailDomain(let matcher, let domains): answer(matcher, domains)
        case .unicode(let matcher): answer(matcher)
        case .script(let matcher): answer(matcher)
        case .shape(let matcher): answer(matcher)
        }
    }

    /// One hit, wherever it was found.
    struct Place {
        var span: MatchSpan
        /// List and entry, to count different ones.
        var list: Int
        var entry: Int
    }

    private func answer(
        _ matcher: WordsMatcher,
        _ sources: Set<Int>,
        _ every: [Set<Int>],
        unless: Set<Int>,
    ) -> ScanAnswer {
        let found = matcher.fields.flatMap { field in
            places(of: sources, in: field, matcher.filter, unless: unless)
        }
        let required = every.map { lists in
            matcher.fields.flatMap { places(of: lists, in: $0, matcher.filter, unless: unless) }
        }
        return settle(matcher, sources, found, required)
    }

    private func places(
        of lists: Set<Int>,
        in field: TextField,
        _ filter: HitFilter,
        unless: Set<Int>,
    ) -> [Place] {
        let hits = hits(of: lists, in: field)
        guard !hits.isEmpty else { return [] }
        let denials = self.hits(of: unless, in: field).map(\.words)
        let sieve = sieve(field)
        return hits.compactMap { hit in
            guard filter.isEmpty || sieve.keeps(hit.words, filter, unless: denials) else {
                return nil
            }
            return Place(
                span: span(bytes(hit.words, field), .folded, field),
                list: hit.list,
                entry: hit.entry,
            )
        }
    }

    private func answer(
        inside matcher: WordsMatcher,
        _ sources: Set<Int>,
        _ every: [Set<Int>],
    ) -> ScanAnswer {
        let found = matcher.fields.flatMap { placesInside(matcher, sources, $0) }
        let required = every.map { lists in
            matcher.fields.flatMap { placesInside(matcher, lists, $0) }
        }
        return settle(matcher, sources, found, required)
    }

    private func placesInside(
        _ matcher: WordsMatcher,
        _ lists: Set<Int>,
        _ field: TextField,
    ) -> [Place] {
        substrings(of: lists, in: field, matcher.view).compactMap { hit in
            let place = span(hit.range, matcher.view, field)
            // Squeezed text has no spaces: whole words are known by what stands around them in the raw text.
            guard matcher.match == .substring || standsAlone(place, field) else { return nil }
            return Place(span: place, list: hit.list, entry: hit.entry)
        }
    }

    private func standsAlone(_ span: MatchSpan, _ field: TextField) -> Bool {
        let scalars = Array(raw[field, default: ""].unicodeScalars)
        let before = span.lower > 0 ? scalars[span.lower - 1] : " "
        let after = span.upper < scalars.count ? scalars[span.upper] : " "
        return !isPartOfWord(before) && !isPartOfWord(after)
    }

    private func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private func settle(
        _ matcher: WordsMatcher,
        _ sources: Set<Int>,
        _ found: [Place],
        _ required: [[Place]],
    ) -> ScanAnswer {
        guard required.allSatisfy({ !$0.isEmpty }) else { return .miss }
        let asksForSources = !matcher.source.lists.isEmpty || !matcher.source.phrases.isEmpty
        let all = found + required.flatMap { $0 }
        if asksForSources {
            let different = Set(found.map { [$0.list, $0.entry] })
            let count = matcher.distinct ? different.count : found.count
            guard count >= matcher.atLeast else { return .miss }
        }
        return all.isEmpty ? .miss : .hit(all.map(\.span))
    }
}
