import Synchronization
import Testing

@testable import afterword

struct PlainStageTests {
    private final class Paper: Sendable {
        private let text = Mutex("")
        func write(_ more: String) { text.withLock { $0 += more } }
        var all: String { text.withLock { $0 } }
    }

    @Test func `a shift is read out line by line`() throws {
        let paper = Paper()
        var stage = PlainStage { paper.write($0) }
        var bench = try ReviewBench(
            [Samples.urgent, Samples.comment(2)],
            pages: [412: Samples.page(Samples.urgent)],
            plan: ReviewPlan(actor: "mara", isPlain: true),
            columns: PlainStage.size(columns: 160).columns,
            rows: PlainStage.endless,
        )
        stage.show(bench.state)
        for line in ["a", "v", "r", "x", ".", "r", "2", "a note", "a"] {
            for key in bench.state.keys(of: line) { try bench.press(key) }
            stage.show(bench.state)
            guard bench.decision != nil else { continue }
            try bench.confirm()
            stage.show(bench.state)
        }
        try expectSnapshot(
            paper.all,
            "review-plain",
            from: #filePath.replacing("/Review/", with: "/"),
        )
        #expect(!paper.all.contains("\u{1B}"))
    }
}
