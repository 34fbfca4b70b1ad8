/// Every list and phrase of a policy, numbered, and the structures that find them all in one walk.
///
/// Built once at load; a list that several rules use is in it once.
struct Lexicon: Sendable {
    /// The trie's number of each named list.
    private var named: [String: Int] = [:]
    private var words: [WordList] = []
    private var substrings: [ViewName: [[String]]] = [:]
    private(set) var trie: WordTrie
    private(set) var automata: [ViewName: SubstringAutomaton] = [:]
    let shelf: ListShelf

    init(shelf: ListShelf) {
        self.shelf = shelf
        trie = WordTrie(lists: [])
    }

    /// The trie's numbers of the lists and phrases of a matcher.
    mutating func add(_ source: WordsMatcher.Source, match: WordsMatcher.Match) -> Set<Int> {
        var numbers: Set<Int> = []
        for name in source.lists {
            let number = named[name] ?? add(merged(name))
            named[name] = number
            numbers.insert(number)
        }
        if !source.phrases.isEmpty {
            let phrases = source.phrases.map { Lexicon.entry($0, match) }
            numbers.insert(add(WordList(name: "rule", phrases: phrases)))
        }
        return numbers
    }

    /// The files of a name as one list, so that an exception of one language holds for the others' entries.
    private func merged(_ name: String) -> WordList {
        let files = shelf.files(of: name)
        let exceptions = files.flatMap(\.exceptions).map { "!" + $0.written }
        return WordList(
            name: name,
            phrases: files.flatMap(\.entries).map(\.written) + exceptions,
        )
    }

    private mutating func add(_ list: WordList) -> Int {
        words.append(list)
        return words.count - 1
    }

    /// The automaton's numbers of texts that are looked for inside words or in the squeezed view.
    mutating func addSubstrings(_ source: WordsMatcher.Source, view: ViewName) -> Set<Int> {
        let listed = source.lists.flatMap { shelf.files(of: $0) }.flatMap { $0.entries.map(\.text) }
        let spell = view == .squeezed ? squeeze : fold
        let texts = (listed + source.phrases).map(spell).filter { !$0.isEmpty }
        substrings[view, default: []].append(texts)
        return [substrings[view, default: []].count - 1]
    }

    /// `match: prefix` is the same as a star at the end.
    private static func entry(_ phrase: String, _ match: WordsMatcher.Match) -> String {
        switch match {
        case .prefix: phrase + "*"
        case .suffix: "*" + phrase
        case .word, .phrase, .substring: phrase
        }
    }

    /// Builds the trie and the automata from everything that was added.
    mutating func build() {
        trie = WordTrie(lists: words)
        automata = substrings.mapValues { SubstringAutomaton(lists: $0) }
    }

    /// Views, besides the folded one, that some matcher looks at.
    var substringViews: [ViewName] { Array(automata.keys) }
}

extension WordList.Entry {
    /// As it stands in a file, without the sign of an exception.
    var written: String {
        switch kind {
        case .phrase: text
        case .prefix: text + "*"
        case .suffix: "*" + text
        }
    }
}
