import Comments
import Testing

@Suite struct TypedMomentTests {
    @Test(arguments: [
        "300000000-01-01T00:00:00Z", "99999999999-01-01T00:00:00Z", "-2026-01-01T00:00:00Z",
        "12026-01-01T00:00:00Z", "2026", "2026-", "",
    ])
    func `a moment of another kind is refused, however far away it would be`(typed: String) {
        #expect(Timestamp(typed: typed, now: Timestamp(rawValue: 0)) == nil)
    }

    @Test func `a moment, a day and a span are read`() {
        let now = Timestamp(rawValue: 1_795_523_400_000)
        #expect(
            Timestamp(typed: "2026-11-23T17:55:02Z", now: now)?.rfc3339 == "2026-11-23T17:55:02Z"
        )
        #expect(Timestamp(typed: "2026-11-23", now: now)?.rfc3339 == "2026-11-23T00:00:00Z")
        #expect(Timestamp(typed: "2h", now: now) == now.adding(seconds: -7_200))
    }
}
