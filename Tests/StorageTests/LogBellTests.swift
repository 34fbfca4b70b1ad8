import Testing

@testable import Storage

// A failure here is a wait without an end. The limit counts the tests that run beside these, too.
@Suite(.timeLimit(.minutes(10))) struct LogBellTests {
    @Test func `whoever waits is woken by a later entry, before or after it began to wait`() async {
        let bell = LogBell()
        async let early = bell.wait(after: 1)
        bell.ring(1)
        bell.ring(2)
        #expect(await early)
        #expect(await bell.wait(after: 1))
    }

    @Test func `a wait that is cancelled ends without an entry`() async {
        let bell = LogBell()
        let waiting = Task { await bell.wait(after: 1) }
        waiting.cancel()
        #expect(await waiting.value == false)
    }

    @Test func `nobody waits on a bell that was stopped`() async {
        let bell = LogBell()
        async let early = bell.wait(after: 1)
        bell.stop()
        #expect(await early == false)
        #expect(await bell.wait(after: 1) == false)
    }
}
