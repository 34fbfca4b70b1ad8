/// A row of numbers as marks of different heights.
enum Sparkline {
    private static let blocks = ["▁", "▂", "▃", "▅", "▇"]
    private static let ascii = ["_", ".", "-", "=", "#"]

    /// One mark a value, the lowest for 0 alone; nothing where numbers are to be shown.
    static func of(_ values: [Int], as drawing: Terminal.Drawing) -> String {
        let marks: [String]
        switch drawing {
        case .blocks: marks = blocks
        case .ascii: marks = ascii
        case .none: return ""
        }
        let most = max(values.max() ?? 0, 1)
        let steps = marks.count - 1
        return values.map { marks[($0 * steps + most - 1) / most] }.joined()
    }

    /// Sums of so many neighbours that at most `count` values are left; the last sum is of the last ones.
    static func gathered(_ values: [Int], atMost count: Int) -> (sums: [Int], each: Int) {
        let each = max(1, (values.count + count - 1) / max(count, 1))
        let first = values.count % each
        let starts = (first > 0 ? [0] : []) + stride(from: first, to: values.count, by: each)
        let sums = starts.map { start in
            let end = start == 0 && first > 0 ? first : start + each
            return values[start..<end].reduce(0, +)
        }
        return (sums, each)
    }
}
