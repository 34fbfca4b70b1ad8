import Comments
import Desk
import Fixtures
import Storage
import Testing

/// What a receipt promises, and what its author may wish besides the text.
@Suite struct ReceiptWishesTests {
    @Test func `how long it usually takes is told from twenty decisions on`() async throws {
        let fixture = try await DeskFixture()
        for number in 1...20 {
            let waiting = try await fixture.post(
                fixture.submission("Text \(number).", name: "Reader \(number)")
            )
            let early = try await fixture.desk.receipt(waiting.receipt.token, languages: [])
            #expect(early.usualWait == nil)
            fixture.storage.pass(seconds: 2 * 3_600)
            _ = try await fixture.desk.decide(
                fixture.order([waiting.receipt.id], .approve),
                by: fixture.mona,
            )
        }
        let next = try await fixture.post(fixture.submission("One more.", name: "Bo"))
        let receipt = try await fixture.desk.receipt(next.receipt.token, languages: [])
        #expect(receipt.usualWait == .hours)
        // What is public waits for nothing.
        _ = try await fixture.desk.decide(
            fixture.order([next.receipt.id], .approve),
            by: fixture.mona,
        )
        let published = try await fixture.desk.receipt(next.receipt.token, languages: [])
        #expect(published.usualWait == nil)
    }

    @Test(
        arguments: [
            (10, UsualWait.hour), (29, .hour), (31, .hours), (150, .hours), (200, .day),
            (700, .day),
            (800, .days), (2_800, .days), (3_000, .longer),
        ] as [(Int64, UsualWait)]
    )
    func `the words leave room for the slower half`(minutes: Int64, wait: UsualWait) {
        #expect(UsualWait(medianMilliseconds: minutes * 60_000) == wait)
    }

    @Test func `mail about replies can be asked for and stopped where there is an address`()
        async throws
    {
        let fixture = try await DeskFixture()
        var submission = fixture.submission("My text.")
        submission.notify = true
        let token = try await fixture.post(submission).receipt.token
        #expect(try await fixture.desk.receipt(token, languages: []).wantsReplies == true)
        let stopped = try await fixture.desk.setWantsReplies(false, token, languages: [])
        #expect(stopped.wantsReplies == false)
        let asked = try await fixture.desk.setWantsReplies(true, token, languages: [])
        #expect(asked.wantsReplies == true)
        let withdrawn = try await fixture.desk.withdraw(token, languages: [])
        #expect(withdrawn.wantsReplies == nil)

        var site = Site(name: .usual)
        site.requiresEmail = false
        var nameless = fixture.submission("No address.", name: "Bo")
        nameless.author.email = nil
        let other = try await fixture.post(nameless, to: site).receipt.token
        #expect(try await fixture.desk.receipt(other, languages: []).wantsReplies == nil)
        await #expect(throws: Refusal.self) {
            try await fixture.desk.setWantsReplies(true, other, languages: [])
        }
    }
}
