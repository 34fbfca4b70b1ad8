import Testing

@testable import afterword

struct QueueTextTests {
    private let all = Samples.queue(
        [Samples.urgent, Samples.hostile, Samples.wide],
        next: #""m""#,
        waiting: 32,
    )

    @Test(arguments: [40, 80, 120])
    func `the queue fits the screen`(columns: Int) async throws {
        let ran = try await Bench(["GET queue": all]).run(
            "queue",
            "--limit",
            "3",
            columns: columns,
        )
        try expectSnapshot(ran.output, "queue-\(columns)")
        for line in ran.output.split(separator: "\n") where !line.contains("afterword ") {
            #expect(TextWidth.of(String(line)) <= columns, "\(line)")
        }
        #expect(ran.status == .done)
    }

    @Test func `colour marks only what we say ourselves`() async throws {
        let ran = try await Bench(["GET queue": all]).run("queue", "--limit", "3", colour: true)
        try expectSnapshot(
            String(ran.output.map { $0 == "\u{1B}" ? "␛" : $0 }),
            "queue-colour",
        )
    }

    @Test func `covered texts are shown when asked for`() async throws {
        let bench = Bench(["GET queue": Samples.queue([Samples.urgent])])
        let ran = try await bench.run("queue", "--show-text")
        #expect(ran.output.contains("│ I can't go on. I want to die and nobody would notice."))
        #expect(!ran.output.contains("covered"))
    }

    @Test(arguments: [
        (
            ["queue"],
            "Nothing waits; take a break, you earned it. "
                + "What was put aside as spam has a list of its own: --state spam.\n",
        ),
        (["queue", "--state", "spam"], "No spam is kept. A clean house.\n"),
        (["queue", "--state", "reported"], "No reader reported anything.\n"),
        (["queue", "--state", "all"], "There is no comment here yet.\n"),
        (["queue", "--site", "x"], "Nothing in the queue matches. That may be good news.\n"),
    ])
    func `an empty queue is good news`(arguments: [String], words: String) async throws {
        let bench = Bench(["GET queue": Samples.queue([])])
        let ran = try await bench.run(all: arguments)
        #expect(ran.output == words)
        #expect(ran.status == .done)
    }
}
