/// Finds domains spelled to pass a filter: `example dot com`, `example(dot)com`, `example[.]com`.
///
/// With brackets any known suffix counts. With spaces only suffixes that do not go on as a sentence
/// do, and the word before is not an article (`the dot com years`).
enum SpelledLinks {
    static func find(in text: MappedText) -> [FoundAddress] {
        var found: [FoundAddress] = []
        var index = 0
        while index < text.count {
            guard let dot = dot(at: index, text.scalars) else {
                index += 1
                continue
            }
            if let address = address(around: dot, text.scalars) { found.append(address) }
            index = dot.range.upperBound
        }
        return found
    }

    /// A spelled dot with the spaces and brackets around it.
    private struct Dot {
        let range: Range<Int>
        let isBracketed: Bool
    }

    private static func dot(at index: Int, _ scalars: [Unicode.Scalar]) -> Dot? {
        let opening = scalars[index]
        let isBracket = opening == "(" || opening == "[" || opening == "{"
        guard isBracket || opening == " " else { return nil }
        var end = skipSpaces(index + 1, scalars)
        // A text full of spaces is walked once: each stretch is looked at from its last space.
        if !isBracket, end > index + 1 { return nil }
        if scalars[end...].prefix(3).elementsEqual("dot".unicodeScalars) {
            end += 3
        } else if isBracket, end < scalars.count, scalars[end] == "." {
            end += 1
        } else {
            return nil
        }
        let after = skipSpaces(end, scalars)
        if isBracket {
            guard after < scalars.count, ")]}".unicodeScalars.contains(scalars[after]) else {
                return nil
            }
            return Dot(range: index..<after + 1, isBracketed: true)
        }
        return after > end ? Dot(range: index..<after, isBracketed: false) : nil
    }

    /// At most three: nobody spells with more.
    private static func skipSpaces(_ start: Int, _ scalars: [Unicode.Scalar]) -> Int {
        var index = min(start, scalars.count)
        while index < scalars.count, index < start + 3, scalars[index] == " " { index += 1 }
        return index
    }

    private static func address(around dot: Dot, _ scalars: [Unicode.Scalar]) -> FoundAddress? {
        var start = dot.range.lowerBound
        if start > 0, scalars[start - 1] == " ", dot.isBracketed { start -= 1 }
        let nameEnd = start
        while start > 0, nameEnd - start < 64, isLabelPart(scalars[start - 1]) { start -= 1 }
        let first =
            dot.isBracketed ? skipSpaces(dot.range.upperBound, scalars) : dot.range.upperBound
        var end = first
        while end < scalars.count, end - first < 64, isLabelPart(scalars[end]) { end += 1 }
        let name = String(String.UnicodeScalarView(scalars[start..<nameEnd]))
        let suffix = String(String.UnicodeScalarView(scalars[first..<end]))
        let isSuffix =
            dot.isBracketed ? RegistrableDomain.isKnownSuffix(suffix) : spoken.contains(suffix)
        guard isSuffix, name.unicodeScalars.count > 1, !articles.contains(name) else { return nil }
        return FoundAddress(
            range: start..<end,
            host: name + "." + suffix,
            isBare: true,
            isSpelled: true,
        )
    }

    private static func isLabelPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80
            ? scalar.isASCIILetterOrDigit || scalar == "-" : scalar.isLetterOrDigit
    }

    private static let spoken: Set<String> = [
        "com", "net", "org", "info", "biz", "io", "co", "xyz", "online", "site", "ru", "cn", "de",
        "uk",
    ]

    private static let articles: Set<String> = [
        "the", "this", "that", "every", "of", "any", "old", "big", "one", "another", "polka", "or",
        "and", "early", "with",
    ]
}
