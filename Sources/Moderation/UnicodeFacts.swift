/// Characters that hide or rearrange others.
struct UnicodeFacts: Sendable, Equatable {
    /// Invisible characters where neither the script nor an emoji needs them.
    let invisible: Int
    /// Embeddings, overrides and isolates: natural right-to-left text needs none of them.
    let bidiControls: Int
    /// Words that mix alphabets whose letters can stand in for one another.
    let mixedScriptWords: Int
    /// The longest row of marks on one letter.
    let longestCombiningRun: Int
    let privateUse: Int
    /// Letters that were borrowed from another alphabet in such words.
    let confusables: Int

    init(_ raw: String) {
        let scalars = Array(raw.unicodeScalars)
        guard scalars.contains(where: { $0.value >= 0x80 }) else {
            (invisible, bidiControls, mixedScriptWords) = (0, 0, 0)
            (longestCombiningRun, privateUse, confusables) = (0, 0, 0)
            return
        }
        invisible = Invisible.count(in: scalars)
        bidiControls = scalars.count { UnicodeFacts.isBidiControl($0) }
        (mixedScriptWords, confusables) = UnicodeFacts.borrowed(in: raw, scalars)
        longestCombiningRun = UnicodeFacts.longestRun(scalars)
        privateUse = scalars.count { UnicodeFacts.isPrivateUse($0) }
    }

    static func isBidiControl(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    /// General category Co, which no version of Unicode will ever change.
    private static func isPrivateUse(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
        default: false
        }
    }

    /// Mixed words and the letters that were borrowed in them; pictures and signs beside plain letters mix nothing.
    private static func borrowed(
        in raw: String,
        _ scalars: [Unicode.Scalar],
    ) -> (words: Int, letters: Int) {
        let hasForeignLetters = scalars.contains {
            $0.value >= 0x80 && $0.properties.isAlphabetic
        }
        guard hasForeignLetters else { return (0, 0) }
        var spelled = Folding.spell(MappedText(raw))
        let before = spelled.scalars
        let words = LookAlikes.settle(&spelled)
        return (words, zip(before, spelled.scalars).count { $0 != $1 })
    }

    private static func longestRun(_ scalars: [Unicode.Scalar]) -> Int {
        var longest = 0
        var run = 0
        for scalar in scalars {
            let isMark =
                scalar.value >= 0x0300
                && [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
                && !scalar.properties.isDefaultIgnorableCodePoint
            run = isMark ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
