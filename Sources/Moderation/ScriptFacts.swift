import CUnistring

/// In which scripts a text is written; no language is guessed.
struct ScriptFacts: Sendable, Equatable {
    /// Letters by script, under Unicode's names (`Latin`, `Cyrillic`); signs of all scripts left out.
    let letters: [String: Int]

    init(_ raw: String) {
        var letters: [String: Int] = [:]
        var ascii = 0
        for scalar in raw.unicodeScalars {
            if scalar.value < 0x80 {
                if scalar.isASCIILetterOrDigit && !scalar.isASCIIDigit { ascii += 1 }
            } else if scalar.properties.isAlphabetic, let name = ScriptFacts.name(of: scalar) {
                letters[name, default: 0] += 1
            }
        }
        if ascii > 0 { letters["Latin", default: 0] += ascii }
        self.letters = letters
    }

    /// Scripts that a policy can name.
    static let names = [
        "Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Armenian", "Georgian", "Devanagari",
        "Bengali", "Gurmukhi", "Gujarati", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala",
        "Thai", "Lao", "Tibetan", "Myanmar", "Khmer", "Ethiopic", "Mongolian", "Hangul",
        "Hiragana", "Katakana", "Bopomofo", "Han", "Cherokee",
    ]

    /// The script with most letters, the first by name among equals; nil in a text without letters.
    var main: String? {
        letters.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// The part of all letters that a script has, 0–1.
    func share(of script: String) -> Double {
        let all = letters.values.reduce(0, +)
        return all == 0 ? 0 : Double(letters[script] ?? 0) / Double(all)
    }

    private static func name(of scalar: Unicode.Scalar) -> String? {
        guard let script = unsafe uc_script(scalar.value), let name = unsafe script.pointee.name
        else { return nil }
        let text = unsafe String(cString: name)
        return text == "Common" || text == "Inherited" ? nil : text
    }
}
