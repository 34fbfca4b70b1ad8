import Testing

@testable import afterword

struct StatsCommandTests {
    private let days = (0..<30).map { (arrived: $0 * 7 % 11, decided: $0 % 5) }
    private var stats: String { LogSamples.stats(days: days) }

    @Test(arguments: [
        (80, Terminal.Drawing.blocks, "80"), (60, .ascii, "ascii"), (80, .none, "plain"),
    ])
    func `the queue's health fits the screen`(
        columns: Int,
        drawing: Terminal.Drawing,
        name: String,
    ) async throws {
        let ran = try await Bench(["GET stats": stats]).run(
            "stats",
            columns: columns,
            drawing: drawing,
        )
        try expectSnapshot(ran.output, "stats-\(name)")
        for line in ran.output.split(separator: "\n") {
            #expect(TextWidth.of(String(line)) <= columns, "\(line)")
        }
        #expect(ran.requests == ["GET /api/v1/moderation/stats?days=30 "])
    }

    @Test func `plain gives a screen reader numbers where others see marks`() async throws {
        let bench = Bench(["GET stats": stats])
        let drawn = try await bench.run("stats", "--site", "blog", drawing: .blocks)
        #expect(drawn.output.contains("▇"))
        #expect(drawn.requests == ["GET /api/v1/moderation/stats?site=blog&days=30 "])
        let plain = try await Bench(["GET stats": stats]).run("stats", "--plain", drawing: .blocks)
        #expect(plain.output.contains("2026-11-02        7        1"))
        #expect(!plain.output.contains { "▁▂▃▅▇".contains($0) })
    }

    @Test func `a quiet house has little to tell`() async throws {
        let quiet = """
            {"at":"2026-11-23T11:02:00Z","since":"2026-11-23T00:00:00Z","waiting":{"held":0,
            "priorities":{"urgent":0,"high":0,"normal":0,"low":0},"spam":0,"sites":[]},
            "days":[{"day":"2026-11-23","arrived":0,"decided":0}],
            "time_to_decision":{"decisions":0},"verdicts":{},"decisions":{},"undone":0,
            "overruled":0,"wrongly_stopped":0,"wrongly_published":0,"moderators":[],"rules":[]}
            """
        let ran = try await Bench(["GET stats": quiet]).run(
            "stats",
            "--days",
            "1",
            drawing: .ascii,
        )
        try expectSnapshot(ran.output, "stats-quiet")
    }

    @Test(arguments: [
        ([0, 1, 2, 3, 4], "▁▂▃▅▇"), ([0, 0], "▁▁"), ([100, 1, 0], "▇▂▁"), ([], ""), ([5], "▇"),
    ])
    func `marks rise with the numbers, and only nothing is flat`(values: [Int], marks: String) {
        #expect(Sparkline.of(values, as: .blocks) == marks)
        #expect(Sparkline.of(values, as: .ascii).count == values.count)
        #expect(Sparkline.of(values, as: .none).isEmpty)
    }

    @Test func `more days than columns are gathered from the end`() {
        let (sums, each) = Sparkline.gathered([1, 2, 3, 4, 5], atMost: 3)
        #expect(sums == [1, 5, 9])
        #expect(each == 2)
        #expect(Sparkline.gathered([1, 2], atMost: 3).sums == [1, 2])
        #expect(Sparkline.gathered([], atMost: 3).sums == [])
    }

    @Test(arguments: [
        (["LANG": "de_DE.UTF-8"], Terminal.Drawing.blocks),
        (["LC_ALL": "C", "LANG": "C.UTF-8"], .ascii),
        (["LC_CTYPE": "C.utf8"], .blocks), ([:], .ascii),
        (["LANG": "C.UTF-8", "TERM": "dumb"], .ascii),
    ])
    func `blocks are drawn where the locale has them`(
        environment: [String: String],
        drawing: Terminal.Drawing,
    ) {
        #expect(Terminal.drawing(environment: environment) == drawing)
    }
}
