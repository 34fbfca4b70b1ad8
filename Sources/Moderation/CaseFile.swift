import Comments

/// Bulk cases, one a line: expected outcome, reason, text, and who wrote it (POLICIES §7).
///
/// ```
/// hold	crisis-first-person	I want to die	regular
/// approve	!crisis-first-person	I was dying to hear how it went
/// ```
/// The reason is `-`, or rules that must hit, or with `!` must not. The author is `regular` unless the
/// fourth column says `new-author` (SETTLED 22).
enum CaseFile {
    /// `cases/strict-cases.tsv` and `cases/strict-cases-*.tsv` belong to `strict`.
    static func paths(of policy: String, in folder: PolicyFolder) -> [String] {
        folder.names(in: "cases", ending: ".tsv")
            .filter { $0 == policy + "-cases" || $0.hasPrefix(policy + "-cases-") }
            .map { "cases/\($0).tsv" }
    }

    static func read(
        _ path: String,
        from folder: PolicyFolder,
        rules: [String],
    ) -> (tests: [PolicyTest], findings: [Finding]) {
        var notes = Notes(file: path)
        var tests: [PolicyTest] = []
        guard let text = folder.text(path) else {
            let start = PolicyNode.Place(line: 1, column: 1)
            notes.error("P001", start, "the file is not UTF-8", "save it as UTF-8")
            return ([], notes.findings)
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let place = PolicyNode.Place(line: index + 1, column: 1)
            if let test = test(line, place, rules, &notes) { tests.append(test) }
        }
        return (tests, notes.findings)
    }

    private static func test(
        _ line: Substring,
        _ place: PolicyNode.Place,
        _ rules: [String],
        _ notes: inout Notes,
    ) -> PolicyTest? {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard cells.count == 3 || cells.count == 4, let expect = Outcome(name: String(cells[0]))
        else {
            notes.error(
                "P006",
                place,
                "not a case",
                "write outcome, reason and text with tabs between",
            )
            return nil
        }
        var test = PolicyTest(text: String(cells[2]), file: notes.file, place: place)
        test.expect = expect
        test.author = PolicyTest.regular
        if cells.count == 4 {
            switch cells[3] {
            case "regular": break
            case "new-author": test.author = AuthorSignals()
            default: notes.error("P006", place, "unknown author \"\(cells[3])\"", "new-author")
            }
        }
        for reason in cells[1].split(separator: " ") where reason != "-" {
            let isMiss = reason.hasPrefix("!")
            let rule = String(isMiss ? reason.dropFirst() : reason)
            guard rules.contains(rule) else {
                notes.error(
                    "P011",
                    place,
                    "there is no rule \"\(rule)\"",
                    "see: afterword policy show",
                )
                continue
            }
            if isMiss { test.misses.append(rule) } else { test.hits.append(rule) }
        }
        return test
    }
}
