package import Comments

extension Policy {
    /// Languages readers can be answered in.
    package var locales: [String] { messages.locales.keys.sorted() }

    /// Codes that a moderator can give for declining a comment.
    package var reasonCodes: [String] { messages.reasons }

    /// What the author is told: the verdict's message and the help lines that go with it.
    ///
    /// - Parameters:
    ///   - languages: As the reader prefers them, `es-MX` before `en`.
    ///   - countries: The site's, ISO 3166; `*` means all.
    package func answer(
        to verdict: Verdict,
        languages: [String],
        countries: [String],
    ) -> ReaderAnswer {
        answer(
            message: verdict.message,
            resources: verdict.resources,
            languages: languages,
            countries: countries,
        )
    }

    /// The same from the keys that a stored explanation kept.
    package func answer(
        message: String?,
        resources: String?,
        languages: [String],
        countries: [String],
    ) -> ReaderAnswer {
        ReaderAnswer(
            message: message.flatMap { messages.text($0, languages: languages) },
            resources: resources.map { help($0, languages, countries) } ?? [],
        )
    }

    /// What is added to every refusal where the policy says `receipt: { resources: always }`; empty otherwise.
    package func standingAnswer(languages: [String], countries: [String]) -> ReaderAnswer {
        guard text.alwaysHelps else { return ReaderAnswer() }
        return ReaderAnswer(
            message: nil,
            resources: help(PolicyText.usualResources, languages, countries),
        )
    }

    /// Where there is help, for somebody who is worried about another; empty where the policy names no place.
    package func helpInDanger(languages: [String], countries: [String]) -> ReaderAnswer {
        ReaderAnswer(
            message: nil,
            resources: help(PolicyText.usualResources, languages, countries),
        )
    }

    /// A moderator's reason in the author's language; nil for a code that is none.
    package func reason(_ code: String, languages: [String]) -> String? {
        messages.reasons.contains(code) ? messages.text(code, languages: languages) : nil
    }

    private func help(_ key: String, _ languages: [String], _ countries: [String]) -> [HelpLine] {
        resources[key]?.lines(languages: languages, countries: countries) ?? []
    }
}
