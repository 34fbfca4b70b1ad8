/// One entry of a list found in a text, after exceptions.
struct WordHit: Sendable, Equatable {
    /// Index of the list.
    let list: Int
    /// Index within the list's entries.
    let entry: Int
    /// Indices of the words hit.
    let words: Range<Int>
}

/// All lists and phrases of a policy in one trie over words.
///
/// A walk begins at every word and is as deep as the longest phrase that still fits, so the cost is
/// the number of words times a small constant, whatever the lists hold.
struct WordTrie: Sendable {
    /// What stands at the end of a phrase: exceptions are told apart by a negative entry.
    private struct End {
        let list: Int32
        let entry: Int32
        var isException: Bool { entry < 0 }
    }
    /// Numbers of whole words, of beginnings (`word*`) and of endings (`*word`).
    private var wholes: [String: UInt32] = [:]
    private var prefixes = Affixes(isEnding: false)
    private var suffixes = Affixes(isEnding: true)
    private var tokens: UInt32 = 0
    /// Node and token in one number, to the next node.
    private var edges: [UInt64: UInt32] = [:]
    private var ends: [UInt32: [End]] = [:]
    private var nodes: UInt32 = 1

    private let view: ViewName

    /// Spells and cuts the entries as texts are spelled and cut in the view.
    init(lists: [WordList], view: ViewName = .folded) {
        self.view = view
        for (list, words) in lists.enumerated() {
            for (index, entry) in words.entries.enumerated() {
                add(entry, End(list: Int32(list), entry: Int32(index)))
            }
            for entry in words.exceptions { add(entry, End(list: Int32(list), entry: -1)) }
        }
    }

    private mutating func add(_ entry: WordList.Entry, _ end: End) {
        let spelled = TextView(MappedText(view.spell(entry.text)))
        let words = WordBreaks.words(in: spelled).map(\.text)
        guard !words.isEmpty else { return }
        var node: UInt32 = 0
        for (index, word) in words.enumerated() {
            let token: UInt32
            switch entry.kind {
            case .prefix where index == words.count - 1:
                token = prefixes.token(word, next: &tokens)
            case .suffix where index == 0: token = suffixes.token(word, next: &tokens)
            default: token = whole(word)
            }
            node = step(from: node, by: token)
        }
        ends[node, default: []].append(end)
    }

    private mutating func whole(_ word: String) -> UInt32 {
        if let known = wholes[word] { return known }
        tokens += 1
        wholes[word] = tokens
        return tokens
    }

    private mutating func step(from node: UInt32, by token: UInt32) -> UInt32 {
        let edge = UInt64(node) << 32 | UInt64(token)
        if let next = edges[edge] { return next }
        let next = nodes
        nodes += 1
        edges[edge] = next
        return next
    }

    /// Every entry found, in order of place, less those that lie within an exception of their list.
    func hits(in words: [Word]) -> [WordHit] {
        let known = KnownWords(words) { find($0, into: &$1) }
        var hits: [WordHit] = []
        var exempt: [Int32: [Range<Int>]] = [:]
        for start in words.indices {
            walk(from: start, at: start, node: 0, known) { end, range in
                if end.isException {
                    exempt[end.list, default: []].append(range)
                } else {
                    hits.append(WordHit(list: Int(end.list), entry: Int(end.entry), words: range))
                }
            }
        }
        guard !exempt.isEmpty else { return hits }
        let reaches = exempt.mapValues { reach(of: $0, count: words.count) }
        return hits.filter { hit in
            guard let reach = reaches[Int32(hit.list)] else { return true }
            return reach[hit.words.lowerBound] < hit.words.upperBound
        }
    }

    /// The numbers under which lists may know a word.
    private func find(_ word: String, into found: inout [UInt32]) {
        if let whole = wholes[word] { found.append(whole) }
        prefixes.find(in: word, into: &found)
        suffixes.find(in: word, into: &found)
    }

    /// Goes on from a node as far as words and phrases agree; as deep as the longest phrase.
    private func walk(
        from start: Int,
        at index: Int,
        node: UInt32,
        _ known: KnownWords,
        found: (End, Range<Int>) -> Void,
    ) {
        guard index < known.count else { return }
        for place in known.places(index) {
            let edge = UInt64(node) << 32 | UInt64(known.tokens[place])
            guard let reached = edges[edge] else { continue }
            for end in ends[reached] ?? [] { found(end, start..<index + 1) }
            walk(from: start, at: index + 1, node: reached, known, found: found)
        }
    }

    /// For each word, the furthest end of an exception that covers it from before or from there.
    private func reach(of ranges: [Range<Int>], count: Int) -> [Int] {
        var reach = [Int](repeating: 0, count: count)
        for range in ranges {
            reach[range.lowerBound] = max(reach[range.lowerBound], range.upperBound)
        }
        for index in reach.indices.dropFirst() {
            reach[index] = max(reach[index], reach[index - 1])
        }
        return reach
    }
}

/// The numbers of all words of a text, one after the other: most words have none, a few have several.
private struct KnownWords {
    private(set) var tokens: [UInt32] = []
    /// Where those of each word end.
    private var ends: [Int] = []

    var count: Int { ends.count }

    init(_ words: [Word], find: (String, inout [UInt32]) -> Void) {
        ends.reserveCapacity(words.count)
        for word in words {
            find(word.text, &tokens)
            ends.append(tokens.count)
        }
    }

    func places(_ word: Int) -> Range<Int> { (word == 0 ? 0 : ends[word - 1])..<ends[word] }
}

/// Beginnings or endings of words, found by their lengths: each length that a list uses is one look.
private struct Affixes: Sendable {
    private var known: [String: UInt32] = [:]
    private var lengths: [Int] = []
    /// 256 for each length: some affix has this first and this last byte.
    ///
    /// Most words end here, before a text is made of their piece.
    private var marks: [Bool] = []
    /// Some affix has this byte at its outer end.
    private var outer = [Bool](repeating: false, count: 256)
    private let isEnding: Bool

    init(isEnding: Bool) { self.isEnding = isEnding }

    mutating func token(_ text: String, next: inout UInt32) -> UInt32 {
        if let token = known[text] { return token }
        next += 1
        known[text] = next
        let length = text.utf8.count
        if let byte = isEnding ? text.utf8.last : text.utf8.first { outer[Int(byte)] = true }
        if !lengths.contains(length) {
            lengths.append(length)
            marks += [Bool](repeating: false, count: 256)
        }
        if let row = lengths.firstIndex(of: length) {
            marks[row << 8 | mark(text.utf8[...])] = true
        }
        return next
    }

    func find(in word: String, into found: inout [UInt32]) {
        let bytes = word.utf8
        guard let byte = isEnding ? bytes.last : bytes.first, outer[Int(byte)] else { return }
        let count = bytes.count
        for (row, length) in lengths.enumerated() where length <= count {
            let start = bytes.index(bytes.startIndex, offsetBy: isEnding ? count - length : 0)
            let piece = bytes[start..<bytes.index(start, offsetBy: length)]
            guard marks[row << 8 | mark(piece)],
                let token = known[String(decoding: piece, as: UTF8.self)]
            else { continue }
            found.append(token)
        }
    }

    private func mark(_ piece: Substring.UTF8View) -> Int {
        guard let first = piece.first, let last = piece.last else { return 0 }
        return Int(first &* 31 ^ last)
    }
}
