/// In which scripts a language is written, so that its lists are used where they can speak (POLICIES §2).
package enum ScriptsOfLanguages {
    /// Unicode's script names for languages by ISO 639-1; nil for a code that is none we know.
    package static func scripts(of language: String) -> Set<String>? { table[language] }

    package static let known: [String] = table.keys.sorted()

    private static let table: [String: Set<String>] = {
        var table: [String: Set<String>] = [
            "ar": ["Arabic"], "fa": ["Arabic"], "ur": ["Arabic"], "he": ["Hebrew"],
            "el": ["Greek"], "hy": ["Armenian"], "ka": ["Georgian"], "th": ["Thai"],
            "hi": ["Devanagari"], "mr": ["Devanagari"], "ne": ["Devanagari"], "bn": ["Bengali"],
            "ta": ["Tamil"], "te": ["Telugu"], "ko": ["Hangul", "Han"],
            "ja": ["Hiragana", "Katakana", "Han"], "zh": ["Han"], "sr": ["Cyrillic", "Latin"],
        ]
        for language in ["ru", "uk", "bg", "mk", "be", "kk", "mn"] {
            table[language] = ["Cyrillic"]
        }
        let latin = [
            "en", "es", "de", "fr", "it", "pt", "nl", "sv", "no", "nb", "nn", "da", "fi", "is",
            "pl", "cs", "sk", "sl", "hr", "bs", "ro", "hu", "tr", "et", "lv", "lt", "ca", "gl",
            "eu", "ga", "cy", "vi", "id", "ms", "tl", "sw", "sq", "mt", "eo",
        ]
        for language in latin { table[language] = ["Latin"] }
        return table
    }()
}
