/// A text matcher made ready: its lists and patterns are numbers.
///
/// A class, because every comment asks every one of them and a copy costs more than most answers.
final class Probe: Sendable {
    enum Kind: Sendable {
        case words(WordsMatcher, any: Finder?, every: [Finder])
        case expressions(ExpressionMatcher, Finder)
        case near(NearMatcher, Finder, Finder)
        case personal(PersonalMatcher, Finder)
        case links(LinksMatcher, DomainSet, shorteners: DomainSet)
        case emailDomain(EmailDomainMatcher, DomainSet, freeMail: DomainSet)
        case unicode(UnicodeMatcher)
        case script(ScriptMatcher)
        case shape(ShapeMatcher)
    }
    let kind: Kind
    /// Scripts of which one must be written in the text; empty means any.
    let scripts: Set<String>

    init(kind: Kind, scripts: Set<String> = []) {
        self.kind = kind
        self.scripts = scripts
    }
}

/// Makes the probes of a policy; problems with lists and patterns become findings.
struct ProbeMaker {
    /// Bytes that RE2 may use for one pattern and its automata (P013).
    static let patternMemory = 8 << 20
    /// Instructions of one compiled pattern (P013); a phrase of twenty letters has about thirty.
    static let patternSize = 20_000

    var lexicon: Lexicon
    var notes: Notes
    /// The patterns were looked at when the program was built.
    let isProven: Bool
    /// The rule's languages, while its matchers are made.
    var languages: [String] = []

    mutating func probe(_ matcher: TextMatcher) -> Probe? {
        kind(matcher).map { Probe(kind: $0, scripts: matcher.scripts) }
    }

    private mutating func kind(_ matcher: TextMatcher) -> Probe.Kind? {
        let shelf = lexicon.shelf
        switch matcher.kind {
        case .words(let words): return self.words(words)
        case .expressions(let expressions):
            return finder(expressions, at: matcher.place).map { .expressions(expressions, $0) }
        case .near(let near):
            guard var a = side(near.a, at: matcher.place), var b = side(near.b, at: matcher.place)
            else { return nil }
            (a.asksForWords, b.asksForWords) = (true, true)
            return .near(near, a, b)
        case .personal(let personal):
            return finder(personal, at: matcher.place).map { .personal(personal, $0) }
        case .links(let links):
            let shorteners = shelf.domains(of: [LinksMatcher.shorteners])
            return .links(links, shelf.domains(of: links.lists), shorteners: shorteners)
        case .emailDomain(let email):
            let freeMail = shelf.domains(of: [EmailDomainMatcher.freeMail])
            return .emailDomain(email, shelf.domains(of: email.lists), freeMail: freeMail)
        case .unicode(let unicode): return .unicode(unicode)
        case .script(let script): return .script(script)
        case .shape(let shape):
            lexicon.readsShape = true
            return .shape(shape)
        }
    }

    private mutating func side(
        _ side: NearMatcher.Side,
        at place: PolicyNode.Place,
    ) -> Finder? {
        switch side {
        case .words(let words): finder(words, words.source)
        case .expressions(let expressions): finder(expressions, at: place)
        case .personal(let personal): finder(personal, at: place)
        }
    }

    private mutating func words(_ words: WordsMatcher) -> Probe.Kind {
        let every = words.every.map { finder(words, WordsMatcher.Source(phrases: [$0])) }
        let any = words.source.isEmpty ? nil : finder(words, words.source)
        return .words(words, any: any, every: every)
    }

    private mutating func finder(_ words: WordsMatcher, _ source: WordsMatcher.Source) -> Finder {
        let isInside = words.match == .substring
        let kind: Finder.Kind =
            isInside || words.view == .squeezed
            ? .substrings(lexicon.addSubstrings(source, view: words.view), isInside: isInside)
            : .words(lexicon.add(source, match: words.match, view: words.view))
        return finish(kind, words.view, words.filter)
    }

    private mutating func finder(
        _ matcher: ExpressionMatcher,
        at place: PolicyNode.Place,
    ) -> Finder? {
        let numbers = matcher.patterns.compactMap { add($0, matcher, at: place) }
        guard numbers.count == matcher.patterns.count else { return nil }
        return finish(.expressions(numbers), matcher.view, matcher.filter)
    }

    private mutating func add(
        _ pattern: String,
        _ matcher: ExpressionMatcher,
        at place: PolicyNode.Place,
    ) -> Int? {
        let text = ExpressionText(
            pattern: matcher.isWhole ? ProbeMaker.whole(pattern) : pattern,
            keepsCase: matcher.keepsCase,
            capture: matcher.capture + (matcher.isWhole ? 1 : 0),
            sharesEdges: matcher.isWhole,
        )
        do {
            if isProven { return try lexicon.book.add(text, view: matcher.view, isProven: true) }
            let written = try Expression(
                pattern,
                caseSensitive: matcher.keepsCase,
                capture: matcher.capture,
                memory: ProbeMaker.patternMemory,
            )
            guard notes.accepts(pattern, written, at: place) else { return nil }
            notes.lint(pattern, written, languages: languages, at: place)
            return try lexicon.book.add(
                text,
                view: matcher.view,
                compiled: matcher.isWhole ? nil : written,
            )
        } catch {
            notes.refuse(pattern, error, at: place)
            return nil
        }
    }

    /// `flags: [word]`: RE2 has no look-around, so what stands around is matched too and the pattern is its group 1.
    private static func whole(_ pattern: String) -> String {
        #"(?:^|[^\pL\pM\pN])("# + pattern + #")(?:$|[^\pL\pM\pN])"#
    }

    mutating func finder(
        _ matcher: PersonalMatcher,
        at place: PolicyNode.Place,
    ) -> Finder? {
        let entries = matcher.except.flatMap { lexicon.shelf.files(of: $0) }.flatMap(\.entries)
        let digits = entries.map { PersonalCheck.digits(of: $0.text).map(String.init).joined() }
        let except = Set(digits + entries.map { $0.text.lowercased() }).subtracting([""])
        var finders: [PersonalFinder] = []
        for kind in matcher.kinds {
            var numbers: [Int] = []
            if kind.isName { lexicon.readsNames = true }
            for pattern in kind.patterns {
                do {
                    numbers.append(
                        try lexicon.book.add(
                            ExpressionText(pattern: pattern, keepsCase: true),
                            view: .plain,
                            isProven: isProven,
                        )
                    )
                } catch {
                    notes.refuse(pattern, error, at: place)
                    return nil
                }
            }
            finders.append(PersonalFinder(kind: kind, expressions: numbers, except: except))
        }
        return finish(.personal(finders), .plain, matcher.filter)
    }

    private mutating func finish(
        _ kind: Finder.Kind,
        _ view: ViewName,
        _ filter: HitFilter,
    ) -> Finder {
        let unless = filter.unless.map { lexicon.add($0, match: .phrase, view: .folded) } ?? []
        return Finder(
            kind: kind,
            view: view,
            filter: filter,
            unless: unless,
            asksForWords: !filter.isEmpty,
        )
    }
}
