import Comments

/// Expressions, links, addresses and the look of a text.
extension TextReading {
    /// Hits of one pattern that are looked at; more say nothing new.
    private static let mostMatches = 100

    func answer(
        _ matcher: ExpressionMatcher,
        _ compiled: [Expression],
        unless: Set<Int>,
    ) -> ScanAnswer {
        var spans: [MatchSpan] = []
        for field in matcher.fields {
            for expression in compiled {
                let view = view(field)[matcher.view]
                switch expression.matches(in: view, limit: TextReading.mostMatches) {
                case .success(let ranges):
                    let kept = ranges.filter { keeps($0, matcher.filter, unless, field) }
                    spans += kept.map { span($0, matcher.view, field) }
                case .failure(let failure): return .failed("regex: \(failure.message)")
                }
            }
        }
        return matcher.count.holds(spans.count) ? .hit(spans) : .miss
    }

    private func keeps(
        _ bytes: Range<Int>,
        _ filter: HitFilter,
        _ unless: Set<Int>,
        _ field: TextField,
    ) -> Bool {
        guard !filter.isEmpty else { return true }
        let words = view(field).words
        let first = words.firstIndex { $0.range.upperBound > bytes.lowerBound } ?? words.count
        let end = words.firstIndex { $0.range.lowerBound >= bytes.upperBound } ?? words.count
        let denials = hits(of: unless, in: field).map(\.words)
        return sieve(field).keeps(first..<max(first, end), filter, unless: denials)
    }

    func answer(_ matcher: LinksMatcher, _ domains: DomainSet) -> ScanAnswer {
        let chosen = links.filter { link in
            isWanted(link, matcher)
                && (matcher.lists.isEmpty || domains.contains(link.host))
        }
        let different = Set(chosen.map(\.domain)).count
        let holds =
            (matcher.count?.holds(chosen.count) ?? true)
            && (matcher.domains?.holds(different) ?? true)
            && (matcher.textRatio?.holds(share(of: chosen)) ?? true)
            && (matcher.count != nil || matcher.domains != nil || !chosen.isEmpty)
        guard holds else { return .miss }
        return .hit(chosen.map { MatchSpan($0.field, $0.span.lowerBound, $0.span.upperBound) })
    }

    /// How much of the body is links: an address in twenty words is something else than twenty in one.
    private func share(of links: [FoundLink]) -> Double {
        let all = raw[.body]?.unicodeScalars.count ?? 0
        guard all > 0 else { return 0 }
        let taken = links.filter { $0.field == .body }.reduce(0) { $0 + $1.span.count }
        return min(1, Double(taken) / Double(all))
    }

    private func isWanted(_ link: FoundLink, _ matcher: LinksMatcher) -> Bool {
        let place: LinksMatcher.Place =
            switch link.field {
            case .body: .body
            case .name: .name
            case .website: .url
            }
        return matcher.places.contains(place)
            && (matcher.isBare.map { $0 == link.isBare } ?? true)
            && (matcher.isPunycode.map { $0 == link.isPunycode } ?? true)
            && (matcher.isIPAddress.map { $0 == link.isIPAddress } ?? true)
    }

    /// Without an address the condition is false: nobody supplied it.
    func answer(_ matcher: EmailDomainMatcher, _ domains: DomainSet) -> ScanAnswer {
        guard let emailDomain else { return .miss }
        var holds = matcher.lists.isEmpty || domains.contains(emailDomain)
        if let equals = matcher.equalsLinkDomain {
            let own = RegistrableDomain.of(emailDomain) ?? emailDomain
            holds = holds && links.contains { $0.domain == own } == equals
        }
        return holds ? .hit([]) : .miss
    }

    func answer(_ matcher: UnicodeMatcher) -> ScanAnswer {
        let holds = matcher.bounds.allSatisfy { count, bound in
            switch count {
            case .invisible: bound.holds(unicode.invisible)
            case .bidiControls: bound.holds(unicode.bidiControls)
            case .combiningRun: bound.holds(unicode.longestCombiningRun)
            case .privateUse: bound.holds(unicode.privateUse)
            }
        }
        return holds ? .hit([]) : .miss
    }

    func answer(_ matcher: ScriptMatcher) -> ScanAnswer {
        matcher.mixedInWord.holds(unicode.mixedScriptWords) ? .hit([]) : .miss
    }
}
