/// A count as it may be published: so small a one that it could point at a person is only "below".
package enum PublishedCount: Sendable, Equatable {
    case exact(Int)
    /// From 1 up to this, which is left out.
    case below(Int)
    /// More than this: the sum of parts one of which is hidden.
    case above(Int)

    /// Counts below this one, but for 0, are hidden.
    package static let limit = 3

    package static func of(_ count: Int) -> PublishedCount {
        (1..<limit).contains(count) ? .below(limit) : .exact(count)
    }

    /// The sum of parts that are published beside it.
    ///
    /// Where one of them is hidden the sum is too: what is left when the others are taken from it would be the
    /// hidden one.
    package static func sum(of counts: [Int]) -> PublishedCount {
        let shown = counts.filter { of($0) == .exact($0) }
        let sum = shown.reduce(0, +)
        return shown.count == counts.count ? .exact(sum) : .above(sum)
    }

    /// By which lists are sorted: what is hidden must not show in the order.
    var rank: Int {
        if case .exact(let count) = self { count } else { 0 }
    }
}

/// `12`, `"<3"` or `">9"`.
extension PublishedCount: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .exact(let count): try container.encode(count)
        case .below(let limit): try container.encode("<\(limit)")
        case .above(let sum): try container.encode(">\(sum)")
        }
    }
}
