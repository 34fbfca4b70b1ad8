/// A text matcher made ready: its lists are numbers, its patterns compiled.
struct Probe: Sendable {
    enum Kind: Sendable {
        case words(WordsMatcher, sources: Set<Int>, every: [Set<Int>])
        case substrings(WordsMatcher, sources: Set<Int>, every: [Set<Int>])
        case expressions(ExpressionMatcher, [Expression])
        case links(LinksMatcher, DomainSet)
        case emailDomain(EmailDomainMatcher, DomainSet)
        case unicode(UnicodeMatcher)
        case script(ScriptMatcher)
        case shape(ShapeMatcher)
    }
    let kind: Kind
    /// Lists of `unless`; empty where the matcher has none.
    var unless: Set<Int> = []
}

/// Makes the probes of a policy; problems with lists and patterns become findings.
struct ProbeMaker {
    /// Bytes that RE2 may use for one pattern and its automata (P013).
    static let patternMemory = 8 << 20

    var lexicon: Lexicon
    var notes: Notes

    mutating func probe(_ matcher: TextMatcher) -> Probe? {
        switch matcher.kind {
        case .words(let words): wordsProbe(words)
        case .expressions(let expressions): expressionsProbe(expressions, at: matcher.place)
        case .links(let links):
            Probe(kind: .links(links, lexicon.shelf.domains(of: links.lists)))
        case .emailDomain(let email):
            Probe(kind: .emailDomain(email, lexicon.shelf.domains(of: email.lists)))
        case .unicode(let unicode): Probe(kind: .unicode(unicode))
        case .script(let script): Probe(kind: .script(script))
        case .shape(let shape): Probe(kind: .shape(shape))
        }
    }

    private mutating func wordsProbe(_ words: WordsMatcher) -> Probe {
        let isInside = words.match == .substring || words.view == .squeezed
        let every = words.every.map { phrase in
            let source = WordsMatcher.Source(phrases: [phrase])
            return isInside
                ? lexicon.addSubstrings(source, view: words.view)
                : lexicon.add(source, match: words.match)
        }
        let sources =
            isInside
            ? lexicon.addSubstrings(words.source, view: words.view)
            : lexicon.add(words.source, match: words.match)
        let kind: Probe.Kind =
            isInside
            ? .substrings(words, sources: sources, every: every)
            : .words(words, sources: sources, every: every)
        return Probe(kind: kind, unless: unless(words.filter))
    }

    private mutating func unless(_ filter: HitFilter) -> Set<Int> {
        filter.unless.map { lexicon.add($0, match: .phrase) } ?? []
    }

    private mutating func expressionsProbe(
        _ matcher: ExpressionMatcher,
        at place: PolicyNode.Place,
    ) -> Probe? {
        var compiled: [Expression] = []
        for pattern in matcher.patterns {
            do {
                let expression = try Expression(
                    pattern,
                    caseSensitive: matcher.keepsCase,
                    memory: ProbeMaker.patternMemory,
                )
                notes.lint(pattern, expression, at: place)
                compiled.append(expression)
            } catch {
                notes.refuse(pattern, error, at: place)
            }
        }
        guard compiled.count == matcher.patterns.count else { return nil }
        return Probe(kind: .expressions(matcher, compiled), unless: unless(matcher.filter))
    }
}

extension Notes {
    /// A pattern that RE2 does not take, with a caret under the place it complains of.
    mutating func refuse(
        _ pattern: String,
        _ problem: ExpressionProblem,
        at place: PolicyNode.Place,
    ) {
        if problem.kind == .tooLarge {
            error(
                "P013",
                place,
                "\"\(pattern)\" needs too much memory",
                "make repetitions shorter",
            )
            return
        }
        let caret = problem.offset.map {
            "\n    \(pattern)\n    " + String(repeating: " ", count: $0) + "^"
        }
        error("P012", place, "pattern: \(problem.message)" + (caret ?? " in \"\(pattern)\""), "")
    }

    /// What a pattern that compiles can still have wrong (P102, P103, P105, P107).
    mutating func lint(_ pattern: String, _ expression: Expression, at place: PolicyNode.Place) {
        if expression.matchesEmpty {
            warn("P105", place, "\"\(pattern)\" matches the empty text", "ask for one letter more")
        }
        if pattern.hasPrefix(".*") && pattern.hasSuffix(".*") {
            warn("P105", place, "`.*` on both sides says nothing", "leave both out")
        }
        if ["\\b", "\\w", "[a-z]"].contains(where: pattern.contains) {
            warn("P103", place, "\\b, \\w and [a-z] know only English letters", "use \\pL")
        }
        if !Notes.hasLiteral(pattern) {
            warn(
                "P102",
                place,
                "\"\(pattern)\" has no three letters in a row",
                "it may match much",
            )
        }
        if pattern.contains("202") || pattern.contains("203") {
            warn("P107", place, "a year inside a pattern", "it will be out of date")
        }
    }

    private static func hasLiteral(_ pattern: String) -> Bool {
        var run = 0
        var isEscaped = false
        for character in pattern {
            run = character.isLetter && !isEscaped ? run + 1 : 0
            if run == 3 { return true }
            isEscaped = character == "\\" && !isEscaped
        }
        return false
    }
}
