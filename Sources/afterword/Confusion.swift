import FoundationEssentials

/// How a policy's word and a label agree: counts and shares, each share with its 95 % interval.
struct Confusion: Equatable {
    var truePositives = 0
    var falsePositives = 0
    var falseNegatives = 0
    var trueNegatives = 0

    mutating func count(said: Bool, label: Bool) {
        switch (said, label) {
        case (true, true): truePositives += 1
        case (true, false): falsePositives += 1
        case (false, true): falseNegatives += 1
        case (false, false): trueNegatives += 1
        }
    }

    var precision: Share { Share(truePositives, of: truePositives + falsePositives) }
    var recall: Share { Share(truePositives, of: truePositives + falseNegatives) }
    var falsePositiveRate: Share { Share(falsePositives, of: falsePositives + trueNegatives) }

    /// A share with its Wilson score interval of 1927, wide where there is little to go by.
    struct Share: Equatable, Encodable {
        /// Nil where there was nothing to take a share of.
        var value: Double?
        var low: Double
        var high: Double

        init(_ part: Int, of whole: Int) {
            guard whole > 0 else {
                (value, low, high) = (nil, 0, 1)
                return
            }
            let (z, n) = (1.959_963_984_540_054, Double(whole))
            let share = Double(part) / n
            let centre = share + z * z / (2 * n)
            let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
            value = share
            low = max(0, (centre - spread) / (1 + z * z / n))
            high = min(1, (centre + spread) / (1 + z * z / n))
        }

        var words: String {
            guard let value else { return "none: there was nothing to count" }
            return "\(Share.percent(value)) (\(Share.percent(low)) to \(Share.percent(high)))"
        }

        private static func percent(_ share: Double) -> String {
            let tenths = Int((share * 1_000).rounded())
            return "\(tenths / 10).\(tenths % 10) %"
        }
    }
}
