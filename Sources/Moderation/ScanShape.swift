/// How a text looks: counted over the reader's own characters.
extension TextReading {
    func answer(_ matcher: ShapeMatcher) -> ScanAnswer {
        let holds = matcher.bounds.allSatisfy { measure, bound in
            shape?.value(measure, minLetters: matcher.minLetters).map { bound.holds($0) } ?? false
        }
        return holds ? .hit([]) : .miss
    }
}

/// Counts of one text, made in one walk.
struct TextShape {
    private var letters = 0
    private var cased = 0
    private var capitals = 0
    private var digits = 0
    private var emoji = 0
    private var isHalfAFlag = false
    private var exclamations = 0
    private var longestRun = 0
    private var characters = 0
    private var lines = 1
    private let words: [Word]

    init(_ scalars: [Unicode.Scalar], words: [Word]) {
        self.words = words
        var run = 0
        var previous: Unicode.Scalar?
        for scalar in scalars {
            count(scalar)
            countEmoji(scalar, after: previous)
            run = scalar == previous ? run + 1 : 1
            longestRun = max(longestRun, run)
            previous = scalar
        }
    }

    private mutating func count(_ scalar: Unicode.Scalar) {
        characters += 1
        if scalar.value < 0x80 { return countASCII(scalar) }
        let properties = scalar.properties
        if properties.isAlphabetic { letters += 1 }
        if properties.isUppercase { capitals += 1 }
        if properties.isUppercase || properties.isLowercase { cased += 1 }
        if properties.generalCategory == .decimalNumber { digits += 1 }
        if scalar == "!" || scalar == "¡" { exclamations += 1 }
        if scalar == "\n" { lines += 1 }
    }

    /// Pictures as readers count them: a sign made a picture by U+FE0F is one, so is a flag of two letters or a family
    /// put together with joiners; a skin colour is none of its own (UTS #51).
    private mutating func countEmoji(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) {
        guard scalar.value >= 0x80 else { return }
        let isLetterOfFlag = (0x1F1E6...0x1F1FF).contains(scalar.value)
        defer { isHalfAFlag = isLetterOfFlag && !isHalfAFlag }
        if isLetterOfFlag, isHalfAFlag { return }
        if scalar.value == 0xFE0F {
            let isMade = previous.map {
                $0.properties.isEmoji && !$0.properties.isEmojiPresentation
            }
            if isMade ?? false { emoji += 1 }
            return
        }
        let isColour = (0x1F3FB...0x1F3FF).contains(scalar.value)
        if previous?.value == 0x200D || (isColour && previous?.properties.isEmoji ?? false) {
            return
        }
        if scalar.properties.isEmojiPresentation { emoji += 1 }
    }

    /// The same without asking Unicode's tables, which most characters need not.
    private mutating func countASCII(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "a"..."z":
            letters += 1
            cased += 1
        case "A"..."Z":
            letters += 1
            cased += 1
            capitals += 1
        case "0"..."9": digits += 1
        case "!": exclamations += 1
        case "\n": lines += 1
        default: break
        }
    }

    /// Nil where there is too little text to say.
    func value(_ measure: ShapeMatcher.Measure, minLetters: Int) -> Double? {
        switch measure {
        case .capsRatio:
            letters < max(1, minLetters) || cased == 0 ? nil : Double(capitals) / Double(cased)
        case .digitRatio: characters == 0 ? nil : Double(digits) / Double(characters)
        case .words: Double(words.count)
        case .chars: Double(characters)
        case .lines: Double(lines)
        case .exclamations: Double(exclamations)
        case .repeated: Double(longestRun)
        case .emoji: Double(emoji)
        case .readability: readability
        case .digitsInWords: Double(words.count { TextShape.hidesDigits($0.text) })
        case .singleLetters: Double(longestSpelling)
        }
    }

    private static func hidesDigits(_ word: String) -> Bool {
        guard word.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
        let kinds = word.unicodeScalars.map { $0.isASCIIDigit ? "d" : "l" }
        guard let first = kinds.firstIndex(of: "l"), let last = kinds.lastIndex(of: "l") else {
            return false
        }
        return kinds[first...last].contains("d")
    }

    /// Of alphabets only: where words are cut by character every word is a single letter.
    private var longestSpelling: Int {
        var (longest, run) = (0, 0)
        for word in words {
            // What is below U+0590 takes two bytes at most.
            let scalars = word.text.unicodeScalars
            let isLetter =
                word.range.count <= 2 && scalars.count == 1
                && scalars.allSatisfy { $0.value < 0x0590 }
            run = isLetter ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    /// Words under which no text can be called hard or easy.
    private static let fewestWords = 20

    /// LIX: words a sentence, and percent of words of more than six letters.
    ///
    /// C.-H. Björnsson, “Läsbarhet” (1968).
    private var readability: Double? {
        guard words.count >= TextShape.fewestWords else { return nil }
        let long = words.count { $0.text.count > 6 }
        let sentences = Set(words.map(\.sentence)).count
        return Double(words.count) / Double(sentences)
            + 100 * Double(long) / Double(words.count)
    }
}
