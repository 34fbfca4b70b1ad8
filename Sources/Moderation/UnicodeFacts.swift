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
        var spelled = Folding.spell(MappedText(raw))
        let before = spelled.scalars
        mixedScriptWords = LookAlikes.settle(&spelled)
        confusables = zip(before, spelled.scalars).count { $0 != $1 }
        longestCombiningRun = UnicodeFacts.longestRun(scalars)
        privateUse = scalars.count { $0.properties.generalCategory == .privateUse }
    }

    static func isBidiControl(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
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
