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
        error(
            "P012",
            place,
            "pattern: \(problem.message)" + (caret ?? " in \"\(pattern)\""),
            "the syntax stands at https://github.com/google/re2/wiki/Syntax",
        )
    }

    /// What compiles and must not run all the same: too large a program (P013), a group that is not there (P012).
    mutating func accepts(
        _ pattern: String,
        _ expression: Expression,
        at place: PolicyNode.Place,
    ) -> Bool {
        if expression.programSize > ProbeMaker.patternSize {
            error(
                "P013",
                place,
                "\"\(pattern)\" needs \(expression.programSize) instructions, more than "
                    + "\(ProbeMaker.patternSize)",
                "make repetitions shorter",
            )
            return false
        }
        guard expression.capture > expression.groups else { return true }
        error(
            "P012",
            place,
            "\"\(pattern)\" has no group \(expression.capture)",
            "write the part that counts in brackets, or leave `capture` out",
        )
        return false
    }

    /// What a pattern that compiles can still have wrong (P102, P103, P105, P107).
    mutating func lint(
        _ pattern: String,
        _ expression: Expression,
        languages: [String],
        at place: PolicyNode.Place,
    ) {
        if expression.matchesEmpty {
            warn("P105", place, "\"\(pattern)\" matches the empty text", "ask for one letter more")
        }
        if Notes.isOpen(pattern) {
            warn("P105", place, "`.*` on both sides says nothing", "leave both out")
        }
        let isEnglish = languages == ["en"]
        let narrow = ["\\b", "\\w", "[a-z", "[A-Za-z"]
        if !isEnglish, narrow.contains(where: pattern.contains) {
            warn(
                "P103",
                place,
                "\\b, \\w and [a-z] know only English letters",
                "use \\pL and `flags: [word]`, or say `languages: [en]`",
            )
        }
        if !Notes.hasLiteral(pattern) {
            warn(
                "P102",
                place,
                "\"\(pattern)\" has no three letters in a row",
                "it may match much",
            )
        }
        if Notes.namesYear(pattern) {
            warn("P107", place, "a year inside a pattern", "it will be out of date")
        }
    }

    /// Anything may stand before and behind.
    private static func isOpen(_ pattern: String) -> Bool {
        let opens = ["^.*", ".*", "(.*)", "^.+", ".+", "(.+)"]
        let closes = [".*$", ".*", ".*?", "(.*)", ".+$", ".+", "(.+)"]
        return pattern.count > 4 && opens.contains(where: pattern.hasPrefix)
            && closes.contains(where: pattern.hasSuffix)
    }

    /// Four digits of the last or this century, standing alone.
    private static func namesYear(_ pattern: String) -> Bool {
        pattern.split { !$0.isNumber }.contains { digits in
            digits.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20"))
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
