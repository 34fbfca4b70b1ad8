/// Words and phrases of one list file, or those written in one rule.
struct WordList: Sendable, Equatable {
    enum Kind: Sendable, Hashable {
        case phrase
        /// `word*`: the last word may go on.
        case prefix
        /// `*word`: the first word may begin earlier.
        case suffix
    }
    struct Entry: Sendable, Hashable {
        /// The list it stands in: the base name of its file.
        let list: String
        /// As written, without the star.
        let text: String
        let kind: Kind
        /// From 1; 0 for phrases of a rule.
        let line: Int
    }
    /// Characters of one entry; a sentence is no list entry.
    static let entryLimit = 200

    let name: String
    let entries: [Entry]
    /// `!entry`: spans in which this list cannot hit.
    let exceptions: [Entry]
    /// `# source: …` lines above the first entry, keys in lower case.
    let header: [String: String]

    /// Phrases of a rule; `*` and `!` mean the same as in a file.
    ///
    /// Entries that say nothing are left out.
    init(name: String, phrases: [String]) {
        var reading = ListReading(list: name)
        for phrase in phrases { reading.read(phrase[...], line: 0) }
        self.init(name: name, reading: reading)
    }

    /// Phrases of a rule that could never be found, each with the reason.
    static func problems(in phrases: [String]) -> [(phrase: String, message: String)] {
        phrases.compactMap { phrase in
            var reading = ListReading(list: "rule")
            reading.read(phrase[...], line: 0)
            return reading.problems.first.map { (phrase, $0.message) }
        }
    }

    /// Reads a list file; lines with a problem are left out of the list.
    static func parse(name: String, text: String) -> (WordList, [ListProblem]) {
        var reading = ListReading(list: name)
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let content = line.drop { $0.isWhitespace }
            if content.first == "#" {
                reading.readHeader(content.dropFirst())
            } else if !content.isEmpty {
                reading.read(line, line: index + 1)
            }
        }
        return (WordList(name: name, reading: reading), reading.problems)
    }

    /// The files of one name together.
    init(_ name: String, of files: [WordList]) {
        self.name = name
        entries = files.flatMap(\.entries)
        exceptions = files.flatMap(\.exceptions)
        header = [:]
    }

    /// Some entries of a list, no exceptions.
    init(_ name: String, of entries: [Entry]) {
        self.name = name
        self.entries = entries
        exceptions = []
        header = [:]
    }

    private init(name: String, reading: ListReading) {
        self.name = name
        entries = reading.entries
        exceptions = reading.exceptions
        header = reading.header
    }
}

/// A line of a list that cannot be used.
struct ListProblem: Sendable, Equatable {
    /// From 1.
    let line: Int
    /// From 1, in characters.
    let column: Int
    let message: String
}

/// A list while it is read.
private struct ListReading {
    let list: String
    private(set) var entries: [WordList.Entry] = []
    private(set) var exceptions: [WordList.Entry] = []
    private(set) var header: [String: String] = [:]
    private(set) var problems: [ListProblem] = []

    init(list: String) {
        self.list = list
    }

    /// Takes `key: value`; comments below the first entry are only comments.
    mutating func readHeader(_ comment: Substring) {
        guard entries.isEmpty, exceptions.isEmpty, let colon = comment.firstIndex(of: ":") else {
            return
        }
        let key = trimmed(comment[..<colon]).lowercased()
        guard !key.isEmpty, !key.contains(where: \.isWhitespace) else { return }
        header[key] = String(trimmed(comment[comment.index(after: colon)...]))
    }

    mutating func read(_ typed: Substring, line: Int) {
        var text = trimmed(typed)
        let column = typed.distance(from: typed.startIndex, to: text.startIndex) + 1
        let isException = text.first == "!"
        if isException { text = trimmed(text.dropFirst()) }
        var kind = WordList.Kind.phrase
        if text.last == "*" {
            kind = .prefix
            text = text.dropLast()
        } else if text.first == "*" {
            kind = .suffix
            text = text.dropFirst()
        }
        if let message = problem(with: text) {
            problems.append(ListProblem(line: line, column: column, message: message))
            return
        }
        let entry = WordList.Entry(list: list, text: String(text), kind: kind, line: line)
        if isException { exceptions.append(entry) } else { entries.append(entry) }
    }

    private func problem(with text: Substring) -> String? {
        if text.contains("*") { return "a * may only stand at one end of an entry" }
        if !text.unicodeScalars.contains(where: \.isLetterOrDigit) {
            return "an entry needs a letter or a digit"
        }
        return text.count > WordList.entryLimit
            ? "an entry has at most \(WordList.entryLimit) characters" : nil
    }

    private func trimmed(_ text: Substring) -> Substring {
        guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return text[...last].drop { $0.isWhitespace }
    }
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
