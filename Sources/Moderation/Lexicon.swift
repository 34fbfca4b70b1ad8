/// Every list, phrase and expression of a policy, numbered, and the structures that find them all in one walk.
///
/// Built once at load; a list that several rules use is in it once.
struct Lexicon: Sendable {
    /// One list or the phrases of one rule, as a trie or an automaton knows it.
    private struct Numbered: Sendable {
        var words: WordList
        /// The list's name, nil for phrases of a rule.
        var name: String?
    }
    private var wordLists: [ViewName: [Numbered]] = [:]
    private var substringLists: [ViewName: [Numbered]] = [:]
    private(set) var tries: [ViewName: WordTrie] = [:]
    private(set) var automata: [ViewName: SubstringAutomaton] = [:]
    var book = ExpressionBook()
    /// Fields that some matcher looks at.
    var fields: Set<TextField> = [.body, .name]
    /// Some matcher looks for names, which need the words of the plain view.
    var readsNames = false
    /// Some matcher asks how the body looks.
    var readsShape = false
    let shelf: ListShelf

    init(shelf: ListShelf) {
        self.shelf = shelf
    }

    /// The trie's numbers of the lists and phrases of a matcher.
    mutating func add(
        _ source: WordsMatcher.Source,
        match: WordsMatcher.Match,
        view: ViewName,
    ) -> Set<Int> {
        let phrases = source.phrases.map { Lexicon.entry($0, match) }
        return add(source.lists, phrases, to: &wordLists[view, default: []])
    }

    /// The automaton's numbers of texts that are looked for inside words or in the squeezed view.
    mutating func addSubstrings(_ source: WordsMatcher.Source, view: ViewName) -> Set<Int> {
        add(source.lists, source.phrases, to: &substringLists[view, default: []])
    }

    private func add(
        _ lists: [String],
        _ phrases: [String],
        to known: inout [Numbered],
    ) -> Set<Int> {
        var numbers: Set<Int> = []
        for name in lists {
            let number = known.firstIndex { $0.name == name } ?? known.count
            if number == known.count {
                // One list for all languages, so that an exception of one holds for the others' entries.
                known.append(
                    Numbered(words: WordList(name, of: shelf.files(of: name)), name: name)
                )
            }
            numbers.insert(number)
        }
        if !phrases.isEmpty {
            numbers.insert(known.count)
            known.append(Numbered(words: WordList(name: "rule", phrases: phrases), name: nil))
        }
        return numbers
    }

    /// `match: prefix` is the same as a star at the end.
    private static func entry(_ phrase: String, _ match: WordsMatcher.Match) -> String {
        switch match {
        case .prefix: phrase + "*"
        case .suffix: "*" + phrase
        case .word, .phrase, .substring: phrase
        }
    }

    /// Builds tries, automata and sets from everything that was added; false where memory does not suffice.
    mutating func build() -> Bool {
        for (view, lists) in wordLists {
            tries[view] = WordTrie(lists: lists.map(\.words), view: view)
        }
        for (view, lists) in substringLists {
            automata[view] = SubstringAutomaton(
                lists: lists.map { list in list.words.entries.map { view.spell($0.text) } },
                exceptions: lists.map { list in list.words.exceptions.map { view.spell($0.text) } },
            )
        }
        return book.build()
    }

    /// How the entry of a substring list may go on: `word*`, `*word` or not at all.
    func kind(_ hit: SubstringHit, _ view: ViewName) -> WordList.Kind {
        substringLists[view]?[hit.list].words.entries[hit.entry].kind ?? .phrase
    }

    /// The words of a view, none where nobody asks for them.
    func words(of views: TextViews, _ view: ViewName) -> [Word] {
        if view == .folded { return views.words }
        let isAskedFor = tries[view] != nil || (readsNames && view == .plain)
        return isAskedFor ? WordBreaks.words(in: views[view]) : []
    }

    /// Every entry of a named list that a text hits, whatever the rules make of it.
    func entries(hitIn reading: TextReading) -> Set<WordList.Entry> {
        var found: Set<WordList.Entry> = []
        for field in reading.readFields {
            for (view, lists) in wordLists {
                let numbers = Set(lists.indices.filter { lists[$0].name != nil })
                for hit in reading.hits(of: numbers, in: field, view) {
                    found.insert(lists[hit.list].words.entries[hit.entry])
                }
            }
            for (view, lists) in substringLists {
                let numbers = Set(lists.indices.filter { lists[$0].name != nil })
                for hit in reading.substrings(of: numbers, in: field, view) {
                    found.insert(lists[hit.list].words.entries[hit.entry])
                }
            }
        }
        return found
    }

    /// Entries of some lists that are looked for in texts; lists of domains are looked up, not looked for.
    func entries(of names: Set<String>) -> Set<WordList.Entry> {
        let all = wordLists.values.flatMap(\.self) + substringLists.values.flatMap(\.self)
        return Set(
            all.filter { $0.name.map(names.contains) ?? false }.flatMap(\.words.entries)
        )
    }
}

extension ViewName {
    /// A phrase of a list as this view would show it.
    func spell(_ phrase: String) -> String {
        switch self {
        case .raw, .plain: phrase
        case .folded: fold(phrase)
        case .squeezed: squeeze(phrase)
        }
    }
}
