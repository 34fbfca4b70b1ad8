import Comments
import Foundation
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
        (951_782_399_999, "2000-02-28T23:59:59Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00Z"), (-62_167_219_200_000, "0000-01-01T00:00:00Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59Z"),
    ])
    func `a moment is written to the second, in UTC`(moment: Int64, text: String) {
        #expect(Timestamp(rawValue: moment).rfc3339 == text)
    }

    /// From 1600 on: before the Gregorian calendar Foundation's goes other ways.
    @Test(arguments: [1, 2, 3])
    func `every moment is written as Foundation writes it`(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        for _ in 0..<5_000 {
            let moment = Timestamp(
                rawValue: .random(in: -11_676_096_000_000...253_402_300_799_999, using: &numbers)
            )
            let whole = Date(timeIntervalSince1970: (moment.rawValue.seconds))
            #expect(moment.rfc3339 == whole.formatted(.iso8601))
        }
    }
}

extension Int64 {
    /// Of milliseconds, rounded down to a whole second.
    fileprivate var seconds: Double { (Double(self) / 1_000).rounded(.down) }
}
