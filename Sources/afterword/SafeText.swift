/// A stranger's text made harmless for a terminal: what would act or hide is shown as `\u{1b}`.
///
/// Escaped: C0 and C1 controls, DEL, bidirectional controls, invisible and unassigned characters,
/// private use, and combining marks past the third in a row. Joiners stay where scripts and emoji
/// need them.
/// Sources: CONTRACT §5; OWASP on terminal injection; UAX #9 and UAX #31.
enum SafeText {
    /// Combining marks on one letter; Vietnamese and Hebrew need two or three.
    static let marksInARow = 3

    /// One line: line ends and tabs are escaped too.
    static func line(_ text: String) -> String { safe(text, keepsLines: false) }

    /// Many lines: line feeds stay, a tab becomes four spaces.
    static func lines(_ text: String) -> String { safe(text, keepsLines: true) }

    /// JSON that stays the same JSON, with the dangerous characters as `\u` escapes.
    static func json(_ text: String) -> String {
        if isPlain(text, keepsLines: true) { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            let isLayout = scalar == "\n" || scalar == "\r" || scalar == "\t"
            if isLayout || !mustHide(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                for unit in String(scalar).utf16 { result += "\\u" + hex(UInt32(unit), digits: 4) }
            }
        }
        return result
    }

    /// The same text in pieces: what is shown for each scalar of the raw text, in order.
    static func pieces(_ text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var marks = 0
        return scalars.indices.map { index in
            let scalar = scalars[index]
            marks = isMark(scalar) ? marks + 1 : 0
            let isHidden = mustHide(scalar) && !isWantedJoiner(at: index, in: scalars)
            return isHidden || marks > marksInARow ? escaped(scalar) : String(scalar)
        }
    }

    static func escaped(_ scalar: Unicode.Scalar) -> String {
        "\\u{" + hex(scalar.value, digits: 1) + "}"
    }

    private static func safe(_ text: String, keepsLines: Bool) -> String {
        if isPlain(text, keepsLines: keepsLines) { return text }
        var result = ""
        for (scalar, piece) in zip(text.unicodeScalars, pieces(text)) {
            switch scalar {
            case "\n" where keepsLines: result += "\n"
            case "\t" where keepsLines: result += "    "
            default: result += piece
            }
        }
        return result
    }

    private static func isPlain(_ text: String, keepsLines: Bool) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) || (keepsLines && $0 == 0x0A) }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: !scalar.properties.isVariationSelector
        default: false
        }
    }

    private static func mustHide(_ scalar: Unicode.Scalar) -> Bool {
        if (0x20...0x7E).contains(scalar.value) { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
            .surrogate:
            return true
        default:
            return scalar.properties.isDefaultIgnorableCodePoint || scalar.value == 0x2800
        }
    }

    /// U+200D and U+FE0F inside emoji, U+200C and U+200D between letters of joining scripts.
    private static func isWantedJoiner(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        guard index > 0 else { return false }
        let (before, joiner) = (scalars[index - 1], scalars[index])
        let after = index + 1 < scalars.count ? scalars[index + 1] : nil
        switch joiner.value {
        case 0xFE0F: return before.properties.isEmoji
        case 0x200D where isPictorial(before): return after?.properties.isEmoji ?? false
        case 0x200C, 0x200D:
            return isOfJoiningScript(before) && (after.map(isOfJoiningScript) ?? false)
        default: return false
        }
    }

    private static func isPictorial(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0xFF && (scalar.properties.isEmoji || scalar.value == 0xFE0F)
    }

    /// Arabic to Sinhala and the scripts after it, where joiners change the shape of letters.
    private static func isOfJoiningScript(_ scalar: Unicode.Scalar) -> Bool {
        (0x0600...0x109F).contains(scalar.value) && !mustHide(scalar)
    }

    private static func hex(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
