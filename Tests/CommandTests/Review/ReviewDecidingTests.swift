import Testing

@testable import afterword

struct ReviewDecidingTests {
    private let three = [Samples.comment(1), Samples.comment(2), Samples.comment(3)]

    @Test(arguments: [("a", "approve"), ("h", "hold"), ("s", "spam"), ("A", "approve")])
    func `one key decides with the version that was seen`(key: String, outcome: String) throws {
        var bench = try ReviewBench(three)
        try bench.press(key)
        let decision = try #require(bench.decision)
        #expect(decision.outcome == outcome)
        #expect(decision.items == [.init(id: 1, version: 10)])
        #expect(decision.force == nil)
        #expect(bench.viewed == 2)
        try bench.confirm(version: 77)
        #expect(bench.message.hasSuffix("u takes it back."))
        #expect(bench.state.outbox.steps == [.init(id: 1, version: 77)])
    }

    @Test func `a rejection takes a code with one key and a note`() throws {
        var bench = try ReviewBench(three)
        try bench.press("r2")
        #expect(bench.decision == nil)
        try bench.press("so it is")
        try bench.press(.enter)
        let decision = try #require(bench.decision)
        #expect(decision.reason == "unkind")
        #expect(decision.note == "so it is")
    }

    @Test func `a rejection may have neither`() throws {
        var bench = try ReviewBench(three)
        try bench.press("r")
        try bench.press(.enter)
        try bench.press(.enter)
        let decision = try #require(bench.decision)
        #expect(decision.reason == nil && decision.note == nil)
    }

    @Test func `Esc at a question decides nothing`() throws {
        var bench = try ReviewBench(three)
        try bench.press("r2")
        try bench.press(.escape)
        #expect(bench.decision == nil)
        #expect(bench.viewed == 1)
        #expect(bench.message == "Nothing was decided.")
    }

    @Test(arguments: ["a", "s", "r"])
    func `a covered comment is not judged unread`(key: String) throws {
        var bench = try ReviewBench([Samples.urgent])
        try bench.press(key)
        #expect(bench.decision == nil && bench.state.prompt == nil)
        #expect(bench.message.hasPrefix("Look first"))
        try bench.press(" ")
        try bench.press(key)
        #expect(bench.decision != nil || bench.state.prompt != nil)
    }

    @Test func `a covered comment may be held and passed by unread`() throws {
        var bench = try ReviewBench([Samples.urgent, Samples.comment(2)])
        try bench.press("n")
        #expect(bench.viewed == 2)
        try bench.press("ph")
        #expect(bench.decision?.outcome == "hold")
    }

    @Test func `an uncovered comment is covered again when one comes back`() throws {
        var bench = try ReviewBench([Samples.urgent, Samples.comment(2)])
        try bench.press(" n")
        try bench.press("p")
        #expect(bench.state.isCovered)
    }

    @Test func `an urgent comment is read to its end before it is approved`() throws {
        let long = Samples.comment(
            1,
            priority: "urgent",
            text: String(repeating: "It is hard to say. ", count: 120),
        )
        var bench = try ReviewBench([long])
        try bench.press("a")
        #expect(bench.message == "Read it to its end first: space shows more.")
        try bench.press(.end)
        try bench.press("a")
        #expect(bench.decision?.outcome == "approve")
    }

    @Test func `a key typed before the comment could be seen is not obeyed`() throws {
        var bench = try ReviewBench(three)
        try bench.press("a")
        try bench.confirm()
        try bench.press("s", after: 0.1)
        #expect(bench.decision == nil)
        #expect(bench.message == "Too quick to have looked at #2: press again.")
        try bench.press("s", after: 0.5)
        #expect(bench.decision?.id == 2)
    }

    @Test func `a key held down decides one comment`() throws {
        var bench = try ReviewBench(three)
        try bench.press("s")
        try bench.confirm()
        for repetition in 0..<40 { try bench.press("s", after: repetition == 0 ? 0.5 : 0.03) }
        #expect(bench.decision == nil)
        #expect(bench.viewed == 2)
        try bench.press("s")
        #expect(bench.decision?.id == 2)
    }

    @Test func `a pasted text decides nothing`() throws {
        var bench = try ReviewBench(three)
        try bench.press(.paste("aaassss"))
        #expect(bench.decision == nil)
        #expect(bench.message.hasPrefix("Pasted text was ignored"))
        try bench.press("/")
        try bench.press(.paste("two\nlines\u{1B}"))
        #expect(bench.state.prompt?.text == "two lines")
    }

