import Comments
import Fixtures
import GRDB
import Testing

@testable import Storage

@Suite struct SearchMemoryTests {
    private static let words = [
        "tea", "Kettle", "50%", "a_b", "back\\slash", "Ärger", "ärger", "STRASSE", "Straße", "Ёлка",
        "お茶を飲む", "茶", "ชา", "it's", "\"said\"", "kettles", "te", "a",
    ]

    /// Whatever is posted, edited and decided, memory finds what looking through the file finds.
    @Test(arguments: [UInt64(1), 2])
    func `memory finds what the file has, whatever happened since the last search`(
        seed: UInt64
    ) async throws {
        let fixture = try await StoreFixture()
        var random = SeededNumbers(seed: seed)
        for _ in 0..<13 {
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let words = (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in
                    Self.words.randomElement(using: &random)
                }
                let comment = try await fixture.post(words.joined(separator: " "))
                if Bool.random(using: &random) {
                    try await fixture.decide(
                        comment.id,
                        [.approve, .hold, .spam, .reject].randomElement(using: &random) ?? .hold,
                    )
                }
            }
            for word in Self.words + ["Ada", "nowhere", "tea a"] {
                try await expectTheSame(word, fixture, &random)
            }
        }
    }

    private func expectTheSame(
        _ word: String,
        _ fixture: StoreFixture,
        _ random: inout SeededNumbers,
    ) async throws {
        for state in [QueueQuestion.State.held, .spam] {
            for order in [QueueQuestion.Order.priority, .oldest, .newest] {
                var question = QueueQuestion()
                (question.state, question.text, question.order) = (state, word, order)
                question.limit = 3
                question.after =
                    Bool.random(using: &random) ? QueueCursor(priority: 1, id: 12) : nil
                let asked = question
                // With many found the list is walked: here three are many, now and then.
                let few = Bool.random(using: &random) ? 2 : FoundComments.few
                let (quick, plain) = try await fixture.store.read { reading in
                    let found = try reading.found(asked, few: few)
                    #expect(found != nil)
                    return (try listed(reading, asked, found), try listed(reading, asked, nil))
                }
                #expect(quick == plain, "\(word) in \(state.rawValue) by \(order.rawValue)")
            }
        }
    }

    /// One part, then how many there are in all.
    private func listed(
        _ reading: Reading,
        _ question: QueueQuestion,
        _ found: FoundComments?,
    ) throws -> [Int64] {
        let items = try reading.queue(question, found: found?.numbers)
        let count = try found?.count ?? reading.queueCount(question, found: found?.numbers)
        return items.map(\.comment.id.rawValue) + [Int64(count)]
    }

    @Test func `case is nothing in any script, and no word spans a name and a text`() {
        var texts = SearchedTexts()
        texts.put(7, name: "Ada", text: "Der ÄRGER mit dem Tee")
        texts.put(9, name: "Tee", text: "ist gut")
        let numbers = { (typed: String) in
            texts.numbers(having: SearchTerms.of(typed).map(SearchTerms.spellings))
        }
        #expect(numbers("ärger") == [7])
        #expect(numbers("TEE") == [7, 9])
        #expect(numbers("tee ist") == [9])
        #expect(numbers("\"tee ist\"") == [])
        #expect(numbers("ada gut") == [])
    }

    @Test func `what is taken out stands nowhere any more, and the rest moves together`() {
        var texts = SearchedTexts()
        for number in 1...100 as ClosedRange<Int64> {
            texts.put(number, name: "n", text: "secret \(number)")
        }
        let full = texts.size
        for number in 1...60 as ClosedRange<Int64> { texts.remove(number) }
        texts.put(80, name: "n", text: "plain")
        #expect(texts.size < full)
        #expect(texts.numbers(having: [["secret"]]) == Array(61...79) + Array(81...100))
        #expect(texts.numbers(having: [["plain"]]) == [80])
    }

    @Test func `where too much waits the file is searched`() async throws {
        let fixture = try await StoreFixture()
        _ = try await fixture.post("a long text about tea")
        let found = try await fixture.store.read { reading in
            try SearchMemory(.held, limit: 10).numbers(having: [["tea"]], in: reading)
        }
        #expect(found == nil)
    }
}
