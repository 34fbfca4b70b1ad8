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
        if pattern.hasPrefix(".*") && pattern.hasSuffix(".*") {
            warn("P105", place, "`.*` on both sides says nothing", "leave both out")
        }
        let isEnglish = languages == ["en"]
        if !isEnglish, ["\\b", "\\w", "[a-z]"].contains(where: pattern.contains) {
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
        if pattern.contains("202") || pattern.contains("203") || pattern.contains("199") {
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