    @Test func `what another reads is decided only when asked twice, and then by force`() throws {
        var bench = try ReviewBench(three)
        try bench.answer(.lease(1), .failed(CommandFailure(.refused, "Sam is reading this.")))
        try bench.press("a")
        #expect(bench.decision == nil)
        #expect(bench.message == "Sam is reading this. Press a again to decide anyway.")
        try bench.press("a", after: 0.2)
        #expect(bench.decision == nil)
        try bench.press("a")
        #expect(bench.decision?.force == true)
    }

    @Test func `another key in between forgets the question`() throws {
        var bench = try ReviewBench(three)
        try bench.answer(.lease(1), .failed(CommandFailure(.refused, "Sam is reading this.")))
        try bench.press("aja")
        #expect(bench.decision == nil)
    }

    @Test func `undo takes the step back and shows it, again and again`() throws {
        var bench = try ReviewBench(three)
        for _ in 0..<2 {
            try bench.press("a")
            try bench.confirm(version: 50 + bench.state.outbox.steps.count)
        }
        for id in [2, 1] {
            try bench.press("u")
            let back =
                #"{"batch":"b","conflicts":[],"#
                + #""undone":[{"id":\#(id),"version":90,"state":"held"}]}"#
            try bench.answer(.undo, .decided(try bench.decode(back)))
            #expect(bench.viewed == Int64(id))
            #expect(bench.message == "Taken back: #\(id) is held again.")
            #expect(bench.state.list.current?.choice == nil)
        }
        #expect(bench.state.outbox.steps.isEmpty)
    }

    @Test func `what was done before the shift is taken back only when asked twice`() throws {
        var bench = try ReviewBench(three)
        try bench.press("u")
        #expect(!bench.open.contains(.undo))
        try bench.press("u")
        let back = #"{"batch":"b","undone":[{"id":412,"version":9,"state":"held"}],"conflicts":[]}"#
        try bench.answer(.undo, .decided(try bench.decode(back)))
        #expect(bench.open.contains(.story(412)))
        let page: WireCommentPage = try bench.decode(Samples.page(Samples.urgent))
        try bench.answer(.story(412), .story(page))
        #expect(bench.viewed == 412)
    }

    @Test func `nothing to undo is said`() throws {
        var bench = try ReviewBench(three)
        try bench.press("uu")
        try bench.answer(.undo, .failed(CommandFailure(.notFound, "no such thing")))
        #expect(bench.message == "There is nothing of yours left to take back.")
    }

    @Test func `an edited text asks for a reason and goes out with its version`() throws {
        var bench = try ReviewBench(three)
        try bench.press("e")
        #expect(bench.effects.contains { if case .edit = $0 { true } else { false } })
        bench.handle(.edited("Kinder words.", ""))
        try bench.press("privacy")
        try bench.press(.enter)
        let edit = ReviewEdit(id: 1, body: "Kinder words.", reason: "privacy", version: 10)
        var refusal = CommandFailure(.wrongUse, "Not this method")
        refusal.code = "method_not_allowed"
        try bench.answer(.edit(edit), .failed(refusal))
        #expect(bench.message.hasPrefix("This server cannot edit comments. Your words are kept"))
        try bench.press("e")
        #expect(bench.message == "This server cannot edit comments.")
    }

    @Test func `an edit that was done is a step that undo takes back`() throws {
        var bench = try ReviewBench(three)
        try bench.press("e")
        bench.handle(.edited("Kinder words.", ""))
        try bench.press(.enter)
        #expect(bench.message == "Say why: others will want to know.")
        try bench.press("typo")
        try bench.press(.enter)
        let edit = ReviewEdit(id: 1, body: "Kinder words.", reason: "typo", version: 10)
        let item: WireDecided.Item = try bench.decode(#"{"id":1,"version":30,"state":"held"}"#)
        try bench.answer(.edit(edit), .changed(item))
        #expect(bench.message == "Changed the text of #1. u takes it back.")
        #expect(bench.state.outbox.steps == [.init(id: 1, version: 30)])
        #expect(bench.viewed == 1)
    }

    @Test func `an unchanged text changes nothing`() throws {
        var bench = try ReviewBench(three)
        try bench.press("e")
        bench.handle(.told(.asked))
        #expect(bench.state.end == nil)
        bench.handle(.edited(nil, "Nothing was changed."))
        #expect(bench.state.prompt == nil)
        #expect(bench.message == "Nothing was changed.")
    }

    @Test func `leaving waits for what is not confirmed`() throws {
        var bench = try ReviewBench(three)
        try bench.press("aq")
        #expect(bench.state.end == nil)
        try bench.press("q")
        #expect(bench.state.end == .asked)
    }
}
