package import Comments

extension Signals {
    /// A text judged alone: no history, nothing known of the form (SETTLED 22).
    package init(alone needs: SignalNeeds, author: AuthorSignals, now: Timestamp) {
        self.init(now: now)
        var author = author
        for window in needs.rejectionWindows where author.rejectionRate[window] == nil {
            // 0 is what a test wrote, for whatever window a rule asks.
            author.rejectionRate[window] = author.rejectionRate[0] ?? 0
        }
        self.author = .known(author)
        thread = .known(ThreadSignals())
        for question in needs.rates {
            rates[question] = .known(question.kind == .submitted ? 1 : 0)
        }
        for question in needs.duplicates { duplicates[question] = .known(0) }
        for question in needs.networks { networks[question] = .known(false) }
    }
}

extension PolicyTest {
    /// Nil where the address or website of the test is none.
    var submission: Submission? {
        guard let page = PageKey.canonical("/test") else { return nil }
        var typed = TypedAuthor(name: name)
        if let email {
            guard let address = EmailAddress(email, toASCII: IDNA.toASCII) else { return nil }
            typed.email = address
        }
        if let website {
            guard let site = Website(website, toASCII: IDNA.toASCII) else { return nil }
            typed.website = site
        }
        return Submission(site: .usual, page: page, author: typed, body: Normal.nfc(text))
    }

    func signals(for needs: SignalNeeds) -> Signals {
        var signals = Signals(alone: needs, author: author, now: now)
        signals.form = form
        signals.thread = .known(thread)
        if let article { signals.article = .known(article) }
        for question in needs.networks { signals.networks[question] = .known(isListedNetwork) }
        for question in needs.rates {
            let name = RateName(
                key: question.key,
                window: question.window,
                kind: question.kind,
            )
            if let count = rates[name] { signals.rates[question] = .known(count) }
        }
        for question in needs.duplicates {
            if let count = seen[question.scope] { signals.duplicates[question] = .known(count) }
        }
        return signals
    }
}
