/// The six forms that a noun takes after a number in Arabic (CLDR plural rules).
enum ArabicNumber {
    case zero
    case one
    case two
    case few
    case many
    case other

    init(_ number: Int) {
        switch (number, number % 100) {
        case (0, _): self = .zero
        case (1, _): self = .one
        case (2, _): self = .two
        case (_, 3...10): self = .few
        case (_, 11...99): self = .many
        default: self = .other
        }
    }
}
