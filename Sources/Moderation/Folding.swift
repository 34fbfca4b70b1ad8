/// Brings a text into the one spelling in which words are compared.
///
/// Default-ignorable characters go first, because they stand between letters that belong together;
/// then NFKC with full case folding, look-alikes inside mixed words, runs of letters cut to two.
enum Folding {
    static func fold(_ text: MappedText) -> MappedText { fold(spelled: spell(text)) }

    /// The steps behind `spell`.
    static func fold(spelled: MappedText) -> MappedText {
        var folded = spelled
        LookAlikes.settle(&folded)
        return cutRuns(folded)
    }

    /// One spelling, with look-alikes and runs left alone: what links are looked for in.
    static func spell(_ text: MappedText) -> MappedText {
        let visible = withoutIgnorables(text)
        if visible.isASCII { return visible.map { alone($0) ?? $0 } }
        var spelled = MappedText()
        spelled.reserve(visible.count)
        var index = 0
        while index < visible.count {
            var end = index + 1
            while end < visible.count, continues(visible.scalars[end]) { end += 1 }
            spellSegment(index..<end, of: visible, into: &spelled)
            index = end
        }
        return spelled
    }

    /// Removes Default_Ignorable_Code_Point: zero-width signs, joiners, soft hyphens, bidi controls, tags.
    static func withoutIgnorables(_ text: MappedText) -> MappedText {
        guard text.scalars.contains(where: isIgnorable) else { return text }
        var visible = MappedText()
        visible.reserve(text.count)
        for index in text.scalars.indices where !isIgnorable(text.scalars[index]) {
            visible.append(index, of: text)
        }
        return visible
    }

    private static func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0xAD && scalar.properties.isDefaultIgnorableCodePoint
    }

    /// A scalar that may change what stands before it under NFKC: marks, and the later parts of a
    /// Hangul syllable, also where compatibility forms of them are written.
    private static func continues(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x0300: return false
        case 0x1160...0x11FF, 0x3131...0x318E, 0xFF9E...0xFFDC, 0xD7B0...0xD7FB: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }

    private static func spellSegment(
        _ segment: Range<Int>,
        of text: MappedText,
        into spelled: inout MappedText,
    ) {
        let place = text.place(segment)
        let first = text.scalars[segment.lowerBound]
        if segment.count == 1, let known = alone(first) {
            spelled.append(known, from: place)
        } else {
            for scalar in Normal.foldedCompatible(text.scalars[segment]) {
                spelled.append(alone(scalar) ?? scalar, from: place)
            }
        }
    }

    /// The spelling of a scalar that stands alone, nil where the library must say.
    private static func alone(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x41...0x5A: Unicode.Scalar(scalar.value + 0x20)
        case ..<0x80: scalar
        // One apostrophe, whichever a keyboard gives.
        case 0x2018, 0x2019, 0x02BC: "'"
        // Letters in black circles and squares, which NFKC leaves alone.
        case 0x1F150...0x1F169: Unicode.Scalar(0x61 + scalar.value - 0x1F150)
        case 0x1F170...0x1F189: Unicode.Scalar(0x61 + scalar.value - 0x1F170)
        default: scalar.properties.changesWhenNFKCCaseFolded ? nil : scalar
        }
    }

    /// Cuts three or more equal letters to two: `sooooo` and `soo` are one word.
    private static func cutRuns(_ text: MappedText) -> MappedText {
        guard hasRun(text.scalars) else { return text }
        var cut = MappedText()
        cut.reserve(text.count)
        var run = 0
        for index in text.scalars.indices {
            let scalar = text.scalars[index]
            run = index > 0 && text.scalars[index - 1] == scalar ? run + 1 : 1
            if run > 2, isLetter(scalar) {
                cut.stretch(to: text.upper[index])
            } else {
                cut.append(index, of: text)
            }
        }
        return cut
    }

    private static func hasRun(_ scalars: [Unicode.Scalar]) -> Bool {
        scalars.indices.dropFirst(2).contains { index in
            scalars[index] == scalars[index - 1] && scalars[index] == scalars[index - 2]
                && isLetter(scalars[index])
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80
            ? scalar.isASCIILetterOrDigit && !scalar.isASCIIDigit : scalar.properties.isAlphabetic
    }
}

/// A phrase as the folded view would show it.
func fold(_ phrase: String) -> String {
    TextView(Folding.fold(MappedText(phrase))).text
}
