/// Entities and character references, as far as they can hide a letter or a sign of a word.
enum CharacterReferences {
    /// Characters from `&` to `;`.
    private static let limit = 12

    /// Reads one at the beginning of a text; nil where there is none we know.
    static func read(_ text: ArraySlice<Unicode.Scalar>) -> (scalar: Unicode.Scalar, length: Int)? {
        let reach = text.prefix(limit)
        guard reach.first == "&", let end = reach.firstIndex(of: ";") else { return nil }
        let body = String(String.UnicodeScalarView(reach[(reach.startIndex + 1)..<end]))
        let length = end - text.startIndex + 1
        guard body.hasPrefix("#") else { return named[body].map { ($0, length) } }
        let digits = body.dropFirst()
        let value =
            digits.first == "x" || digits.first == "X"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, value != 0, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, length)
    }

    /// Names of HTML's entities for signs, spaces and the Latin letters of western Europe.
    private static let named: [String: Unicode.Scalar] = {
        var named: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ",
            "shy": "\u{AD}",
            "period": ".", "comma": ",", "colon": ":", "semi": ";", "excl": "!", "quest": "?",
            "commat": "@", "dollar": "$", "num": "#", "percnt": "%", "sol": "/", "bsol": "\\",
            "lpar": "(", "rpar": ")", "lsqb": "[", "rsqb": "]", "lowbar": "_", "ast": "*",
            "plus": "+", "equals": "=", "hyphen": "-", "dash": "-", "grave": "`", "vert": "|",
            "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“",
            "rdquo": "”", "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "euro": "€",
            "pound": "£", "copy": "©", "reg": "®", "trade": "™", "szlig": "ß", "aelig": "æ",
            "oslash": "ø", "aring": "å", "ccedil": "ç", "ntilde": "ñ", "zwj": "\u{200D}",
            "zwnj": "\u{200C}", "ensp": " ", "emsp": " ", "thinsp": " ", "NewLine": "\n",
            "Tab": "\t",
        ]
        let accents: [(String, String, String)] = [
            ("acute", "aeiouy", "áéíóúý"), ("grave", "aeiou", "àèìòù"), ("circ", "aeiou", "âêîôû"),
            ("uml", "aeiouy", "äëïöüÿ"), ("tilde", "ao", "ãõ"),
        ]
        for (accent, letters, results) in accents {
            for (letter, result) in zip(letters.unicodeScalars, results.unicodeScalars) {
                named["\(letter)\(accent)"] = result
            }
        }
        return named
    }()
}
