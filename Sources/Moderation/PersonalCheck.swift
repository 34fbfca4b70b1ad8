/// Tells a real phone number, account or card from digits and words that only look like one.
enum PersonalCheck {
    /// - Parameter text: What an expression of `PersonalPatterns` found.
    static func isReal(_ kind: PersonalKind, _ text: String) -> Bool {
        switch kind {
        case .phone: isPhone(text)
        case .email: isEmail(text)
        case .handle: isHandle(text)
        case .card: isCard(digits(of: text))
        case .iban: isIBAN(text)
        case .address, .plate, .birthDate, .fullName, .givenName: true
        }
    }

    static func digits(of text: String) -> [Int] {
        text.utf8.filter { (0x30...0x39).contains($0) }.map { Int($0) - 0x30 }
    }

    /// National numbers begin with 0, are grouped as numbers are, or stand behind a word such as “call”.
    private static func isPhone(_ text: String) -> Bool {
        let digits = digits(of: text)
        guard (7...15).contains(digits.count), Set(digits).count > 2 else { return false }
        if text.hasPrefix("+") { return digits.count >= 8 }
        if text.hasPrefix("00") { return digits.count >= 10 }
        if text.first?.isLetter ?? false { return true }
        // A book's number, a date, a span of years.
        if digits.count == 13, digits[0] == 9, digits[1] == 7 { return false }
        if isDateOrYears(text) { return false }
        let groups = text.split { !$0.isNumber }.map(\.count)
        if digits[0] == 0 { return (9...12).contains(digits.count) && groups.max() ?? 0 >= 2 }
        if groups == [3, 3, 4] || groups == [1, 3, 3, 4] { return true }
        let isSpanish = [6, 7, 8, 9].contains(digits[0]) && digits.count == 9
        return isSpanish && [[9], [3, 3, 3], [3, 2, 2, 2]].contains(groups)
    }

    private static func isDateOrYears(_ text: String) -> Bool {
        let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
        let years = numbers.filter { (1_900...2_100).contains($0) }.count
        return years > 0 && numbers.count <= 3
    }

    /// Spelled out with words, only a known ending makes an address of it.
    private static func isEmail(_ text: String) -> Bool {
        if text.contains("@"), text.contains(".") { return true }
        let last = text.lowercased().split { !$0.isLetter && !$0.isNumber }.last.map(String.init)
        return last.map(RegistrableDomain.isKnownSuffix) ?? false
    }

    /// Letters of the longest accounts there are; scripts without spaces go on after the name.
    private static let longestAccount = 32

    /// Readers answer one another with `@Anna`: only what no given name looks like is an account.
    private static func isHandle(_ text: String) -> Bool {
        guard text.hasPrefix("@") else {
            let last = text.split(whereSeparator: \.isWhitespace).last.map { $0.lowercased() } ?? ""
            return !notAccounts.contains(last)
        }
        let name = text.dropFirst().prefix(longestAccount).drop { $0 == "." }
        return name.contains { $0.isNumber || $0 == "_" } || name.dropLast().contains(".")
    }

    /// What follows “instagram is” in a sentence that names no account.
    private static let notAccounts: Set<String> = [
        "the", "not", "bad", "good", "full", "just", "also", "too", "very", "really", "where",
        "what", "how", "all", "one", "only", "more", "less", "and", "but", "que", "una", "muy",
        "para", "así", "donde", "como", "down", "fun", "dead", "great", "toxic", "hard", "easy",
    ]

    /// Luhn's sum over 13 to 19 digits.
    private static func isCard(_ digits: [Int]) -> Bool {
        guard (13...19).contains(digits.count), Set(digits).count > 1 else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, pair in
            let doubled = pair.offset % 2 == 1 ? pair.element * 2 : pair.element
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        }
        return sum % 10 == 0
    }

    /// Country and check digits go to the end, letters become 10 to 35; the rest by 97 must be 1.
    private static func isIBAN(_ text: String) -> Bool {
        let signs = text.utf8.filter { $0 != UInt8(ascii: " ") }
        guard (15...34).contains(signs.count) else { return false }
        let rest = (signs.dropFirst(4) + signs.prefix(4)).reduce(0) { rest, sign in
            let isDigit = (0x30...0x39).contains(sign)
            let value = isDigit ? Int(sign) - 0x30 : Int(sign) - 0x37
            return (rest * (isDigit ? 10 : 100) + value) % 97
        }
        return rest == 1
    }
}
