/// Undoes letters borrowed from another alphabet, and only inside words that mix alphabets.
///
/// A word of one alphabet is never touched: Cyrillic and Greek comments stay what they are.
enum LookAlikes {
    /// Settles every mixed word of a folded text into one alphabet; returns how many there were.
    ///
    /// A symbol such as the α of `TNFα`, one Greek letter at the edge of a word, is mapped and not counted.
    @discardableResult
    static func settle(_ text: inout MappedText) -> Int {
        if text.isASCII { return 0 }
        var mixed = 0
        var index = 0
        while index < text.count {
            guard isWordPart(text.scalars[index]) else {
                index += 1
                continue
            }
            let start = index
            var isPlain = true
            while index < text.count, isWordPart(text.scalars[index]) {
                if text.scalars[index].value >= 0x80 { isPlain = false }
                index += 1
            }
            if !isPlain, settleWord(start..<index, of: &text) { mixed += 1 }
        }
        return mixed
    }

    private static func settleWord(_ word: Range<Int>, of text: inout MappedText) -> Bool {
        let census = Census(text.scalars[word])
        guard census.latin > 0, census.foreign > 0, let alphabet = census.alphabet else {
            return false
        }
        if census.foreignAlike == census.foreign || census.latin > census.foreign {
            guard census.foreignAlike > 0 else { return false }
            replace(word, of: &text) { Alphabet(of: $0) == .latin ? nil : latin[$0] }
        } else {
            let counterparts = borrowed[alphabet] ?? [:]
            let isWhole = text.scalars[word].allSatisfy {
                Alphabet(of: $0) != .latin || counterparts[$0] != nil
            }
            guard isWhole else { return false }
            replace(word, of: &text) { counterparts[$0] }
        }
        return !isSymbol(census, text, word)
    }

    private static func replace(
        _ word: Range<Int>,
        of text: inout MappedText,
        by other: (Unicode.Scalar) -> Unicode.Scalar?,
    ) {
        for index in word {
            if let scalar = other(text.scalars[index]) { text.replace(index, with: scalar) }
        }
    }

    private static func isSymbol(_ census: Census, _ text: MappedText, _ word: Range<Int>) -> Bool {
        guard census.alphabet == .greek, census.foreign == 1, let place = census.firstForeign else {
            return false
        }
        return place == 0 || place == word.count - 1
    }

    /// Letters, marks and digits: what a word is made of here.
    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return scalar.isASCIILetterOrDigit }
        return scalar.properties.isAlphabetic
            || scalar.properties.canonicalCombiningClass != .notReordered
    }

    /// Every look-alike and the letter of ASCII it is taken for.
    static let latin: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for line in LookAlikeTable.packed.split(separator: "\n") {
            guard let target = line.unicodeScalars.first else { continue }
            for code in line.split(separator: " ").dropFirst() {
                guard let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) else {
                    continue
                }
                table[scalar] = target
            }
        }
        return table
    }()

    /// The way back: which letter of an alphabet a letter of ASCII is taken for.
    private static let borrowed: [Alphabet: [Unicode.Scalar: Unicode.Scalar]] = {
        var table: [Alphabet: [Unicode.Scalar: Unicode.Scalar]] = [:]
        for (scalar, target) in latin.sorted(by: { $0.key.value > $1.key.value }) {
            guard
                (0x03B1...0x03C9).contains(scalar.value) || (0x0430...0x045F).contains(scalar.value)
            else { continue }
            table[Alphabet(of: scalar), default: [:]][target] = scalar
        }
        return table
    }()
}

/// The alphabets that can stand in for one another.
enum Alphabet: Hashable {
    case latin
    case greek
    case cyrillic
    /// Another one with letters that look Latin.
    case other
    /// Writing that is mixed with Latin letters in good faith: Han, kana, Hangul, Arabic, digits.
    case apart

    init(of scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x02AF,
            0x1D00...0x1D25, 0x1E00...0x1EFF, 0xA722...0xA7FF, 0xAB30...0xAB64:
            self = .latin
        case 0x0370...0x03FF, 0x1D26...0x1D2A, 0x1F00...0x1FFF: self = .greek
        case 0x0400...0x052F, 0x1C80...0x1C8F, 0xA640...0xA69F: self = .cyrillic
        default: self = LookAlikes.latin[scalar] == nil ? .apart : .other
        }
    }
}

/// How many letters of a word belong to which alphabet.
private struct Census {
    private(set) var latin = 0
    private(set) var foreign = 0
    /// Foreign letters that look like one of ASCII.
    private(set) var foreignAlike = 0
    private(set) var alphabet: Alphabet?
    /// Counted from the beginning of the word.
    private(set) var firstForeign: Int?

    init(_ word: ArraySlice<Unicode.Scalar>) {
        for (place, scalar) in word.enumerated() {
            let found = Alphabet(of: scalar)
            switch found {
            case .apart: continue
            case .latin: latin += 1
            case .greek, .cyrillic, .other:
                foreign += 1
                if LookAlikes.latin[scalar] != nil { foreignAlike += 1 }
                alphabet = alphabet ?? found
                firstForeign = firstForeign ?? place
            }
        }
    }
}

extension Unicode.Scalar {
    var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

    var isASCIILetterOrDigit: Bool {
        isASCIIDigit || (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
    }

    /// A letter, a vowel sign or a digit of any script.
    var isLetterOrDigit: Bool {
        if value < 0x80 { return isASCIILetterOrDigit }
        return properties.isAlphabetic || properties.numericType != nil
    }
}
