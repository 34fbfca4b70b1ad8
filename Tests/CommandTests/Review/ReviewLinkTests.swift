import Testing

@testable import afterword

/// A connection that drops: nothing is lost and nothing is done twice.
struct ReviewLinkTests {
    private let three = [Samples.comment(1), Samples.comment(2), Samples.comment(3)]

    /// The story of comment 1 after an act that followed the version in view.
    private func story(to: String, act: String, by: String, state: String) -> String {
        let comment = Samples.comment(1)
            .replacing(#""version":10"#, with: #""version":11"#)
            .replacing(#""state":"held""#, with: #""state":"\#(state)""#)
        return """
            {"comment":\(comment),"explanation":null,"thread":[],"decisions":[
            {"entry":10,"at":"2026-11-23T11:02:00Z","actor":"strict","actor_kind":"policy",
            "act":"judge","from":null,"to":"held"},
            {"entry":11,"at":"2026-11-23T14:02:00Z","actor":"\(by)","actor_kind":"moderator",
            "act":"\(act)","from":"held","to":"\(to)"}]}
            """
    }

    private func lost() throws -> ReviewBench {
        var bench = try ReviewBench(three)
        try bench.press("s")
        try bench.lose(.decide(try #require(bench.decision)))
        return bench
    }

    @Test func `an answer that got lost is looked up, then sent again`() throws {
        var bench = try lost()
        #expect(bench.open.contains(.lookUp(1)) == false)
        #expect(bench.effects.contains(.wake(.retry, seconds: 0.5)))
        bench.handle(.alarm(.retry))
        let unchanged: WireCommentPage = try bench.decode(Samples.page(Samples.comment(1)))
        var page = unchanged
        page.decisions = []
        try bench.answer(.lookUp(1), .story(page))
        let again = try #require(bench.decision)
        #expect(again.version == 10)
        try bench.confirm(version: 12)
        #expect(bench.state.link == .up)
        #expect(bench.state.outbox.isEmpty)
    }

    @Test func `a decision that had arrived is not sent again`() throws {
        var bench = try lost()
        bench.handle(.alarm(.retry))
        let page: WireCommentPage = try bench.decode(
            story(to: "spam", act: "spam", by: "mara", state: "spam")
        )
        try bench.answer(.lookUp(1), .story(page))
        #expect(bench.decision == nil)
        #expect(bench.message == "Marked #1 as spam: readers do not see it. u takes it back.")
        #expect(bench.state.outbox.steps == [.init(id: 1, version: 11)])
    }

    @Test func `another's decision meanwhile is a conflict`() throws {
        var bench = try lost()
        bench.handle(.alarm(.retry))
        let page: WireCommentPage = try bench.decode(
            story(to: "approved", act: "approve", by: "li", state: "approved")
        )
        try bench.answer(.lookUp(1), .story(page))
        #expect(bench.state.outbox.isEmpty)
        #expect(bench.state.outbox.steps.isEmpty)
        let told = bench.state.notice?.text ?? ""
        #expect(told.hasPrefix("#1 was not marked as spam: li published it (14:02 UTC)."))
    }

    @Test func `a conflict after a second sending is looked up once more`() throws {
        var bench = try lost()
        bench.handle(.alarm(.retry))
        var page: WireCommentPage = try bench.decode(Samples.page(Samples.comment(1)))
        page.decisions = []
        try bench.answer(.lookUp(1), .story(page))
        let conflict = """
            {"id":1,"version":11,"by":"mara","at":"2026-11-23T12:00Z","state":"spam","message":"x"}
            """
        let answer = Samples.decided([], "spam", conflicts: conflict)
        try bench.answer(
            .decide(try #require(bench.decision)),
            .decided(try bench.decode(answer)),
        )
        let done: WireCommentPage = try bench.decode(
            story(to: "spam", act: "spam", by: "mara", state: "spam")
        )
        try bench.answer(.lookUp(1), .story(done))
        #expect(bench.state.notice == nil)
        #expect(bench.state.outbox.steps == [.init(id: 1, version: 11)])
    }

    @Test func `a server that never answered ends it, one that did is waited for`() throws {
        let size = ScreenSize(columns: 80, rows: 24)
        var state = ReviewState(plan: ReviewPlan(), size: size, now: 0)
        let failure = CommandFailure(.unreachable, "cannot reach it")
        _ = state.handle(.answered(.changes(after: nil), .failed(failure)), at: 1)
        #expect(state.end == .failed(failure))
        #expect(try lost().state.end == nil)
    }

    @Test func `one thing at a time while the connection is lost`() throws {
        var bench = try lost()
        try bench.press("a")
        #expect(bench.state.outbox.orders.count == 1)
        #expect(bench.message.hasPrefix("The connection is lost"))
    }

    @Test func `pauses grow up to ten seconds`() throws {
        var bench = try lost()
        for _ in 0..<8 {
            bench.handle(.alarm(.retry))
            try bench.lose(.lookUp(1))
        }
        let pauses = bench.effects.compactMap {
            if case .wake(.retry, let seconds) = $0 { seconds } else { nil }
        }
        #expect(pauses == [0.5, 1, 2, 4, 8, 10, 10, 10, 10])
        #expect(bench.screen().contains("connection lost"))
    }

    @Test func `a lost undo is looked up by the step it meant`() throws {
        var bench = try ReviewBench(three)
        try bench.press("s")
        try bench.confirm(version: 10)
        bench.state.outbox.steps = [.init(id: 1, version: 10)]
        try bench.press("u")
        try bench.lose(.undo)
        bench.handle(.alarm(.retry))
        let page: WireCommentPage = try bench.decode(
            story(to: "held", act: "undo", by: "mara", state: "held")
        )
        try bench.answer(.lookUp(1), .story(page))
        #expect(!bench.open.contains(.undo))
        #expect(bench.message == "Taken back: #1 is held again.")
        #expect(bench.viewed == 1)
    }

    @Test func `an undo of something unknown is not repeated`() throws {
        var bench = try ReviewBench(three)
        try bench.press("uu")
        try bench.lose(.undo)
        bench.handle(.alarm(.retry))
        #expect(bench.state.outbox.isEmpty)
        #expect(!bench.open.contains(.undo))
    }

    @Test func `an order that never left is taken back here`() throws {
        var bench = try ReviewBench(three)
        try bench.press("as")
        #expect(bench.state.outbox.orders.count == 2)
        try bench.press("u")
        #expect(bench.state.outbox.orders.count == 1)
        #expect(bench.viewed == 2)
        #expect(bench.message == "#2 was not sent; it is as it was.")
    }
}
