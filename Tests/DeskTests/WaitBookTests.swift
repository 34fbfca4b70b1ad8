import Comments
import Testing

@testable import Desk

@Suite struct WaitBookTests {
    private struct Broken: Error {}
    private let now = Timestamp(rawValue: 1_795_523_400_000)

    @Test func `a figure is told for an hour, and looked for again after it`() throws {
        let book = WaitBook()
        #expect(book.wait(on: .usual, at: now) { .hours } == .hours)
        let soon = now.adding(seconds: WaitBook.lifetime - 1)
        #expect(try book.wait(on: .usual, at: soon) { throw Broken() } == .hours)
        #expect(book.wait(on: .usual, at: now.adding(seconds: WaitBook.lifetime)) { .day } == .day)
    }

    @Test func `while one looks the others are told what was known`() {
        let book = WaitBook()
        _ = book.wait(on: .usual, at: now) { .hours }
        let later = now.adding(seconds: WaitBook.lifetime)
        let found = book.wait(on: .usual, at: later) {
            #expect(book.wait(on: .usual, at: later) { .longer } == .hours)
            return .day
        }
        #expect(found == .day)
    }

    @Test func `after a look that failed the next one looks again`() {
        let book = WaitBook()
        #expect(throws: Broken.self) { try book.wait(on: .usual, at: now) { throw Broken() } }
        #expect(book.wait(on: .usual, at: now) { .hours } == .hours)
    }
}
