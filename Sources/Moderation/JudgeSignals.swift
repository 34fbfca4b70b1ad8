import Comments

/// Answers the matchers that need signals, and notes every signal they asked for.
struct SignalJudge {
    let signals: Signals
    let facts: TextFacts
    var evidence: [String: EvidenceValue] = [:]

    init(signals: Signals, facts: TextFacts) {
        self.signals = signals
        self.facts = facts
    }

    mutating func judge(_ matcher: SignalMatcher) -> Truth {
        switch matcher {
        case .author(let author): judge(author)
        case .form(let form): judge(form)
        case .rate(let rate): judge(rate)
        case .duplicate(let duplicate): judge(duplicate)
        case .thread(let thread): judge(thread)
        case .article(let article): judge(article)
        case .time(let time): judge(time)
        case .network(let network):
            judge(
                signals.networks[network.question] ?? .unknown,
                network.question.evidenceName,
                show: { .flag($0) },
                holds: { $0 },
            )
        }
    }

    // MARK: Authors

    private mutating func judge(_ matcher: AuthorMatcher) -> Truth {
        judge(signals.author, "author") { $0.judge(matcher, $1) }
    }

    private mutating func judge(_ matcher: AuthorMatcher, _ author: AuthorSignals) -> Truth {
        evidence["author.proven"] = .flag(author.proven)
        var parts = matcher.counts.map { count, bound in
            let value = self.value(of: count, author)
            evidence["author.\(count.rawValue)"] = .number(Double(value))
            return bound.holds(value)
        }
        parts += pastParts(matcher, author) + standingParts(matcher, author)
        return Truth(parts.allSatisfy { $0 })
    }

    /// A typed address has no past (invariant 8).
    private func value(of count: AuthorMatcher.Count, _ author: AuthorSignals) -> Int {
        guard author.proven else { return 0 }
        return switch count {
        case .approved: author.approved
        case .held: author.held
        case .rejected: author.rejected
        case .spam: author.spam
        }
    }

    private mutating func pastParts(
        _ matcher: AuthorMatcher,
        _ author: AuthorSignals,
    ) -> [Bool] {
        var parts: [Bool] = []
        if let bound = matcher.firstSeen {
            let seconds = author.proven ? author.firstSeen ?? 0 : 0
            evidence["author.first_seen_s"] = .number(Double(seconds))
            parts.append(bound.holds(seconds))
        }
        if let rate = matcher.rejectionRate {
            let key = "author.rejection_rate.\(TimeSpan.spelled(rate.window))"
            let decided = author.approved + author.rejected + author.spam
            let share = author.proven ? author.rejectionRate[rate.window] : nil
            evidence[key] = share.map(EvidenceValue.number) ?? .unknown
            parts.append(decided >= rate.minimum && share.map { rate.bound.holds($0) } ?? false)
        }
        return parts
    }

    private mutating func standingParts(
        _ matcher: AuthorMatcher,
        _ author: AuthorSignals,
    ) -> [Bool] {
        var parts: [Bool] = []
        if let wanted = matcher.isVerified {
            evidence["author.verified"] = .flag(author.verified)
            parts.append((author.proven && author.verified) == wanted)
        }
        if let wanted = matcher.isProven { parts.append(author.proven == wanted) }
        if let wanted = matcher.isBanned {
            evidence["author.banned"] = .flag(author.banned)
            parts.append(author.banned == wanted)
        }
        if !matcher.roles.isEmpty {
            evidence["author.role"] = .word(author.role?.rawValue ?? "none")
            parts.append(author.role.map { matcher.roles.contains($0) } ?? false)
        }
        return parts
    }

    // MARK: Forms

    private mutating func judge(_ matcher: FormMatcher) -> Truth {
        let form = signals.form
        var parts: [Truth] = []
        if let wanted = matcher.honeypotFilled {
            evidence["form.honeypot"] = .word(form.honeypotFilled ? "filled" : "empty")
            parts.append(Truth(form.honeypotFilled == wanted))
        }
        if let bound = matcher.elapsed {
            parts.append(
                judge(form.elapsed, "form.elapsed_s", show: { .number(Double($0)) }) {
                    bound.holds($0)
                }
            )
        }
        if !matcher.tokens.isEmpty {
            parts.append(
                judge(form.token, "form.token", show: { .word($0.rawValue) }) {
                    matcher.tokens.contains($0)
                }
            )
        }
        if let bound = matcher.extraFields {
            evidence["form.extra_fields"] = .number(Double(form.extraFields))
            parts.append(Truth(bound.holds(form.extraFields)))
        }
        return .all(parts)
    }

    // MARK: Counts

    private mutating func judge(_ matcher: RateMatcher) -> Truth {
        let parts = matcher.questions.map { question in
            judge(fact(question), question.evidenceName, show: { .number(Double($0)) }) {
                matcher.bound.holds($0)
            }
        }
        return .atLeast(1, parts)
    }

    /// Over the limit: true where one of the keys counted more than `max`.
    mutating func isOver(_ limit: Rule.RateLimit) -> Truth {
        judge(
            RateMatcher(questions: limit.questions, bound: Comparison(.more, Double(limit.max)))
        )
    }

    private func fact(_ question: RateQuestion) -> Fact<Int> {
        signals.rates[question] ?? .failed("the count was not supplied")
    }

    private mutating func judge(_ matcher: DuplicateMatcher) -> Truth {
        let parts = matcher.questions.map { question in
            let name = question.evidenceName
            // Short texts repeat by nature: only the same author's count.
            if facts.length < question.minimum && question.scope != .author {
                evidence[name] = .number(0)
                return Truth.no
            }
            let fact = signals.duplicates[question] ?? .failed("the count was not supplied")
            return judge(fact, name, show: { .number(Double($0)) }) { $0 > 0 }
        }
        return .atLeast(1, parts)
    }

    /// The same for facts of several values: what is known is judged, and notes its evidence itself.
    mutating func judge<Value>(
        _ fact: Fact<Value>,
        _ name: String,
        _ known: (inout SignalJudge, Value) -> Truth,
    ) -> Truth {
        switch fact {
        case .known(let value): return known(&self, value)
        case .unknown:
            evidence[name] = .unknown
            return .no
        case .failed(let reason):
            evidence[name] = .failed(reason)
            return .failed("\(name): \(reason)")
        }
    }

    /// Nobody knows: false.
    ///
    /// We should know and do not: failed (SETTLED 12).
    mutating func judge<Value>(
        _ fact: Fact<Value>,
        _ name: String,
        show: (Value) -> EvidenceValue,
        holds: (Value) -> Bool,
    ) -> Truth {
        judge(fact, name) { judge, value in
            judge.evidence[name] = show(value)
            return Truth(holds(value))
        }
    }
}
