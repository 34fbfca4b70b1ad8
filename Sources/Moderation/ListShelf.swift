/// The lists of a policy folder, read when a rule first names them.
///
/// `negations` stands for `lists/negations.txt` and `lists/negations.*.txt` together, so that a language or a
/// site adds a file without touching a shipped one.
struct ListShelf: Sendable {
    private(set) var lists: [String: [WordList]] = [:]
    private(set) var findings: [Finding] = []

    /// Bytes of one list.
    static let limit = 8 << 20

    func files(of name: String) -> [WordList] { lists[name] ?? [] }

    /// Entries of a list of domains, without the dots some people put in front.
    func domains(of names: [String]) -> DomainSet {
        DomainSet(names.flatMap { files(of: $0) }.flatMap { $0.entries.map(\.text) })
    }

    /// Reads a list for a rule; an unknown one is a finding at the rule.
    mutating func read(
        _ name: String,
        for notes: inout Notes,
        at place: PolicyNode.Place,
        from folder: PolicyFolder,
    ) {
        guard lists[name] == nil else { return }
        let all = folder.names(in: "lists", ending: ".txt")
        let matching = all.filter { $0 == name || $0.hasPrefix(name + ".") }
        guard !matching.isEmpty else {
            let bases = Set(all.compactMap { $0.split(separator: ".").first.map(String.init) })
            notes.error(
                "P011",
                place,
                "there is no list \"\(name)\"",
                Spelling.wayOut(name, bases.sorted(), or: "add lists/\(name).txt"),
            )
            return
        }
        lists[name] = matching.compactMap { readFile($0, from: folder) }
    }

    private mutating func readFile(_ base: String, from folder: PolicyFolder) -> WordList? {
        let path = "lists/\(base).txt"
        var notes = Notes(file: path)
        defer { findings += notes.findings }
        let start = PolicyNode.Place(line: 1, column: 1)
        guard folder.files[path]?.count ?? 0 <= ListShelf.limit, let text = folder.text(path) else {
            let isLong = folder.files[path]?.count ?? 0 > ListShelf.limit
            notes.error(
                isLong ? "P013" : "P001",
                start,
                isLong ? "the list has more than \(ListShelf.limit) bytes" : "it is not UTF-8",
                isLong ? "split it into lists of their own" : "save it as UTF-8",
            )
            return nil
        }
        let (list, problems) = WordList.parse(name: base, text: text)
        for problem in problems {
            notes.error(
                "P006",
                .init(line: problem.line, column: problem.column),
                problem.message,
                "correct the line or take it out",
            )
        }
        warnOfDoubles(list, &notes)
        warnOfCovered(list, &notes)
        return list
    }

    /// Entries that are no networks, where a list of networks was asked for.
    mutating func checkNetworks(_ name: String) {
        for entry in files(of: name).flatMap(\.entries) where !NetworkSyntax.isNetwork(entry.text) {
            report(entry) { notes, place in
                notes.error(
                    "P006",
                    place,
                    "\"\(entry.text)\" is not a network",
                    "write it as 192.0.2.0/24 or 2001:db8::/32",
                )
            }
        }
    }

    /// P102: short texts that are looked for inside words.
    mutating func warnOfShort(_ name: String) {
        for entry in files(of: name).flatMap(\.entries) where entry.text.count < 5 {
            report(entry) { notes, place in
                notes.warn(
                    "P102",
                    place,
                    "\"\(entry.text)\" is short and found inside other words",
                    "use `match: word`",
                )
            }
        }
    }

    /// A finding at an entry, once however many rules use its list.
    private mutating func report(
        _ entry: WordList.Entry,
        _ say: (inout Notes, PolicyNode.Place) -> Void,
    ) {
        var notes = Notes(file: "lists/\(entry.list).txt")
        say(&notes, PolicyNode.Place(line: entry.line, column: 1))
        findings += notes.findings.filter { !findings.contains($0) }
    }

    /// P111: `casino` or `casino bonus` after `casino*` can never be the one that hits.
    private func warnOfCovered(_ list: WordList, _ notes: inout Notes) {
        let open = list.entries.filter { $0.kind != .phrase }
        guard !open.isEmpty else { return }
        let trie = WordTrie(lists: [WordList(list.name, of: open)])
        for entry in list.entries where entry.kind == .phrase {
            let words = TextViews(entry.text, isMarkdown: false).words
            guard let cover = trie.hits(in: words).first else { continue }
            notes.warn(
                "P111",
                .init(line: entry.line, column: 1),
                "\"\(entry.text)\" is covered by \"\(open[cover.entry].written)\"",
                "take it out",
            )
        }
    }

    /// P111, at the second of the two; `Casino` and `casino` are one entry.
    private func warnOfDoubles(_ list: WordList, _ notes: inout Notes) {
        for entries in [list.entries, list.exceptions] {
            var seen: Set<String> = []
            for entry in entries where !seen.insert("\(entry.kind) \(fold(entry.text))").inserted {
                notes.warn(
                    "P111",
                    .init(line: entry.line, column: 1),
                    "\"\(entry.text)\" stands here twice",
                    "take one out",
                )
            }
        }
    }
}

/// Domains that stand for themselves and everything below them.
struct DomainSet: Sendable {
    private let domains: Set<String>

    init(_ entries: [String]) {
        domains = Set(entries.map { $0.lowercased().trimmingPrefix(".") }.map(String.init))
    }

    /// True for a listed domain and its subdomains; `notbad.example` is not below `bad.example`.
    func contains(_ host: String) -> Bool {
        var rest = host[...]
        while true {
            if domains.contains(String(rest)) { return true }
            guard let dot = rest.firstIndex(of: ".") else { return false }
            rest = rest[rest.index(after: dot)...]
        }
    }
}
