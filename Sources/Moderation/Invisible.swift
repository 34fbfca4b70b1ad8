/// Tells characters that hide something from those that scripts and emoji need.
enum Invisible {
    /// How many default-ignorable characters stand where honest text has none.
    ///
    /// Not counted: joiners and selectors in emoji, joiners in scripts that join (Persian, Hindi),
    /// zero-width spaces in scripts without spaces (Thai, Khmer), direction marks in texts with
    /// right-to-left letters, soft hyphens with two letters on either side, a mark at the very
    /// beginning that says the text is Unicode, and bidi controls, which have a count of their own.
    static func count(in scalars: [Unicode.Scalar]) -> Int {
        let isRightToLeft = scalars.contains(where: isRightToLeft)
        return scalars.indices.count { index in
            let scalar = scalars[index]
            guard scalar.value >= 0xAD, scalar.properties.isDefaultIgnorableCodePoint,
                !UnicodeFacts.isBidiControl(scalar)
            else { return false }
            return !isNeeded(scalar, at: index, scalars, isRightToLeft)
        }
    }

    private static func isNeeded(
        _ scalar: Unicode.Scalar,
        at index: Int,
        _ scalars: [Unicode.Scalar],
        _ isRightToLeft: Bool,
    ) -> Bool {
        let before = index > 0 ? scalars[index - 1] : nil
        let after = index + 1 < scalars.count ? scalars[index + 1] : nil
        switch scalar.value {
        case 0xAD:
            return isLetter(before) && isLetter(after) && isLetter(scalars, index - 2)
                && isLetter(scalars, index + 2)
        case 0x200C, 0x200D: return joins(before) || (scalar.value == 0x200D && isEmoji(before))
        case 0x200B, 0x2060: return isSpaceless(before) || isSpaceless(after)
        case 0x200E, 0x200F, 0x061C: return isRightToLeft
        case 0xFEFF: return index == 0
        case 0xFE00...0xFE0F: return isSelectable(before)
        case 0xE0100...0xE01EF: return before.map { $0.properties.isIdeographic } ?? false
        case 0xE0020...0xE007F: return isEmoji(before) || isTag(before)
        // Hangul fillers beside Hangul, and the signs that Khmer and Mongolian write.
        case 0x115F, 0x1160: return before.map { (0x1100...0x11FF).contains($0.value) } ?? false
        case 0x17B4, 0x17B5, 0x180B...0x180F: return joins(before)
        default: return false
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
        scalar?.properties.isAlphabetic ?? false
    }

    private static func isLetter(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        scalars.indices.contains(index) && isLetter(scalars[index])
    }

    private static func isTag(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { (0xE0020...0xE007F).contains($0.value) } ?? false
    }

    /// A piece of an emoji after which a joiner may stand: a sign, a skin colour or a selector.
    private static func isEmoji(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return scalar.value == 0xFE0F || (scalar.value >= 0x203C && scalar.properties.isEmoji)
    }

    /// What may be shown as text or as a picture: emoji, and the digits of keycaps.
    private static func isSelectable(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return scalar.properties.isEmoji || scalar.properties.isIdeographic
            || scalar.properties.generalCategory == .mathSymbol
            || scalar.properties.generalCategory == .otherSymbol || joins(scalar)
    }

    /// Letters and marks of scripts whose shapes depend on joiners.
    private static func joins(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        switch scalar.value {
        case 0x0600...0x08FF, 0x0900...0x0DFF, 0x1000...0x109F, 0x1780...0x18AF, 0x1B00...0x1B7F,
            0xA800...0xA8FF, 0xA980...0xA9FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC, 0x10D00...0x11FFF:
            return true
        default: return false
        }
    }

    /// Scripts written without spaces, in which a zero-width space says where a line may end.
    private static func isSpaceless(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        switch scalar.value {
        case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19FF, 0x1A20...0x1AAF,
            0x3000...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            return true
        default: return false
        }
    }

    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x05FF, 0x0600...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF,
            0x1E800...0x1EFFF:
            return scalar.properties.isAlphabetic
        default: return false
        }
    }
}
