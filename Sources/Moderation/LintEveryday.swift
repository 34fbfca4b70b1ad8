import Comments

/// P101: words, names and sentences of harmless comments that a rule would catch.
extension Policy {
    /// Findings a rule names; the best-known ones are enough.
    private static let mostNamed = 10

    /// One warning for each rule that would catch something harmless.
    func everydayFindings() -> [Finding] {
        var caught: [String: [String]] = [:]
        for text in suspects() {
            let verdict = verdict(on: text)
            for hit in verdict.hits where isHeavy(hit) {
                caught[hit.rule, default: []].append(text)
            }
        }
        return text.rules.flatMap { rule -> [Finding] in
            guard let texts = caught[rule.id], !rule.isSafety else { return [] }
            let named = texts.prefix(Policy.mostNamed).map { "\"\($0)\"" }.joined(separator: ", ")
            var notes = Notes(file: rule.file)
            notes.warn(
                "P101",
                rule.place,
                "\"\(rule.id)\" matches harmless words: \(named)",
                "ask for more than this, or add `!` exceptions to the list",
            )
            return notes.findings
        }
    }

    /// What some matcher finds anything in; the rest cannot be caught for its words.
    private func suspects() -> [String] {
        let names = GivenNames.all.sorted().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        let words = EverydayWords.words + EverydayWords.places + names
        return words.indices.filter(isFound(in: words)).map { words[$0] } + EverydayWords.sentences
    }

    /// All words in one text, each a paragraph, so that one scan tells which are worth a look of their own.
    private func isFound(in words: [String]) -> (Int) -> Bool {
        var starts: [Int] = []
        var text = ""
        var length = 0
        for word in words {
            starts.append(length)
            text += word + "\n\n"
            length += word.unicodeScalars.count + 2
        }
        let reading = TextReading(submission(text), beside: Surroundings(), lexicon)
        let spans = probes.flatMap { reading.spans(of: $0) }.sorted { $0.lower < $1.lower }
        var found: Set<Int> = []
        for span in spans {
            var index = starts.partitionIndex { $0 > span.lower } - 1
            while index >= 0, index < words.count, starts[index] < span.upper {
                found.insert(index)
                index += 1
            }
        }
        return { found.contains($0) }
    }

    private func verdict(on text: String) -> Verdict {
        let alone = Signals(alone: needs, author: AuthorSignals(), now: Timestamp(rawValue: 0))
        return verdict(on: scan(submission(text)), given: alone)
    }

    private func submission(_ text: String) -> Submission {
        let author = TypedAuthor(name: "")
        return Submission(site: .usual, page: PageKey(stored: "/"), author: author, body: text)
    }

    /// It found something in the text and would hold it or put it aside.
    private func isHeavy(_ hit: RuleHit) -> Bool {
        !hit.spans.isEmpty && (hit.score > 0 || hit.floor ?? .approve > .approve)
    }
}

extension Rule {
    /// A held coping story is a small harm (POLICIES §9): safety rules may catch everyday words.
    fileprivate var isSafety: Bool { ruleClass == .safety }
}

extension TextReading {
    fileprivate func spans(of probe: Probe) -> [MatchSpan] {
        if case .hit(let spans) = answer(to: probe) { spans } else { [] }
    }
}

extension [Int] {
    /// The first index whose value is past; values are sorted.
    fileprivate func partitionIndex(where isPast: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isPast(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
