package import Comments

extension Signals {
    /// The signals of a stored decision, put together again from its evidence (POLICIES §6).
    ///
    /// Evidence holds every signal that a rule asked for then, so the same policy comes to the same verdict, also after
    /// addresses and connections are gone. What a newer policy asks beyond it is unknown.
    package init(
        evidence: [String: EvidenceValue],
        needs: SignalNeeds,
        now: Timestamp,
    ) {
        self.init(now: now)
        let facts = EvidenceReader(evidence)
        author = facts.fact("author") { .known(facts.author(needs)) }
        form = facts.form
        thread = facts.fact("thread") { .known(facts.thread(needs)) }
        if let path = facts.word("article.path") { article = .known(facts.article(path)) }
        for question in needs.rates { rates[question] = facts.whole(question.evidenceName) }
        for question in needs.duplicates {
            duplicates[question] = facts.whole(question.evidenceName)
        }
        for question in needs.networks {
            networks[question] = facts.flag(question.evidenceName).map(Fact.known) ?? .unknown
        }
    }
}

extension RateQuestion {
    /// `rate.author.10m`, `rate.author.10m.rejected`.
    var evidenceName: String {
        let base = "rate.\(key.rawValue).\(TimeSpan.spelled(window))"
        return kind == .submitted ? base : base + "." + kind.rawValue
    }
}

extension DuplicateQuestion {
    var evidenceName: String {
        "duplicate.\(scope.rawValue).\(TimeSpan.spelled(window)).\(distance).\(minimum)"
    }
}

extension NetworkQuestion {
    var evidenceName: String { "network.\(name)" }
}

/// Reads single values of an evidence by their names.
private struct EvidenceReader {
    let evidence: [String: EvidenceValue]

    init(_ evidence: [String: EvidenceValue]) {
        self.evidence = evidence
    }

    func fact<Value>(_ name: String, _ known: () -> Fact<Value>) -> Fact<Value> {
        switch evidence[name] {
        case .unknown: .unknown
        case .failed(let reason): .failed(reason)
        case .number, .word, .flag, nil: known()
        }
    }

    func number(_ name: String) -> Double? {
        if case .number(let number)? = evidence[name] { number } else { nil }
    }

    func count(_ name: String) -> Int { number(name).flatMap { Int(exactly: $0) } ?? 0 }

    func word(_ name: String) -> String? {
        if case .word(let word)? = evidence[name] { word } else { nil }
    }

    func flag(_ name: String) -> Bool? {
        if case .flag(let flag)? = evidence[name] { flag } else { nil }
    }

    func whole(_ name: String) -> Fact<Int> {
        fact(name) { number(name).flatMap { Int(exactly: $0) }.map(Fact.known) ?? .unknown }
    }

    func author(_ needs: SignalNeeds) -> AuthorSignals {
        var author = AuthorSignals()
        author.proven = flag("author.proven") ?? false
        author.approved = count("author.approved")
        author.held = count("author.held")
        author.rejected = count("author.rejected")
        author.spam = count("author.spam")
        author.firstSeen = number("author.first_seen_s").flatMap { Int(exactly: $0) }
        author.verified = flag("author.verified") ?? false
        author.banned = flag("author.banned") ?? false
        author.role = word("author.role").flatMap(Role.init(rawValue:))
        for window in needs.rejectionWindows {
            let name = "author.rejection_rate.\(TimeSpan.spelled(window))"
            author.rejectionRate[window] = number(name)
        }
        return author
    }

    var form: FormSignals {
        var form = FormSignals()
        form.honeypotFilled = word("form.honeypot") == "filled"
        form.extraFields = count("form.extra_fields")
        form.elapsed = whole("form.elapsed_s")
        form.token = fact("form.token") {
            word("form.token").flatMap(FormSignals.Token.init(rawValue:)).map(Fact.known)
                ?? .unknown
        }
        return form
    }

    func thread(_ needs: SignalNeeds) -> ThreadSignals {
        var thread = ThreadSignals()
        thread.depth = count("thread.depth")
        thread.commentsSoFar = count("thread.comments")
        thread.isOpen = !(flag("thread.locked") ?? false)
        thread.participants = number("thread.participants").flatMap { Int(exactly: $0) }
        thread.parentIsOwn = flag("thread.parent_is_own")
        let tag = "thread.parent_tag."
        thread.parentTags = evidence.keys.filter { $0.hasPrefix(tag) && flag($0) == true }
            .map { String($0.dropFirst(tag.count)) }.sorted()
        for window in needs.threadWindows {
            let name = "thread.replies.\(TimeSpan.spelled(window))"
            thread.repliesLast[window] = number(name).flatMap { Int(exactly: $0) }
        }
        return thread
    }

    func article(_ path: String) -> ArticleSignals {
        var article = ArticleSignals(path: path)
        article.number = word("article.id")
        article.tags = word("article.tags").map { $0.split(separator: " ").map(String.init) }
        article.age = number("article.age_s").flatMap { Int(exactly: $0) }
        article.commentsSoFar = count("article.comments")
        return article
    }
}
