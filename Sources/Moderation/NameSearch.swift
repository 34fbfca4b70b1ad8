/// Finds given names, alone or with a family name, by their capitals and a table of names.
struct NameSearch {
    /// Of the plain view, where capitals still stand.
    let words: [Word]
    let view: TextView

    /// Bytes of the view that a name takes.
    func names(_ kind: PersonalKind) -> [Range<Int>] {
        words.indices.compactMap { index in
            kind == .fullName ? fullName(at: index) : givenName(at: index)
        }
    }

    private func givenName(at index: Int) -> Range<Int>? {
        guard isGivenName(words[index].text) else { return nil }
        return words[index].range
    }

    /// `Karen Miller`, `Karen B. Miller`, `María de la Cruz`, `Dr Miller`.
    private func fullName(at index: Int) -> Range<Int>? {
        let word = words[index].text
        guard isCapitalised(word) || word.utf8.count <= GivenNames.longestTitle else { return nil }
        let isTitle = GivenNames.titles.contains(word.lowercased())
        guard isTitle || isGivenName(word) else { return nil }
        var last = index + 1
        while last < words.count, isJoined(last), isBetween(words[last].text) { last += 1 }
        guard last < words.count, isJoined(last), isFamilyName(words[last].text) else { return nil }
        return words[index].range.lowerBound..<words[last].range.upperBound
    }

    private func isGivenName(_ word: String) -> Bool {
        isCapitalised(word) && GivenNames.all.contains(word.lowercased())
    }

    private func isFamilyName(_ word: String) -> Bool {
        isCapitalised(word) && word.count > 1 && !NameSearch.notNames.contains(word.lowercased())
    }

    /// Initials and the small words of family names.
    private func isBetween(_ word: String) -> Bool {
        if word.count == 1 { return word.first?.isUppercase ?? false }
        return [
            "de", "del", "la", "las", "los", "van", "von", "der", "di", "da", "el", "bin", "al",
        ]
        .contains(word.lowercased())
    }

    /// A capital and small letters after it: shouting is no name.
    private func isCapitalised(_ word: String) -> Bool {
        guard let first = word.first, first.isUppercase else { return false }
        return word.count == 1 || word.dropFirst().contains { $0.isLowercase }
    }

    /// Nothing but a space or a full stop stands before this word.
    private func isJoined(_ index: Int) -> Bool {
        let gap = words[index - 1].range.upperBound..<words[index].range.lowerBound
        let text = view.utf8[gap]
        return text.count <= 2 && text.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: ".") }
            && text.contains(0x20)
    }

    /// Capitals after a given name that begin something else.
    private static let notNames: Set<String> = [
        "i", "and", "the", "my", "we", "you", "is", "was", "has", "it", "but", "so", "he", "she",
        "street", "road", "avenue", "hospital", "centre", "center", "university", "college",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "lunes", "martes", "miércoles", "jueves", "viernes",
        "yo", "y", "pero", "es", "era", "tiene",
    ]
}
