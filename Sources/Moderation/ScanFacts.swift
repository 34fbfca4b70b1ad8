import Comments

/// Links, addresses, signs and scripts.
extension TextReading {
    func answer(
        _ matcher: LinksMatcher,
        _ domains: DomainSet,
        _ shorteners: DomainSet,
    ) -> ScanAnswer {
        let chosen = links.filter { link in
            isWanted(link, matcher)
                && (matcher.lists.isEmpty || domains.contains(link.host))
                && (matcher.isShortener.map { $0 == shorteners.contains(link.host) } ?? true)
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
        let all = scalars(.body).count
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
    func answer(
        _ matcher: EmailDomainMatcher,
        _ domains: DomainSet,
        _ freeMail: DomainSet,
    ) -> ScanAnswer {
        let facts = facts(matcher, domains, freeMail)
        let holds = facts.allSatisfy { name, value in
            switch name {
            case EmailFact.free: value == .flag(matcher.isFreeMail ?? true)
            case EmailFact.equalsLink: value == .flag(matcher.equalsLinkDomain ?? true)
            default: value == .flag(true)
            }
        }
        return holds && !facts.isEmpty ? .hit([]) : .miss
    }

    /// What one matcher asks of the address, by name; from the earlier verdict where there is no address now.
    func facts(
        _ matcher: EmailDomainMatcher,
        _ domains: DomainSet,
        _ freeMail: DomainSet,
    ) -> [String: EvidenceValue] {
        var facts: [String: EvidenceValue] = [:]
        if !matcher.lists.isEmpty {
            let name = EmailFact.listed(matcher.lists)
            facts[name] = emailDomain.map { .flag(domains.contains($0)) } ?? earlier[name]
        }
        if matcher.isFreeMail != nil {
            facts[EmailFact.free] =
                emailDomain.map { .flag(freeMail.contains($0)) } ?? earlier[EmailFact.free]
        }
        if matcher.equalsLinkDomain != nil {
            let own = emailDomain.map { RegistrableDomain.of($0) ?? $0 }
            facts[EmailFact.equalsLink] =
                own.map { own in .flag(links.contains { $0.domain == own }) }
                ?? earlier[EmailFact.equalsLink]
        }
        return facts
    }

    func answer(_ matcher: UnicodeMatcher) -> ScanAnswer {
        let holds = matcher.bounds.allSatisfy { count, bound in
            switch count {
            case .invisible: bound.holds(unicode.invisible)
            case .bidiControls: bound.holds(unicode.bidiControls)
            case .combiningRun: bound.holds(unicode.longestCombiningRun)
            case .privateUse: bound.holds(unicode.privateUse)
            case .confusables: bound.holds(unicode.confusables)
            }
        }
        return holds ? .hit([]) : .miss
    }

    func answer(_ matcher: ScriptMatcher) -> ScanAnswer {
        var holds = matcher.mixedInWord.map { $0.holds(unicode.mixedScriptWords) } ?? true
        if !matcher.any.isEmpty {
            let share = matcher.any.reduce(0) { $0 + scripts.share(of: $1) }
            holds = holds && (matcher.share.map { $0.holds(share) } ?? (share > 0))
        }
        if !matcher.expected.isEmpty {
            holds = holds && scripts.main.map { !matcher.expected.contains($0) } ?? false
        }
        return holds ? .hit([]) : .miss
    }
}

/// Names in the evidence of what was asked of an address.
private enum EmailFact {
    static let free = "email_domain.free_mail"
    static let equalsLink = "email_domain.equals_link"

    static func listed(_ lists: [String]) -> String {
        "email_domain.listed." + lists.sorted().joined(separator: ",")
    }
}
