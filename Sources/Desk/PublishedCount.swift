/// A count as it may be published: so small a one that it could point at a person is only "below".
package enum PublishedCount: Sendable, Equatable {
    case exact(Int)
    case below(Int)

    /// Counts from 1 up to this one, which is left out, are published as "<3".
    package static let limit = 3

    /// By which lists are sorted: what is hidden must not show in the order.
    var rank: Int {
        if case .exact(let count) = self { count } else { 0 }
    }

    package static func of(_ count: Int) -> PublishedCount {
        (1..<limit).contains(count) ? .below(limit) : .exact(count)
    }

    /// The parts of a whole that is published too: what is hidden must not be what is left when the others are taken
    /// from the whole.
    ///
    /// While the hidden ones together are below the limit, the smallest other part is hidden with them, as "below the
    /// next number that ends in 0 or 5".
    package static func parts(_ counts: [Int]) -> [PublishedCount] {
        var parts = counts.map(of)
        func hidden() -> Int {
            zip(counts, parts).reduce(0) { sum, part in
                if case .below = part.1 { sum + part.0 } else { sum }
            }
        }
        while (1..<limit).contains(hidden()) {
            let open = counts.indices.filter { counts[$0] > 0 && parts[$0] == .exact(counts[$0]) }
            guard let smallest = open.min(by: { counts[$0] < counts[$1] }) else { break }
            parts[smallest] = .below((counts[smallest] / 5 + 1) * 5)
        }
        return parts
    }
}

/// `12`, or `"<3"`.
extension PublishedCount: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .exact(let count): try container.encode(count)
        case .below(let limit): try container.encode("<\(limit)")
        }
    }
}
