package import Comments
import Markup

/// Steps of one scan: characters times text matchers (SETTLED 21).
///
/// The largest text a reader can post stays
/// far below it with 500 matchers.
private let mostSteps = 20_000_000

extension Policy {
    /// Reads the text once and answers every text matcher; needs no signals and can run anywhere.
    ///
    /// - Parameter beside: What stands around the comment, as far as the policy wants it (`SignalNeeds`).
    package func scan(_ submission: Submission, beside: Surroundings = Surroundings()) -> Scan {
        let reading = TextReading(submission, beside: beside, lexicon)
        let facts = TextFacts(body: reading.view(.body), links: reading.links)
        // One character may fold into eighteen.
        let characters = reading.readFields.map(reading.view).reduce(0) {
            $0 + max($1.raw.utf8.count, $1.folded.utf8.count)
        }
        let steps = characters * max(1, probes.count)
        guard steps <= mostSteps else {
            return Scan(
                facts: facts,
                showsNothing: false,
                policy: stamp,
                answers: [],
                details: [:],
                evidence: [:],
                failure: "the text needs \(steps) steps, more than \(mostSteps)",
            )
        }
        return Scan(
            facts: facts,
            showsNothing: submission.showsNothing,
            policy: stamp,
            answers: probes.map { reading.answer(to: $0) },
            details: details(reading),
            evidence: evidence(reading),
            failure: nil,
        )
    }

    /// Counts of the text, and what was asked of the address: classes only (POLICIES §6).
    private func evidence(_ reading: TextReading) -> [String: EvidenceValue] {
        probes.reduce(into: reading.evidence) { evidence, probe in
            guard case .emailDomain(let matcher, let domains, let freeMail) = probe.kind else {
                return
            }
            evidence.merge(reading.facts(matcher, domains, freeMail)) { $1 }
        }
    }

    /// Personal details that some rule proposes to black out.
    private func details(_ reading: TextReading) -> [PersonalKind: [MatchSpan]] {
        redactions.mapValues { reading.find($0, in: [.body]).kept.compactMap(\.shown) }
            .filter { !$0.value.isEmpty }
    }
}

extension Submission {
    /// Nothing is left of the text once it is printed.
    ///
    /// Only definitions of links, the words behind a fence and entities take letters away; a text with letters and
    /// none of their signs need not be parsed.
    fileprivate var showsNothing: Bool {
        let hasLetters = body.utf8.contains { (0x61...0x7A).contains($0 | 0x20) }
        let mayHide = body.utf8.contains { $0.startsMarkupThatHides }
        if hasLetters, !mayHide { return false }
        return CommentMarkup(body).plainText.allSatisfy(\.isWhitespace)
    }
}

extension UInt8 {
    fileprivate var startsMarkupThatHides: Bool {
        switch self {
        case UInt8(ascii: "["), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "&"): true
        default: false
        }
    }
}

extension Place {
    /// Where it may be shown to a moderator.
    var shown: MatchSpan? {
        field.shown.map { MatchSpan($0, span.lowerBound, span.upperBound) }
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
        case .words(let words, let any, let every):
            speaks(probe.scripts) ? answer(words, any, every) : .miss
        case .expressions(let matcher, let finder):
            answer(find(finder, in: matcher.fields)) { matcher.count.holds($0.count) }
        case .near(let matcher, let a, let b): answer(matcher, a, b)
        case .personal(let matcher, let finder):
            answer(find(finder, in: matcher.fields)) { $0.count >= matcher.atLeast }
        case .links(let matcher, let domains, let shorteners): answer(matcher, domains, shorteners)
        case .emailDomain(let matcher, let domains, let freeMail):
            answer(matcher, domains, freeMail)
        case .unicode(let matcher): answer(matcher)
        case .script(let matcher): answer(matcher)
        case .shape(let matcher): answer(matcher)
        }
    }

    /// A list of a language has nothing to say where none of its letters are written.
    private func speaks(_ wanted: Set<String>) -> Bool {
        wanted.isEmpty || scripts.letters.isEmpty || wanted.contains { scripts.letters[$0] != nil }
    }

    private func answer(
        _ matcher: WordsMatcher,
        _ any: Finder?,
        _ every: [Finder],
    ) -> ScanAnswer {
        let required = every.map { find($0, in: matcher.fields) }
        let found = any.map { find($0, in: matcher.fields) } ?? Findings()
        let all = required.reduce(into: found) { $0 += $1 }
        return answer(all) { _ in
            guard required.allSatisfy({ !$0.kept.isEmpty }) else { return false }
            guard any != nil else { return true }
            let different = Set(found.kept.map { [$0.list, $0.entry] }).count
            return (matcher.distinct ? different : found.kept.count) >= matcher.atLeast
        }
    }

    private func answer(_ matcher: NearMatcher, _ a: Finder, _ b: Finder) -> ScanAnswer {
        var findings = Findings()
        for field in matcher.fields {
            let (left, right) = (find(a, in: [field]), find(b, in: [field]))
            findings.failure = findings.failure ?? left.failure ?? right.failure
            findings.taken += left.taken + right.taken
            let search = NearSearch(matcher: matcher, words: view(field).words)
            findings.kept += search.places(left.kept, right.kept)
        }
        return answer(findings) { !$0.isEmpty }
    }

    /// - Parameter holds: Whether the places that were kept are enough.
    private func answer(_ findings: Findings, holds: ([Place]) -> Bool) -> ScanAnswer {
        if let failure = findings.failure { return .failed(failure) }
        if holds(findings.kept) {
            return .hit(findings.kept.prefix(TextReading.mostMatches).compactMap(\.shown))
        }
        let taken = findings.taken.prefix(TextReading.mostMatches).compactMap(\.shown)
        return findings.taken.isEmpty ? .miss : .taken(taken)
    }
}
