import Comments
import Testing

@Suite struct PeriodTests {
    private let now = Timestamp(rawValue: 1_795_523_400_000)

    @Test(arguments: [
        ("2026-11", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"),
        ("2026-12", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"),
        ("2028-02", "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z"),
    ])
    func `a month ends where the next one begins`(month: String, since: String, until: String) {
        let period = Period(month: month)
        #expect(period?.since.rfc3339 == since)
        #expect(period?.until.rfc3339 == until)
    }

    @Test(arguments: ["", "2026", "2026-13", "2026-1", "2026-11-01", "x026-11", "2026-00"])
    func `what is no month is none`(text: String) {
        #expect(Period(month: text) == nil)
    }

    @Test(arguments: [
        (1_795_523_400_000, "2026-10"), (1_767_225_600_000, "2025-12"),
        (1_772_323_200_000, "2026-02"),
    ])
    func `the last month is the one before`(moment: Int64, month: String) {
        #expect(Period.lastMonth(before: Timestamp(rawValue: moment)) == month)
    }

    @Test func `days are whole and today is the last`() {
        let period = Period(days: 2, endingAt: now)
        #expect(period.since.rfc3339 == "2026-11-23T00:00:00Z")
        #expect(period.until.rfc3339 == "2026-11-25T00:00:00Z")
        #expect(Timestamp(rawValue: -1).dayNumber == -1)
        #expect(Timestamp(rawValue: 0).dayNumber == 0)
    }

    @Test(arguments: [
        ("90m", "2026-11-24T11:00:00Z"), ("24h", "2026-11-23T12:30:00Z"),
        ("7d", "2026-11-17T12:30:00Z"), ("2w", "2026-11-10T12:30:00Z"),
        ("2026-11-20", "2026-11-20T00:00:00Z"),
        ("2026-11-20T08:00:00Z", "2026-11-20T08:00:00Z"),
        ("2026-11-20T08:00:00+02:00", "2026-11-20T06:00:00Z"),
    ])
    func `a moment is read as people type it`(typed: String, moment: String) {
        #expect(Timestamp(typed: typed, now: now)?.rfc3339 == moment)
    }

    @Test(arguments: ["", "d", "-1d", "1.5h", "7y", "99999999999999999999d", "9999w", "yesterday"])
    func `what is no moment is none`(typed: String) {
        #expect(Timestamp(typed: typed, now: now) == nil)
    }
}
