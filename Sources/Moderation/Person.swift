/// Whom a sentence speaks of, by the words near a hit: a simple test, not grammar (POLICIES §4, `subject`).
enum Person: String, Sendable, CaseIterable {
    case first
    case second
    case third

    /// The person a folded word stands for, nil for all other words.
    ///
    /// English and Spanish.
    ///
    /// - Parameter next: The word after it: Spanish “he decidido” is no English “he”.
    init?(word: String, next: String? = nil) {
        if word == "he", let next, Person.participles.contains(where: next.hasSuffix) {
            self = .first
            return
        }
        if word.count > 4, Person.reflexives.contains(where: word.hasSuffix) {
            self = .first
            return
        }
        let plain = word.prefix { $0 != "'" && $0 != "\u{2019}" }
        if Person.firstWords.contains(String(plain)) {
            self = .first
        } else if Person.secondWords.contains(String(plain)) {
            self = .second
        } else if Person.thirdWords.contains(String(plain)) {
            self = .third
        } else {
            return nil
        }
    }

    private static let participles = ["ado", "ido", "uelto", "echo", "icho", "isto", "rito"]
    /// “matarme”, “haciéndome”: whoever writes that speaks of themselves.
    private static let reflexives = ["arme", "erme", "irme", "ándome", "iéndome", "andome"]

    private static let firstWords: Set<String> = [
        "i", "im", "ive", "ill", "id", "me", "my", "myself", "we", "us", "our", "yo", "me", "mi",
        "mis", "conmigo", "nosotros", "nosotras", "quiero", "voy", "pienso", "deseo", "prefiero",
        "necesito", "tengo", "estoy", "soy", "llevo", "intento",
    ]
    private static let secondWords: Set<String> = [
        "you", "your", "yours", "yourself", "u", "ur", "youre", "tu", "tú", "te", "ti", "usted",
        "ustedes", "vosotros", "eres", "sois", "vos", "contigo",
    ]
    private static let thirdWords: Set<String> = [
        "he", "she", "they", "him", "her", "them", "his", "hers", "their", "himself", "herself",
        "themselves", "somebody", "someone", "those", "anyone", "anybody", "who", "many", "others",
        "patients", "clients", "people", "quien", "quienes", "character", "song", "lyrics", "book",
        "brother", "sister", "mother", "father", "mum", "mom", "dad", "son", "daughter", "friend",
        "husband", "wife", "partner", "cousin", "uncle", "aunt", "él", "ella", "ellos",
        "ellas", "alguien", "hermano", "hermana", "madre", "padre", "hijo", "hija", "amigo",
        "amiga", "marido", "esposa", "canción", "cancion", "personaje", "gente",
    ]
}
