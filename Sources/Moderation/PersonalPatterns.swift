/// Expressions that find candidates of `pii`; `PersonalCheck` says which of them are real.
///
/// They are read in the plain view and know no look-around, so each may take a sign too many at its start.
/// A class of letters is a thousand instructions, and `{3,32}` of it thirty-two times as many: no large upper bounds
/// on letters. A name longer than any account's is found whole, so that it is also blacked out whole.
extension PersonalKind {
    var patterns: [String] {
        switch self {
        case .phone: PersonalPatterns.phone
        case .email: PersonalPatterns.email
        case .handle: PersonalPatterns.handle
        case .address: PersonalPatterns.address
        case .card: [#"\b\d(?:[ -]?\d){12,18}\b"#]
        case .iban: [#"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"#]
        case .plate: PersonalPatterns.plate
        case .birthDate: PersonalPatterns.birthDate
        case .fullName, .givenName: []
        }
    }
}

private enum PersonalPatterns {
    private static let beforeNumbers =
        #"(?i)\b(?:call|text|phone|number|mobile|cell|tel|whatsapp|"#
        + #"teléfono|número|móvil|llám\w*)\b"#
    private static let linkToNumber =
        #"\W{1,12}(?:(?:is|es|me|at|on|al)\W{1,3})?\d(?:[ .-]?\d){5,14}"#

    static let phone = [
        #"(?:\+|\b00|\()?\d(?:[ ./()-]{0,3}\d){6,16}"#, beforeNumbers + linkToNumber,
    ]

    private static let local = #"(?i)[\pL\pN._%+-]+ ?"#
    private static let at = #"(?:@|\(at\)|\[at\]|\{at\}|\bat\b|\barroba\b)"#
    private static let bracketedAt = #"(?:\(at\)|\[at\]|\{at\})"#
    private static let dot = #"(?:\(dot\)|\[dot\]|\{dot\}|\bdot\b|\bpunto\b)"#

    static let email = [
        #"[\pL\pN._%+-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)+"#,
        local + at + #" ?[\pL\pN-]+(?: ?"# + dot + #" ?[\pL\pN-]+)+"#,
        local + bracketedAt + #" ?[\pL\pN-]+(?:\.[\pL\pN-]+)+"#,
    ]

    private static let platforms =
        #"(?:insta(?:gram)?|snap(?:chat)?|discord|telegram|whatsapp|kik|tiktok|twitter|skype|"#
        + #"facebook|fb|ig|signal|wechat|line id|reddit)"#
    private static let account = #"@?[\pL\pN_.#-]{3,}"#

    static let handle = [
        #"@[\pL\pN_.]{3,}"#,
        #"(?i)\b"# + platforms
            + #"\b(?: (?:handle|user ?name|name|account|id|usuario|cuenta))?"#
            + #"\W{0,3}(?:\b(?:is|es|as|como)\b\W{0,3}|:\W{0,3}|@|= ?)"# + account,
        #"(?i)\b(?:i'?m|i am|find me|add me|soy|búscame|agrégame)\W{1,3}"# + account
            + #"\W{1,3}(?:on|at|en)\W{1,3}"# + platforms + #"\b"#,
    ]

    private static let streets =
        #"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Way|Place|Pl|"#
        + #"Terrace|Crescent|Square|Boulevard|Blvd)\b"#
    private static let calles =
        #"(?:\b[Cc]alle|\b[Cc]/|\b[Aa]venida|\b[Aa]vda\.?|\b[Pp]laza|\b[Pp]aseo)"#

    static let address = [
        #"\b\d{1,5}[a-z]?,? (?:\p{Lu}[\pL'’.-]+ ){1,4}"# + streets,
        calles + #" ?(?:(?:de|del|la|las|los|el) )*\p{Lu}\pL+(?: \pL+){0,3}"#
            + #",? ?(?:n[.º°]+ ?|núm(?:ero)?\.? ?|# ?)?\d{1,4}\b"#,
        #"\p{Lu}\p{Ll}+(?:straße|strasse|weg|platz|allee|gasse) \d{1,4}\b"#,
        #"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"#,
    ]

    static let plate = [
        #"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b"#, #"\b\d{4} ?[BCDFGHJKLMNPRSTVWXYZ]{3}\b"#,
        #"\b[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}\b"#,
    ]

    private static let date =
        #"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|"#
        + #"\d{1,2}(?:st|nd|rd|th)? (?:of |de )?\pL{3,},? (?:de )?(?:19|20)\d{2}|"#
        + #"\pL{3,} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2})"#

    static let birthDate = [
        #"(?i)\b(?:born|dob|d\.o\.b\.|birthday|date of birth|birth date|nací|nacid[oa]|"#
            + #"cumpleaños|fecha de nacimiento)"#
            + #"(?:\W{1,3}(?:on|in|is|was|el|en|es|the))*\W{1,4}"# + date
    ]
}
