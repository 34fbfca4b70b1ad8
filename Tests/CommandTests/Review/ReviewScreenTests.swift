import Testing

@testable import afterword

struct ReviewScreenTests {
    static let sizes = [(80, 24), (160, 50)]

    /// A reply with something to black out, marks, Markdown and people's decisions.
    private static let private_ = Samples.comment(
        417,
        name: "Bob",
        text: "Call me on 0171 5550123, *please*.\\nOr see [my page](http://pills.example/buy).",
        why: "held: a way to be reached (contact-details)",
        more: #""parent":400,"state":"held","pending_edit":false"#,
    )
    private static let verdict = """
        {"policy":"peer-support","hash":"sha256:ab","outcome":"hold","priority":"normal",
        "hits":[{"rule":"contact-details","mode":"enforce","on":"body","spans":[[11,23]]},
        {"rule":"links-unknown-author","mode":"enforce","on":"body","spans":[[52,76]]}],
        "trace":["default approve"],
        "redactions":[{"rule":"contact-details","kind":"phone","spans":[[11,23]]}]}
        """
    private static let items = [
        Samples.urgent, private_, Samples.hostile, Samples.wide, Samples.comment(420),
    ]
    private static let pages: [Int64: String] = [
        412: Samples.page(Samples.urgent), 417: Samples.page(private_, explanation: verdict),
        409: Samples.page(Samples.hostile, explanation: "null"),
    ]

    private func bench(_ size: (Int, Int), _ items: [String] = items) throws -> ReviewBench {
        try ReviewBench(items, pages: Self.pages, columns: size.0, rows: size.1)
    }

    private func expect(_ bench: ReviewBench, _ name: String) throws {
        let size = bench.state.size
        try expectSnapshot(
            bench.screen(),
            "review-\(name)-\(size.columns)",
            from: #filePath.replacing("/Review/", with: "/"),
        )
    }

    @Test(arguments: sizes)
    func `an urgent comment is covered`(size: (Int, Int)) throws {
        try expect(try bench(size), "covered")
    }

    @Test(arguments: sizes)
    func `space shows it with what the rules hit`(size: (Int, Int)) throws {
        var bench = try bench(size)
        try bench.press(" ")
        try expect(bench, "urgent")
    }

    @Test(arguments: sizes)
    func `marks, links and proposals stand by the text`(size: (Int, Int)) throws {
        var bench = try bench(size)
        try bench.press("n")
        try expect(bench, "private")
    }

    @Test(arguments: sizes)
    func `a hostile text is shown and does nothing`(size: (Int, Int)) throws {
        var bench = try bench(size)
        try bench.press("nn")
        try expect(bench, "hostile")
    }

    @Test(arguments: sizes)
    func `wide letters keep their columns`(size: (Int, Int)) throws {
        var bench = try bench(size)
        try bench.press("nnn")
        try expect(bench, "wide")
    }

    @Test(arguments: sizes)
    func `a plain comment is plain`(size: (Int, Int)) throws {
        var bench = try bench(size)
        try bench.press("nnnn")
        try expect(bench, "plain")
    }

    @Test(arguments: sizes)
    func `x explains and t shows the thread`(size: (Int, Int)) throws {
        var bench = try bench(size)
        try bench.press(" x")
        try expect(bench, "explained")
        try bench.press("t")
        try expect(bench, "thread")
    }

    @Test(arguments: sizes)
    func `a covered comment stays covered in every view`(size: (Int, Int)) throws {
        var bench = try bench(size)
        for view in ["x", "t"] {
            try bench.press(view)
            #expect(!bench.screen().contains("I want to die"))
            #expect(!bench.screen().contains("I hear you."))
        }
    }

    @Test(arguments: sizes)
    func `the help fits`(size: (Int, Int)) throws {
        var bench = try bench(size)
        try bench.press("?")
        try expect(bench, "help")
    }

    @Test(arguments: sizes)
    func `a rejection asks for a reason and a note`(size: (Int, Int)) throws {
        var bench = try bench(size)
        try bench.press("nr")
        try expect(bench, "reason")
        try bench.press("2he \u{1B}[31m")
        try expect(bench, "note")
    }

    @Test(arguments: sizes)
    func `a search asks for words`(size: (Int, Int)) throws {
        var bench = try bench(size)
        try bench.press("/gri")
        try expect(bench, "search")
    }

    @Test(arguments: sizes)
    func `a conflict says who, when and what it is now`(size: (Int, Int)) throws {
        var bench = try bench(size)
        try bench.press("ns")
        let decision = try #require(bench.decision)
        let conflict = """
            {"id":417,"version":5000,"by":"li","at":"2026-11-23T12:00:00Z","state":"approved",
            "message":"it changed since you saw it: look at it again"}
            """
        let answer = Samples.decided([], "spam", conflicts: conflict)
        try bench.answer(.decide(decision), .decided(try bench.decode(answer)))
        try expect(bench, "conflict")
    }

    @Test(arguments: sizes)
    func `an empty queue and a finished one are good news`(size: (Int, Int)) throws {
        try expect(try bench(size, []), "empty")
        var bench = try bench(size, [Samples.wide, Samples.comment(420)])
        try bench.press("a")
        try bench.confirm()
        try bench.press("n")
        try expect(bench, "finished")
    }

    @Test(arguments: sizes)
    func `what another reads says so`(size: (Int, Int)) throws {
        var bench = try bench(size)
        let taken = CommandFailure(.refused, "Sam is reading this since 12:04.")
        try bench.answer(.lease(412), .failed(taken))
        try expect(bench, "taken")
    }

    @Test(arguments: sizes)
    func `a lost connection says so`(size: (Int, Int)) throws {
        var bench = try bench(size)
        try bench.press("ns")
        try bench.lose(.decide(try #require(bench.decision)))
        try expect(bench, "lost")
    }

    @Test(arguments: [(39, 24), (80, 9), (20, 4), (3, 1)])
    func `a window that is too small says so and obeys only q`(size: (Int, Int)) throws {
        var bench = try ReviewBench(Self.items, columns: size.0, rows: max(size.1, 1))
        #expect(ReviewScreen(bench.state).lines.count <= size.1)
        try bench.press("hs")
        #expect(bench.decision == nil)
        try bench.press("q")
        #expect(bench.state.end == .asked)
    }

    @Test(arguments: [
        (40, 10), (41, 12), (60, 15), (119, 30), (120, 30), (200, 60), (400, 100),
    ])
    func `every screen fits every window`(size: (Int, Int)) throws {
        var bench = try ReviewBench(Self.items, pages: Self.pages, columns: size.0, rows: size.1)
        for keys in [" ", "x", "t", "?", "?", "n", "n", "n", "n", "/abc"] {
            try bench.press(keys)
            _ = bench.screen()
        }
    }
}
