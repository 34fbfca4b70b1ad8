import Comments
import Desk
import Synchronization
import Testing

@testable import Server

@Suite struct RateMeterTests {
    private let clock = Clock()

    private final class Clock: Sendable {
        let moment = Mutex<Int64>(1_800_000_000_000)
    }

    private func meter() -> RateMeter {
        let clock = clock
        return RateMeter { clock.moment.withLock(\.self) }
    }

    private func address(_ text: String) throws -> ClientAddress {
        try #require(ClientAddress(text: text))
    }

    @Test func `a connection is told to wait until its oldest submissions are over`() throws {
        let (meter, address) = (meter(), try address("192.0.2.1"))
        for _ in 0..<RateMeter.mostSubmissions {
            #expect(meter.submission(from: address).retryAfter == nil)
            clock.moment.withLock { $0 += 1_000 }
        }
        let asked = meter.submission(from: address)
        #expect(asked.retryAfter == RateMeter.window - RateMeter.mostSubmissions)
        #expect(asked.submitted(3) == 3)
        #expect(meter.submission(from: try self.address("192.0.2.2")).retryAfter == nil)
    }

    @Test func `only the newest moments are remembered, and none that is still to come`() throws {
        let (meter, address) = (meter(), try address("2001:db8::1"))
        for _ in 0..<RateMeter.mostMoments + 36 { _ = meter.submission(from: address) }
        #expect(meter.submission(from: address).submitted(60) == RateMeter.mostMoments)
        clock.moment.withLock { $0 -= 3_600_000 }
        #expect(meter.submission(from: address).submitted(7_200) == 1)
    }
}
