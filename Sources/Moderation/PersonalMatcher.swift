/// `pii`: what tells who somebody is or where they can be found.
struct PersonalMatcher: Sendable {
    var kinds: [PersonalKind] = []
    var fields: [TextField] = [.body]
    /// Lists of numbers and addresses that belong to everybody, such as help lines.
    var except: [String] = []
    var atLeast = 1
    var filter = HitFilter()
}

/// What can be found out of a text; whether it is the author's own is decided with `near`.
enum PersonalKind: String, Sendable, CaseIterable {
    case phone
    case email
    /// An account name: `@kim_42`, “my discord is kim42”.
    case handle
    /// A street with a number, or a post code that names a few houses.
    case address
    /// A payment card, by its check digit (Luhn, ISO/IEC 7812).
    case card
    /// A bank account, by its check digits (ISO 13616).
    case iban
    /// A number plate of Britain, Germany or Spain.
    case plate
    case birthDate = "birth_date"
    /// A given name and a family name.
    case fullName = "full_name"
    /// A given name alone.
    case givenName = "given_name"

    /// Kinds that are found by walking over the words; all others begin with an expression.
    var isName: Bool { self == .fullName || self == .givenName }
}
