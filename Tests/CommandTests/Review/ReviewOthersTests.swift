import Testing

@testable import afterword

/// Other moderators, a lost connection, comments that come in.
struct ReviewOthersTests {
    private let three = [Samples.comment(1), Samples.comment(2), Samples.comment(3)]

    private func change(_ id: Int, entry: Int, to: String, by: String = "sam") -> String {
        """
        {"last":\(entry),"changes":[{"entry":\(entry),"at":"2026-11-23T14:02:00Z","id":\(id),
        "act":"approve","actor":"\(by)","actor_kind":"moderator","from":"held","to":"\(to)"}]}
        """
    }

    @Test func `a conflict is told, comes back and is never overwritten`() throws {
        var bench = try ReviewBench(three)
        try bench.press("s")
        let conflict = """
            {"id":1,"version":99,"by":"li","at":"2026-11-23T12:00:00Z","state":"approved",
            "message":"it changed since you saw it: look at it again"}
            """
        let answer = Samples.decided([], "spam", conflicts: conflict)
        try bench.answer(
            .decide(try #require(bench.decision)),
            .decided(try bench.decode(answer)),
        )
        #expect(bench.viewed == 2)
        let told = "#1 was not marked as spam: li was there first (12:00 UTC). It is approved now."
        #expect(bench.state.notice?.text == told + " p goes back to it.")
        try bench.press("p")
        #expect(bench.viewed == 1)
        #expect(bench.state.notice == nil)
        #expect(bench.state.outbox.isEmpty)
    }

    @Test func `another's decision on the comment in view shows at once`() throws {
        var bench = try ReviewBench(three)
        try bench.answer(
            .changes(after: 40),
            .changes(try bench.decode(change(1, entry: 41, to: "approved"))),
        )
        #expect(
            bench.state.list.current?.news == "sam published it (14:02 UTC). It is approved now."
        )
        #expect(bench.open.contains(.changes(after: 41)))
        try bench.press("s")
        #expect(bench.decision == nil)
        #expect(bench.message.hasSuffix("Press s again to decide anyway."))
    }

    @Test func `somebody else's look at the comment in view shows too, though it stays held`()
        throws
    {
        var bench = try ReviewBench(three)
        try bench.answer(
            .changes(after: 40),
            .changes(try bench.decode(change(1, entry: 41, to: "held"))),
        )
        #expect(bench.state.list.current?.news == "sam kept it held (14:02 UTC). It is held now.")
        #expect(bench.state.list.current?.isOpen == true)
    }

    @Test func `our own decision is no news`() throws {
        var bench = try ReviewBench(three)
        try bench.press("a")
        try bench.confirm(version: 41)
        try bench.answer(
            .changes(after: 40),
            .changes(try bench.decode(change(1, entry: 41, to: "approved", by: "mara"))),
        )
        #expect(bench.state.list[1]?.news == nil)
        #expect(bench.state.list[1]?.choice == .approve)
    }

    @Test func `what others decided or read ahead is stepped over`() throws {
        var bench = try ReviewBench(three + [Samples.comment(4)])
        try bench.answer(
            .changes(after: 40),
            .changes(try bench.decode(change(2, entry: 41, to: "spam"))),
        )
        try bench.answer(.lease(3), .failed(CommandFailure(.refused, "Sam is reading this.")))
        try bench.press("n")
        #expect(bench.viewed == 4)
    }

    @Test func `nobody is kept from reading what others read`() throws {
        var bench = try ReviewBench([Samples.comment(1), Samples.comment(2)])
        try bench.answer(.lease(2), .failed(CommandFailure(.refused, "Sam is reading this.")))
        try bench.press("n")
        #expect(bench.viewed == 2)
        #expect(bench.screen().contains("* Sam is reading this."))
    }

    @Test func `leases go with the comments in view and next`() throws {
        var bench = try ReviewBench(three)
        try bench.answer(.lease(1), .done)
        try bench.answer(.lease(2), .done)
        try bench.press("n")
        #expect(bench.effects.contains(.call(.release(1))))
        #expect(bench.open.contains(.lease(3)))
        #expect(!bench.open.contains(.lease(2)))
        bench.handle(.alarm(.renewLease))
        #expect(bench.open.contains(.lease(2)))
    }

    @Test func `one comment that is gone takes no leases from the others`() throws {
        var bench = try ReviewBench(three)
        try bench.answer(.lease(1), .done)
        try bench.answer(.lease(2), .failed(CommandFailure(.notFound, "no such comment")))
        try bench.press("n")
        #expect(bench.open.contains(.lease(3)))
    }

    @Test func `an older server offers neither changes nor leases, and all works`() throws {
        var bench = try ReviewBench(three, isOld: true)
        let missing = ReviewAnswer.failed(CommandFailure(.notFound, "no such page"))
        try bench.answer(.lease(1), missing)
        let asked = bench.open
        try bench.press("a")
        try bench.confirm()
        let news = bench.open.filter { !asked.contains($0) }
        #expect(news.isEmpty)
        #expect(bench.viewed == 2)
    }

    @Test func `new comments are counted, the urgent ones next`() throws {
        var bench = try ReviewBench(three)
        for (entry, id) in [(41, 412), (42, 5)] {
            let news = change(id, entry: entry, to: "held")
            bench.handle(.answered(.changes(after: 40), .changes(try bench.decode(news))))
        }
        let more = [Samples.urgent] + three + [Samples.comment(4), Samples.comment(5)]
        let queue: WireQueue = try bench.decode(Samples.queue(more))
        bench.handle(.answered(.queue(search: nil, cursor: nil), .queue(queue)))
        #expect(bench.state.list.entries.map(\.comment.id) == [1, 412, 2, 3, 4, 5])
        #expect(bench.screen().hasPrefix("1 of 6"))
        #expect(bench.screen().split(separator: "\n")[0].hasSuffix("2 new"))
        try bench.press("n")
        #expect(bench.viewed == 412)
        #expect(bench.state.list.newcomers == 1)
    }

    @Test func `a comment that comes in is asked for`() throws {
        var bench = try ReviewBench(three)
        let asked = bench.effects.filter { $0 == .call(.queue(search: nil, cursor: nil)) }.count
        try bench.answer(
            .changes(after: 40),
            .changes(try bench.decode(change(9, entry: 41, to: "held"))),
        )
        let now = bench.effects.filter { $0 == .call(.queue(search: nil, cursor: nil)) }.count
        #expect(now == asked + 1)
    }

    @Test func `a newer text is covered again and must be looked at`() throws {
        var bench = try ReviewBench([Samples.urgent], pages: [412: Samples.page(Samples.urgent)])
        try bench.press(" ")
        let newer = Samples.urgent.replacing("and nobody", with: "but I called them and nobody")
            .replacing(#""version":4120"#, with: #""version":4121"#)
        let page: WireCommentPage = try bench.decode(Samples.page(newer))
        bench.handle(.answered(.story(412), .story(page)))
        #expect(bench.state.isCovered)
        #expect(bench.message == "The text of #412 is a newer one; look again.")
    }

    @Test func `words that are looked for ask the server anew`() throws {
        var bench = try ReviewBench(three)
        try bench.press("/tea")
        try bench.press(.enter)
        #expect(bench.open.contains(.queue(search: "tea", cursor: nil)))
        let found: WireQueue = try bench.decode(Samples.queue([Samples.comment(7)]))
        try bench.answer(.queue(search: "tea", cursor: nil), .queue(found))
        #expect(bench.viewed == 7)
        #expect(bench.screen().hasPrefix("1 of 1 · with “tea”"))
    }
}
