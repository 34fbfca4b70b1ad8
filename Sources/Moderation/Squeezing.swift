/// Reads digits and signs as the letters they stand for and drops everything but letters and digits.
///
/// `1`, `l` and `i` become one letter, `i`: a `1` stands for either, and phrases go the same way.
enum Squeezing {
    static func squeeze(_ folded: MappedText) -> MappedText {
        var squeezed = MappedText()
        squeezed.reserve(folded.count)
        for index in folded.scalars.indices {
            let scalar = folded.scalars[index]
            if let letter = letter(for: scalar) {
                squeezed.append(letter, from: folded.place(index..<index + 1))
            } else if scalar.isLetterOrDigit {
                squeezed.append(index, of: folded)
            }
        }
        return squeezed
    }

    private static func letter(for sign: Unicode.Scalar) -> Unicode.Scalar? {
        switch sign {
        case "0": "o"
        case "1", "l": "i"
        case "3": "e"
        case "4", "@": "a"
        case "5", "$": "s"
        case "7": "t"
        default: nil
        }
    }
}

/// A phrase as the squeezed view would show it.
func squeeze(_ phrase: String) -> String {
    TextView(Squeezing.squeeze(Folding.fold(MappedText(phrase)))).text
}
